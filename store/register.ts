import type { Connection } from 'mongoose';
import { accountOf } from '../domain/sign-in';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { CodeDocument, PartyDocument, PersonDocument, UnitDocument } from './documents/register';
import { registerKey } from './ids';
import type { RegisterDocuments } from './register-documents';

/** A person by what they are to whom. */
export type RolesOfPerson = Pick<PersonDocument, '_id' | 'id' | 'roles'>;

const NOT_ROLES = [
  'campaign',
  'name',
  'title',
  'email',
  'account',
  'addressRefused',
  'addressMended',
] as const satisfies Exclude<keyof PersonDocument, keyof RolesOfPerson>[];

/** Some units of a register, by their position in it. */
interface Slice {
  campaign: string;
  offset: number;
  limit: number;
}

const inSlice = ({ campaign, offset, limit }: Slice) => ({
  campaign,
  position: { $gte: offset, $lt: offset + limit },
});
const BY_POSITION = { sort: { position: 1 } } as const;

/** `units`, `people`, `parties` and `codes`: the register of each campaign as it was when the campaign opened. */
export function registerIn(connection: Connection) {
  const units = collectionOf<UnitDocument>({
    connection,
    name: 'units',
    indexes: [{ campaign: 1, position: 1 }],
  });
  const people = collectionOf<PersonDocument>({
    connection,
    name: 'people',
    indexes: [{ campaign: 1 }, { campaign: 1, 'roles.party': 1 }, { account: 1 }],
  });
  const parties = collectionOf<PartyDocument>({ connection, name: 'parties', indexes: [{ campaign: 1 }] });
  const codes = collectionOf<CodeDocument>({ connection, name: 'codes', indexes: [] });
  return {
    createIndexes: async () => {
      for (const each of [units, people, parties, codes]) await each.createIndexes();
    },
    /** Insert-only by natural key, so that a repeat after a crash adds what is missing and changes nothing. */
    async insertAll(documents: RegisterDocuments): Promise<void> {
      await parties.insertAll(documents.parties);
      await codes.insertAll(documents.codes);
      await people.insertAll(documents.people);
      await units.insertAll(documents.units);
    },
    /** By position in the register, of which `offset` and `limit` count. */
    unitsSlice: (slice: Slice): Promise<UnitDocument[]> => units.find(inSlice(slice), BY_POSITION),
    /** Ids of the same. */
    async unitIdsSlice(slice: Slice): Promise<string[]> {
      const found = await units.find(inSlice(slice), { ...BY_POSITION, without: ['owed'] });
      return found.map(({ unit }) => unit.id);
    },
    /** Some units by id, without what is owed of them, which is most of a unit. */
    unitsNamed: async ({
      campaign,
      parties: ids,
    }: {
      campaign: string;
      /** Of those that are no units nothing is found. */
      parties: string[];
    }): Promise<Map<string, Omit<UnitDocument, 'owed'>>> => {
      const named = { _id: { $in: ids.map((id) => registerKey(campaign, id)) } };
      const found = await units.find(named, { without: ['owed'] });
      return new Map(found.map((document) => [document.unit.id, document]));
    },
    unit: ({ campaign, unit }: { campaign: string; unit: string }): Promise<UnitDocument | null> =>
      units.get(registerKey(campaign, unit)),
    /** The id of the unit or party that a code of the register stands for. */
    async partyOfCode({ campaign, code }: { campaign: string; code: string }): Promise<string | null> {
      const found = await codes.get(registerKey(campaign, code));
      return found?.party ?? found?.unit ?? null;
    },
    party: ({ campaign, party }: { campaign: string; party: string }): Promise<PartyDocument | null> =>
      parties.get(registerKey(campaign, party)),
    person: ({ campaign, person }: { campaign: string; person: string }): Promise<PersonDocument | null> =>
      people.get(registerKey(campaign, person)),
    /** Some of a campaign's people, by id. */
    async peopleNamed({
      campaign,
      people: ids,
    }: {
      campaign: string;
      people: string[];
    }): Promise<Map<string, PersonDocument>> {
      const found = await people.find({ _id: { $in: ids.map((id) => registerKey(campaign, id)) } });
      return new Map(found.map((person) => [person.id, person]));
    },
    /** Whoever has an address, in every campaign that knows it. */
    peopleAt: (account: string): Promise<PersonDocument[]> => people.find({ account }),
    /** Gives those their account who are from before there were any; to be repeated at will. */
    async nameAccounts(): Promise<void> {
      for await (const { _id, email } of people.each({ account: null })) {
        await people.update({ _id }, { $set: { account: accountOf(email) } });
      }
    },
    peopleOf: (campaign: string): Promise<PersonDocument[]> => people.find({ campaign }),
    /** Those who are something to one of some parties. */
    peopleAtParties: ({
      campaign,
      parties: ids,
    }: {
      campaign: string;
      parties: string[];
    }): Promise<PersonDocument[]> => people.find({ campaign, 'roles.party': { $in: ids } }),
    /** What everybody is to whom, or those are who are something to one of some parties. */
    rolesOf: ({
      campaign,
      parties: ids,
    }: {
      campaign: string;
      parties?: string[];
    }): Promise<RolesOfPerson[]> =>
      people.find({ campaign, ...(ids && { 'roles.party': { $in: ids } }) }, { without: [...NOT_ROLES] }),
    /** Whatever has a name in a campaign: units, parties, members and bodies. */
    partiesOf: (campaign: string): Promise<PartyDocument[]> => parties.find({ campaign }),
    /** Names by id, of some of them. */
    async namesOf({
      campaign,
      parties: ids,
    }: {
      campaign: string;
      parties: string[];
    }): Promise<Map<string, string>> {
      const found = await parties.find({ _id: { $in: ids.map((id) => registerKey(campaign, id)) } });
      return new Map(found.map(({ _id, name }) => [_id.slice(campaign.length + 1), name]));
    },
    /** Ids of all parties that the register of some campaign has. */
    async partyIds(): Promise<Set<string>> {
      const found = await parties.find({});
      return new Set(found.map(({ _id, campaign }) => _id.slice(campaign.length + 1)));
    },
    /**
     * The first refusal stands, so that telling it again changes nothing. False, and nothing is marked, if the person has
     * another address by now than the one that was refused.
     */
    async markAddressRefused({
      campaign,
      person,
      email,
      at,
      reason,
    }: {
      campaign: string;
      person: string;
      email: string;
      at: Instant;
      reason: string;
    }): Promise<boolean> {
      const _id = registerKey(campaign, person);
      const isFirst = await people.update(
        { _id, email, addressRefused: null },
        { $set: { addressRefused: { at, reason } } },
      );
      return isFirst || (await people.get(_id))?.email === email;
    },
    /**
     * The person's address and account from now on. False, and nothing is changed, if it is not `mended.from` any more that they
     * have.
     */
    mendAddress: ({
      campaign,
      person,
      email,
      mended,
    }: {
      campaign: string;
      person: string;
      email: string;
      mended: NonNullable<PersonDocument['addressMended']>;
    }): Promise<boolean> =>
      people.update(
        { _id: registerKey(campaign, person), email: mended.from },
        {
          $set: { email, account: accountOf(email), addressMended: mended },
          $unset: { addressRefused: '' },
        },
      ),
    /** The address takes mail after all. */
    clearAddressRefused: ({
      campaign,
      person,
      email,
    }: {
      campaign: string;
      person: string;
      email: string;
    }): Promise<boolean> =>
      people.update({ _id: registerKey(campaign, person), email }, { $unset: { addressRefused: '' } }),
    addressesRefused: (campaign: string): Promise<PersonDocument[]> =>
      people.find({ campaign, addressRefused: { $ne: null } }),
  };
}

export type RegisterStore = ReturnType<typeof registerIn>;
