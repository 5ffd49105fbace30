import type { DecisionDocument } from '../../../store/documents/decision';
import type { LetterDocument, LetterItem } from '../../../store/documents/letter';
import type { FilingHead } from '../../../store/filings';
import { campaignWorkflowId, dispatcherWorkflowId, evaluationWorkflowId } from '../../../workflows/contract';
import { fullyStaffed as register } from '../../fixtures/small-register';
import { ALL } from './calm';
import type { Doing } from './doing';
import { type Fact, meant, type Owed, owedOf } from './recompute';
import type { Rig } from './rig';
import { UNITS } from './units';

const MINUTE_MS = 60_000;
/** Timers fire up to a second late, and what is sent was asked for a little before. */
const GRAIN_MS = 10_000;
/** An evaluation has told of an instant by then, if all is well. */
const TOLD_MS = 2 * MINUTE_MS;
/** After something was away, it has: a projection waits half an hour for its next try at the most. */
const BACK_MS = 45 * MINUTE_MS;

type Told = LetterItem & { letter: LetterDocument; key: string; atMs: number; isSent: boolean };

function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

const time = (ms: number): string => (Number.isFinite(ms) ? new Date(ms).toISOString() : 'ever');

/** Every way in which what became of a campaign differs from what its plan, its filings and its decisions ask for. */
export async function faultsOf({ rig, doing }: { rig: Rig; doing: Doing }): Promise<string[]> {
  const { campaign, real } = rig;
  const faults: string[] = [];
  const letters: LetterDocument[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof real.letters.page>> = await real.letters.page({
      filter: { campaign: rig.id },
      after,
      limit: 500,
    });
    letters.push(...page.letters);
    after = page.next;
  }
  const filings = (
    await Promise.all(UNITS.map((unit) => real.filings.byEvaluation({ campaign: rig.id, unit })))
  ).flat();
  const decisions = (
    await Promise.all(UNITS.map((unit) => real.decisions.byEvaluation({ campaign: rig.id, unit })))
  ).flat();
  const facts = factsOf(filings, decisions, doing);
  const cancelledAt = doing.cancelledAt ?? Number.POSITIVE_INFINITY;
  const openedAt = Date.parse(campaign.openedAt);
  const owed = owedOf({ plan: campaign.plan, register, openedAt, facts, cancelledAt });
  const told = letters.flatMap((letter) =>
    letter.items.flatMap((item, i): Told[] =>
      item.obligation === undefined
        ? []
        : [
            {
              ...item,
              letter,
              key: `${letter.person} ${item.unit} ${item.obligation}`,
              atMs: Date.parse(item.at),
              isSent: letter.state === 'sent' && (letter.sentItems ?? []).includes(i),
            },
          ],
    ),
  );
  const byKey = groupedBy(told, ({ key }) => key);

  const isClosed = await closedUnits(rig);
  faults.push(...unanswered({ filings, decisions, isCancelled: doing.cancelledAt !== undefined }));
  for (const letter of letters) faults.push(...faultsOfState({ letter, rig, doing, isClosed }));
  faults.push(...faultsOfMail({ letters, rig, doing }));
  faults.push(...twice(told));
  faults.push(...missing({ owed, byKey, rig, cancelledAt }));
  for (const item of told) faults.push(...faultsOfItem({ item, owed, byKey, rig, isClosed }));
  faults.push(...(await faultsOfEnd({ rig, doing, isClosed })));
  return faults;
}

function factsOf(
  filings: readonly FilingHead[],
  decisions: readonly DecisionDocument[],
  doing: Doing,
): Fact[] {
  const seen = (unit: string, id: string) =>
    doing.papers.seenAt.get(`${unit} ${id}`) ?? Number.POSITIVE_INFINITY;
  return [
    ...filings.flatMap(({ unit, id, kind, step, party, answer, storedAt }): Fact[] =>
      answer === null || answer.outcome === 'refused'
        ? []
        : [
            {
              unit,
              revision: answer.revision,
              knownAt: Date.parse(storedAt),
              seenAt: seen(unit, id),
              what: { kind, step, party, isHeld: answer.outcome === 'held' },
            },
          ],
    ),
    ...decisions.flatMap(({ unit, document, kind, receivedAt, answer }): Fact[] =>
      answer?.outcome !== 'accepted' || !isTold(kind)
        ? []
        : [
            {
              unit,
              revision: answer.revision,
              knownAt: Date.parse(receivedAt),
              seenAt: seen(unit, document),
              what: { kind },
            },
          ],
    ),
  ];
}

const TOLD = ['synthesis', 'remarks', 'proposal', 'recognition', 'reopening'] as const;

const isTold = (kind: string): kind is (typeof TOLD)[number] => (TOLD as readonly string[]).includes(kind);

async function closedUnits(rig: Rig): Promise<ReadonlySet<string>> {
  const closed = new Set<string>();
  for (const unit of UNITS) {
    const row = await rig.real.evaluations.rowOf({ campaign: rig.id, unit });
    if (row && !row.open) closed.add(unit);
  }
  return closed;
}

