import { heartbeat } from '@temporalio/activity';
import type { Instant } from '../domain/time';
import type { CampaignDocument, LetterDocument, LetterItem, RoundDocument } from '../store/documents';
import { letterId, roundId } from '../store/ids';
import type { Store } from '../store/store';
import { gatherAlsoOwed } from './also-owed';
import type { ActivityDeps } from './deps';
import { findCampaign } from './find-campaign';
import { type Gathered, gatherItems } from './gather-items';
import type { ComposedRound, LetterActivities } from './interface';
import { giveBackUntold } from './late-claims';
import { recipientsOf, roleKey } from './recipients';
import { countUnreleased } from './unreleased';

/**
 * Makes the letters of one instant. Safe to run again after a crash at any line: notices are claimed until the round's
 * document exists and never after, so that every run from there on reads the same notices, and letters are
 * insert-only by round and person.
 */
export const createComposeLetters =
  ({ store }: Pick<ActivityDeps, 'store'>): LetterActivities['composeLetters'] =>
  async ({ campaign: id, at, supplement }): Promise<ComposedRound> => {
    const campaign = await findCampaign(store, id);
    const round = { _id: roundId({ campaign: id, at, supplement }), campaign: id, at };
    await closeClaims({ store, round });
    const recipients = recipientsOf(await store.register.peopleOf(id));
    heartbeat();
    const gathered = await gatherItems({ notices: store.notices.ofRound(round._id), recipients });
    const { people } = gathered;
    const isOwing = [...people.values()].some((items) => items.hasStage);
    const evaluations = store.evaluations.each({ campaign: id, open: true });
    const also = isOwing
      ? await gatherAlsoOwed({ evaluations, at, plan: campaign.plan, recipients, people })
      : new Map<string, LetterItem[]>();
    const letters = [...people].map(([person, items]) =>
      letterOf({ round, person, items: items.inOrder, also: also.get(person) ?? [] }),
    );
    const directors = recipients.get(roleKey(headOfHomeAffairs(campaign))) ?? [];
    if (!supplement) await tellUnreleased({ store, campaign, round, letters, directors });
    heartbeat();
    const composed = await store.letters.insertOnly(letters);
    if (composed < letters.length) await giveBackUntold({ store, round: round._id, letters });
    const unreachable = await recordUnreachable({ store, round, gathered });
    await store.rounds.setCounts({ round: round._id, letters: letters.length, unreachable });
    const states = await store.letters.countByState(id);
    return {
      composed: letters.length,
      waiting: states.waiting,
      ready: states.ready + states.sending,
      pending: await store.notices.countPending(id),
      open: await store.evaluations.countOpen(id),
    };
  };

type Round = Pick<RoundDocument, '_id' | 'campaign' | 'at'>;

/** After this the round has its notices, for ever the same. */
async function closeClaims({ store, round }: { store: Store; round: Round }): Promise<void> {
  if (await store.rounds.get(round._id)) return;
  const { campaign, at } = round;
  await store.notices.claim({ campaign, at, round: round._id });
  const stragglers = await store.notices.countStragglers({ round: round._id, before: at });
  await store.rounds.insert({ ...round, stragglers });
}

function letterOf({
  round,
  person,
  items,
  also,
}: {
  round: Round;
  person: string;
  items: LetterItem[];
  also: LetterItem[];
}): LetterDocument {
  const needsRelease = items.some((item) => item.needsRelease);
  return {
    _id: letterId({ round: round._id, person }),
    campaign: round.campaign,
    round: round._id,
    at: round.at,
    person,
    state: needsRelease ? 'waiting' : 'ready',
    items,
    // What has to be released first does not travel along in a letter that nobody looks at.
    alsoOwed: also.filter((item) => needsRelease || !item.needsRelease),
    needsRelease,
    attempts: 0,
    possibleDuplicates: 0,
  };
}

const headOfHomeAffairs = ({ plan }: CampaignDocument) =>
  ({ party: plan.bodies.homeAffairs.party, role: 'head' }) as const;

/** Puts the count into the director's letter of this round, or into one of its own if that has to wait or is not there. */
async function tellUnreleased({
  store,
  campaign: { _id: campaign, plan },
  round,
  letters,
  directors,
}: {
  store: Store;
  campaign: CampaignDocument;
  round: Round;
  letters: LetterDocument[];
  directors: readonly string[];
}): Promise<void> {
  const unreleased = await countUnreleased({ store, campaign, plan, at: round.at });
  if (unreleased === 0) return;
  for (const person of directors) {
    const own = letters.find((letter) => letter.person === person);
    if (own && !own.needsRelease) {
      own.unreleased = unreleased;
      continue;
    }
    const letter = letterOf({ round, person, items: [], also: [] });
    letters.push({ ...letter, _id: own ? `${letter._id}#unreleased` : letter._id, unreleased });
  }
}

/** A letter that nobody can get is named to administrators; by round and role, so that it is named once. */
async function recordUnreachable({
  store,
  round: { _id: round, campaign, at },
  gathered: { unreachable },
}: {
  store: Store;
  round: { _id: string; campaign: string; at: Instant };
  gathered: Gathered;
}): Promise<number> {
  let items = 0;
  for (const [target, told] of unreachable) {
    items += told.items;
    const entry = { at, actor: 'letters', action: 'no-recipient', campaign, target };
    await store.audit.append({ _id: `${round}#${target}`, ...entry });
  }
  return items;
}
