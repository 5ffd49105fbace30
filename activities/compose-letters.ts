import { heartbeat, log } from '@temporalio/activity';
import type { Instant } from '../domain/time';
import type { CampaignDocument } from '../store/documents/campaign';
import type { LetterDocument, LetterItem, RoundDocument } from '../store/documents/letter';
import { letterId, roundId } from '../store/ids';
import type { Store } from '../store/store';
import type { ComposedRound, LetterActivities } from '../workflows/contract';
import { evaluationsOwedBy, gatherAlsoOwed, partiesWritten } from './also-owed';
import type { ActivityDeps } from './deps';
import { findCampaign } from './find-campaign';
import { type Gathered, gatherItems, itemsByRole } from './gather-items';
import { giveBackUntold } from './late-claims';
import { recipientsAt, roleKey } from './recipients';
import { countUnreleased, lettersWaiting } from './unreleased';
import { whileAlive } from './while-alive';

/** A page of letters is written in well under a second. */
const PAGE = 500;
/** Matters of one letter: a store keeps a document of 16 MB at the most, and a letter lists far fewer. */
const MOST_MATTERS = 5_000;

/**
 * Makes the letters of one instant. Safe to run again after a crash at any line: notices are claimed until the round's
 * document exists and never after, so that every run from there on reads the same notices, and letters are
 * insert-only by round and person: what an attempt has written of them stays, and the next one writes the rest.
 */
export const createComposeLetters =
  ({
    store,
    page = PAGE,
  }: Pick<ActivityDeps, 'store'> & { page?: number }): LetterActivities['composeLetters'] =>
  (asked) =>
    whileAlive(() => composeRound({ store, page }, asked));

async function composeRound(
  { store, page }: Pick<ActivityDeps, 'store'> & { page: number },
  { campaign: id, at, supplement }: Parameters<LetterActivities['composeLetters']>[0],
): Promise<ComposedRound> {
  const campaign = await findCampaign(store, id);
  if (campaign.state === 'cancelled') return { composed: 0, finished: true };
  const round = { _id: roundId({ campaign: id, at, supplement }), campaign: id, at };
  // Whoever made them has not come to the end, and nobody else will look at those notices again.
  for (const unfinished of await store.rounds.unfinished(id)) {
    if (unfinished._id !== round._id)
      await makeLetters({ store, page, campaign, round: unfinished, unreleased: 0 });
  }
  const waiting = supplement ? [] : await lettersWaiting({ store, campaign, at });
  const unreleased = await countUnreleased({ store, campaign, waiting, at });
  // Most daily rounds have nothing to tell, and should cost next to nothing.
  const hasNews = await store.notices.hasAny({ campaign: id, at, round: round._id });
  if (!hasNews && unreleased === 0) return outcome({ store, campaign: id });
  await closeClaims({ store, round });
  const letters = await makeLetters({ store, page, campaign, round, unreleased });
  return outcome({ store, campaign: id, letters });
}

/** The letters of a round that has its notices; the same ones however often. */
async function makeLetters({
  store,
  page,
  campaign,
  round,
  unreleased,
}: {
  store: Store;
  page: number;
  campaign: CampaignDocument;
  round: Round;
  unreleased: number;
}): Promise<LetterDocument[]> {
  const { campaign: id, at } = round;
  const roles = await itemsByRole(store.notices.ofRound(round._id));
  const director = headOfHomeAffairs(campaign);
  const parties = new Set([director, ...[...roles.values()].map(({ to }) => to)].map(({ party }) => party));
  const recipients = await recipientsAt(store.register, { campaign: id, parties });
  const gathered = gatherItems({ roles, recipients });
  const { people } = gathered;
  const isOwing = [...people.values()].some((items) => items.hasStage);
  const { plan } = campaign;
  const also = isOwing
    ? await gatherAlsoOwed({
        evaluations: evaluationsOwedBy(store, id, partiesWritten({ plan, recipients, people })),
        at,
        plan,
        recipients,
        people,
      })
    : new Map<string, LetterItem[]>();
  const letters = [...people].map(([person, items]) =>
    letterOf({ round, person, items: items.inOrder, also: also.get(person) ?? [] }),
  );
  const directors = recipients.get(roleKey(director)) ?? [];
  if (unreleased > 0) tellUnreleased({ unreleased, round, letters, directors });
  const composed = await insertLetters({ store, page, letters });
  if (composed < letters.length) await giveBackUntold({ store, round: round._id, letters });
  const unreachable = await recordUnreachable({ store, round, gathered });
  await store.rounds.setCounts({ round: round._id, letters: letters.length, unreachable });
  log.info('letters made', {
    campaign: id,
    round: round._id,
    letters: letters.length,
    composed,
    unreachable,
  });
  return letters;
}

/** Page by page, each with a sign of life, so that no number of letters takes too long for one. Counts the new. */
async function insertLetters({
  store,
  page,
  letters,
}: {
  store: Store;
  page: number;
  letters: readonly LetterDocument[];
}): Promise<number> {
  let composed = 0;
  for (let from = 0; from < letters.length; from += page) {
    composed += await store.letters.insertOnly(letters.slice(from, from + page));
    heartbeat();
  }
  return composed;
}

type Round = Pick<RoundDocument, '_id' | 'campaign' | 'at'>;

/** While evaluations are open nothing can be finished, so that the rest is counted only after that. */
async function outcome({
  store,
  campaign,
  letters = [],
}: {
  store: Store;
  campaign: string;
  letters?: readonly LetterDocument[];
}): Promise<ComposedRound> {
  const composed = letters.length;
  if (await store.evaluations.hasOpen(campaign)) return { composed, finished: false };
  const { waiting, ready, sending } = await store.letters.countByState(campaign);
  const pending = await store.notices.countPending(campaign);
  return { composed, finished: waiting + ready + sending + pending === 0 };
}

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
  // What has to be released first does not travel along in a letter that nobody looks at.
  const besides = also.filter((item) => needsRelease || !item.needsRelease);
  const kept = items.slice(0, MOST_MATTERS);
  const alsoOwed = besides.slice(0, MOST_MATTERS - kept.length);
  const more = items.length + besides.length - kept.length - alsoOwed.length;
  return {
    _id: letterId({ round: round._id, person }),
    campaign: round.campaign,
    round: round._id,
    at: round.at,
    person,
    state: needsRelease ? 'waiting' : 'ready',
    items: kept,
    alsoOwed,
    ...(more > 0 && { more }),
    needsRelease,
    attempts: 0,
    possibleDuplicates: 0,
  };
}

const headOfHomeAffairs = ({ plan }: CampaignDocument) =>
  ({ party: plan.bodies.homeAffairs.party, role: 'head' }) as const;

/** Puts the count into the director's letter of this round, or into one of its own if that has to wait or is not there. */
function tellUnreleased({
  unreleased,
  round,
  letters,
  directors,
}: {
  unreleased: number;
  round: Round;
  letters: LetterDocument[];
  directors: readonly string[];
}): void {
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
    const entry = { at, actor: 'letters', action: 'no-recipient', campaign, target } as const;
    await store.audit.append({ _id: `${round}#${target}`, ...entry });
  }
  return items;
}