/** Nothing that was stored is left without an answer. */
const unanswered = ({
  filings,
  decisions,
  isCancelled,
}: {
  filings: readonly FilingHead[];
  decisions: readonly DecisionDocument[];
  isCancelled: boolean;
}): string[] =>
  isCancelled
    ? []
    : [...filings, ...decisions]
        .filter(({ answer }) => answer === null)
        .map(({ _id }) => `${_id} was never answered`);

/** Each letter is where it may be. */
function faultsOfState({
  letter: { _id, state, withdrawnBecause, needsRelease, releasedAt, person, items },
  rig,
  doing,
  isClosed,
}: {
  letter: LetterDocument;
  rig: Rig;
  doing: Doing;
  isClosed: ReadonlySet<string>;
}): string[] {
  // A cancelled campaign leaves its letters as they were: nothing of it is sent any more.
  const isCancelled = doing.cancelledAt !== undefined;
  switch (state) {
    case 'sent':
      return [];
    case 'withdrawn':
      if (withdrawnBecause === undefined) return [`${_id} was withdrawn without a reason`];
      if (withdrawnBecause === 'declined' && (!needsRelease || releasedAt))
        return [`${_id} was declined, and did not wait`];
      return [];
    case 'waiting': {
      if (!needsRelease || releasedAt) return [`${_id} waits for a release that it needs not, or has`];
      const isOver = items.length > 0 && items.every(({ unit }) => isClosed.has(unit));
      const isLeft = isOver && !isCancelled && UNITS.every((unit) => isClosed.has(unit));
      return isLeft ? [`${_id} waits for release, and all its evaluations have closed`] : [];
    }
    case 'failed': {
      const email = register.people.find(({ id }) => id === person)?.email ?? '';
      return rig.relay.refused.has(email) ? [] : [`${_id} failed, and nobody refused its address`];
    }
    default:
      return isCancelled ? [] : [`${_id} is ${state}, and nobody tries it again`];
  }
}

/** What the relay took is what was sent, once, but for answers that were lost; nothing while sending was held. */
function faultsOfMail({
  letters,
  rig,
  doing,
}: {
  letters: readonly LetterDocument[];
  rig: Rig;
  doing: Doing;
}): string[] {
  const faults: string[] = [];
  const taken = groupedBy(rig.relay.taken, ({ letter }) => letter);
  for (const { _id, state, possibleDuplicates } of letters) {
    const times = taken.get(_id)?.length ?? 0;
    const sent = state === 'sent' ? 1 : 0;
    if (times < sent) faults.push(`${_id} is sent, and no relay took it`);
    if (times > sent + possibleDuplicates) faults.push(`${_id} is ${state}, and was taken ${times} times`);
    taken.delete(_id);
  }
  for (const letter of taken.keys()) faults.push(`${letter} was taken, and there is no such letter`);
  for (const { letter, begunAt } of rig.relay.taken) {
    if (doing.held.some(({ from, to }) => begunAt > from && begunAt < to))
      faults.push(`${letter} was sent while sending was held`);
  }
  return faults;
}

/** Nobody is told the same of one obligation at one instant in two letters. */
function twice(told: readonly Told[]): string[] {
  const byInstant = groupedBy(told, ({ key, at }) => `${key} ${at}`);
  return [...byInstant].flatMap(([key, items]) =>
    items.length > 1 ? [`twice: ${key} in ${items.map(({ letter }) => letter._id).join(' and ')}`] : [],
  );
}

const peopleOf = (role: string): string[] =>
  register.roles.filter((each) => `${each.party}/${each.role}` === role).map(({ person }) => person);

/** Everybody has a letter's item of each instant at which something was owed that concerns them, or of a later one. */
function missing({
  owed,
  byKey,
  rig,
  cancelledAt,
}: {
  owed: readonly Owed[];
  byKey: ReadonlyMap<string, readonly Told[]>;
  rig: Rig;
  cancelledAt: number;
}): string[] {
  const faults: string[] = [];
  const now = rig.nowMs();
  for (const { unit, step, party, from, until, stages } of owed) {
    for (const { at, to } of stages) {
      if (at >= until) continue;
      const toldBy = calmAt(rig, unit, at);
      if (toldBy >= Math.min(until, now)) continue;
      if (Number.isFinite(cancelledAt) && !(calmAt(rig, ALL, at) + TOLD_MS < cancelledAt)) continue;
      for (const role of to) {
        for (const person of peopleOf(role)) {
          const items = byKey.get(`${person} ${unit} ${step}/${party}`) ?? [];
          if (items.some(({ atMs }) => atMs >= at && atMs <= until)) continue;
          const stretch = `owed from ${time(from)} until ${time(until)}, calm by ${time(toldBy)}`;
          faults.push(`missing: ${person} of ${unit} ${step}/${party} at ${time(at)} (${stretch})`);
        }
      }
    }
  }
  return faults;
}

/** By when an evaluation must have told of an instant: it, its worker and the store had been well for long enough. */
function calmAt(rig: Rig, unit: string, at: number): number {
  for (const { from, to } of rig.calm.of(unit)) {
    const by = Math.max(at + TOLD_MS, from + BACK_MS);
    if (by <= to) return by;
  }
  return Number.POSITIVE_INFINITY;
}

/** What was told was still owed, and what was not told was not. */
function faultsOfItem({
  item,
  owed,
  byKey,
  rig,
  isClosed,
}: {
  item: Told;
  owed: readonly Owed[];
  byKey: ReadonlyMap<string, readonly Told[]>;
  rig: Rig;
  isClosed: ReadonlySet<string>;
}): string[] {
  const { letter, unit, obligation, atMs, key, isSent, at, step, to } = item;
  const what = `${key} of ${at} in ${letter._id}`;
  const mine = owed.filter((each) => each.unit === unit && `${each.step}/${each.party}` === obligation);
  const stretch = mine.find(({ from, until }) => from <= atMs && atMs < until);
  const { plan } = rig.campaign;
  const needsRelease = plan.steps[step].releasedFirst.some(
    (recipient) => meant(plan, recipient, item.party) === `${to.party}/${to.role}`,
  );
  if (isSent) {
    const faults: string[] = [];
    if (needsRelease && !letter.releasedAt) faults.push(`sent without its release: ${what}`);
    const begunAt = rig.relay.taken.findLast((each) => each.letter === letter._id)?.begunAt ?? 0;
    const sentMs = Date.parse(letter.sentAt ?? '');
    const isMet = (each: Owed) => each.metAt !== undefined && each.metAt < begunAt;
    const isOwedAgain = mine.some(
      (each) => each.from <= sentMs + GRAIN_MS && !isMet(each) && each.until > atMs,
    );
    if (mine.some((each) => each.from <= atMs && isMet(each)) && !isOwedAgain)
      faults.push(`sent though it was met before: ${what}, sent ${letter.sentAt}`);
    return faults;
  }
  if (letter.state === 'waiting' || letter.state === 'failed') return [];
  // Whoever declined it decided so, whatever was owed.
  if (letter.withdrawnBecause === 'declined') return [];
  if (letter.state === 'withdrawn' && letter.withdrawnBecause === 'evaluation-closed') {
    // It may have been reopened since.
    const hasClosed = isClosed.has(unit) || (stretch?.until ?? 0) < Number.POSITIVE_INFINITY;
    return hasClosed ? [] : [`withdrawn because its evaluation closed, which it did not: ${what}`];
  }
  if (letter.state !== 'sent' && letter.state !== 'withdrawn') return [];
  const leftOutAt =
    letter.state === 'sent' ? Date.parse(letter.sentAt ?? '') : (rig.withdrawnAt.get(letter._id) ?? 0);
  if (stretch === undefined || stretch.until <= leftOutAt + GRAIN_MS) return [];
  const later = byKey
    .get(key)
    ?.some((other) => other.atMs > atMs && other.atMs <= leftOutAt + GRAIN_MS + MINUTE_MS);
  if (later) return [];
  const isUnreleasedNews = needsRelease && !letter.releasedAt;
  if (isUnreleasedNews) return [];
  return [`left out though it was owed: ${what}, at ${time(leftOutAt)}, owed until ${time(stretch.until)}`];
}

/** The campaign has ended if all its evaluations have, and what should run runs. */
async function faultsOfEnd({
  rig,
  doing,
  isClosed,
}: {
  rig: Rig;
  doing: Doing;
  isClosed: ReadonlySet<string>;
}): Promise<string[]> {
  const faults: string[] = [];
  const state = (await rig.real.campaigns.get(rig.id))?.state;
  const all = UNITS.every((unit) => isClosed.has(unit));
  const due = doing.cancelledAt !== undefined ? 'cancelled' : all ? 'closed' : 'open';
  if (state !== due) faults.push(`the campaign is ${state}, and should be ${due}`);
  const pending = await rig.real.notices.countPending(rig.id);
  const first = await rig.real.notices.firstPending(rig.id);
  if (due !== 'cancelled' && pending > 0 && (first ?? '') <= rig.time.plan())
    faults.push(`${pending} notices are in no letter, the first of ${first}`);
  const expected = [
    [campaignWorkflowId(rig.id), due === 'open'],
    [dispatcherWorkflowId(rig.id), due === 'open'],
    ...UNITS.map((unit) => [evaluationWorkflowId(rig.id, unit), !isClosed.has(unit)] as const),
  ] as const;
  for (const [workflowId, runs] of expected) {
    const status = await rig.statusOf(workflowId);
    if ((status === 'RUNNING') !== runs) faults.push(`${workflowId} is ${status}`);
  }
  if (due === 'cancelled' && !all) faults.push('evaluations of a cancelled campaign are open');
  return faults;
}
