import path from 'node:path';
import { loadPlan } from '../../config/plan/load-plan';
import type { Decision, FilingFact } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import type { Role } from '../../domain/register';
import { standingsOf } from '../../domain/rules/filing-standing';
import { type EvaluationSpec, evaluationSpecs } from '../../domain/schedule';
import { fromMs } from '../../domain/time';
import { readPlan } from '../../rehearsal/checker/read-plan';
import type { CheckedRegister } from '../../rehearsal/checker/read-register';
import type { DecisionRecord, ReceiptRecord, Records, UnitRecord } from '../../rehearsal/checker/records';
import type { Random } from '../../rehearsal/script/random';
import { PostRoom } from './post-room';
import { local } from './records';

/*
 * A year of one unit in which anything may happen at any time, as far as its evaluation lets it, and with it the letters
 * that the service's own rules make of it, leg by leg as its clock goes.
 */

const PLAN_FILE = path.join(__dirname, '../../config/plans/dong-nai-2013.yaml');
const plan = loadPlan(PLAN_FILE).plan as Plan;
export const wildPlan = readPlan(PLAN_FILE);

const ROLES: readonly [party: string, role: Role, person: string][] = [
  ['xa', 'focal-person', 'dau-moi-xa'],
  ['xa', 'head', 'lanh-dao-xa'],
  ['xa', 'vice-chair', 'pho'],
  ['so', 'focal-person', 'dau-moi-so'],
  ['so', 'head', 'lanh-dao-so'],
  ['so', 'vice-chair', 'pho'],
  ['uy-vien', 'secretary', 'thu-ky'],
  ['so-noi-vu', 'focal-person', 'dau-moi-noi-vu'],
  ['so-noi-vu', 'head', 'lanh-dao-noi-vu'],
  ['van-phong-ubnd', 'focal-person', 'dau-moi-van-phong'],
  ['van-phong-ubnd', 'head', 'lanh-dao-van-phong'],
  ['ubnd-tinh', 'chair', 'chu-tich'],
];
const PEOPLE = new Map(ROLES.map(([party, role, person]) => [`${party}/${role}`, [person]]));

const OWED = [
  { step: 'self-review', party: 'xa' },
  { step: 'agency-review', party: 'so' },
  { step: 'member-opinion', party: 'uy-vien' },
] as const;

export const wildRegister: CheckedRegister = {
  units: [{ id: 'xa', name: 'Xã' }],
  owed: new Map([['xa', [...OWED]]]),
  members: new Map([['uy-vien', undefined]]),
  people: PEOPLE,
  // Of every year one person's address bounces.
  emailOf: new Map(
    ROLES.map(([, , person]) => [person, `${person === 'dau-moi-so' ? 'bounce-' : ''}${person}@a.example`]),
  ),
};

function specOf(openedAt: string): EvaluationSpec {
  const unit = { id: 'xa', kind: 'department', name: 'Xã' };
  const agency = { id: 'so', kind: 'department', name: 'Sở' };
  const [spec] = evaluationSpecs({
    campaign: 'c',
    plan,
    openedAt,
    register: {
      id: 'r',
      title: 'r',
      units: [unit, agency],
      parties: [],
      members: [{ id: 'uy-vien', name: 'Ủy viên' }],
      people: [],
      roles: [],
      reviews: [{ reviewer: 'so', unit: 'xa' }],
      opinions: [{ member: 'uy-vien', unit: 'xa' }],
    },
  });
  if (!spec) throw new Error('the register has a unit');
  return spec;
}

const OPENINGS = [
  '2013-10-01 02:00',
  '2013-10-01 02:00',
  '2013-10-01 08:00',
  '2013-11-26 02:06',
  '2013-12-10 00:00',
].map(local);
const STAMPS = [
  '2013-10-21',
  '2013-11-08',
  '2013-11-10',
  '2013-11-14',
  '2013-12-09',
  '2013-12-10',
  '2013-12-13',
];
const LAST_EVENT = local('2014-02-10 00:00');
const END = local('2014-03-05 00:00');
const EVENTS = 40;

type Known = ReceiptRecord & { fact: FilingFact };

export function wildYear(random: Random): Records {
  const openedAt = random.pick(OPENINGS);
  const spec = specOf(openedAt);
  const ledger = new EvaluationLedger(spec);
  const receipts: Known[] = [];
  const decisions: DecisionRecord[] = [];
  const letters = new PostRoom({
    plan,
    spec,
    ledger,
    people: PEOPLE,
    emailOf: wildRegister.emailOf,
    end: END,
  });
  const file = (n: number, storedAt: string) => {
    const kind = random.pick(['filing', 'filing', 'announcement'] as const);
    const { step, party } = kind === 'filing' ? random.pick(OWED) : OWED[1];
    const channel =
      kind === 'filing' ? random.pick(['paper', 'paper', 'system', 'person'] as const) : 'paper';
    const stamp = `${random.pick(STAMPS)}T0${1 + Math.floor(random.next() * 9)}:00:00.000Z`;
    const receivedAt = channel === 'person' || stamp > storedAt ? storedAt : stamp;
    const earlier = receipts.filter(
      (each) => each.fact.channel === 'paper' && each.kind === kind && each.party === party,
    );
    const replaces =
      channel === 'paper' && earlier.length > 0 && random.chance(0.6) ? random.pick(earlier).id : undefined;
    const version = receipts.filter((each) => each.series && each.party === party).length + 1;
    const fact: FilingFact = {
      id: `${kind}-${n}`,
      step,
      party,
      digest: `${n}`,
      receivedAt,
      storedAt,
      order: n,
      channel,
      ...(channel === 'system' && { series: { id: `s-${party}`, version } }),
      ...(replaces !== undefined && { replaces }),
      ...(channel === 'paper' && kind === 'filing' && random.chance(0.3) && { awaitsContent: true as const }),
    };
    const wasFrozen = ledger.state.synthesis !== undefined;
    const answer = kind === 'filing' ? ledger.file(fact, storedAt) : ledger.announce(fact, storedAt);
    if (answer.outcome === 'refused') return;
    const { id, series, awaitsContent } = fact;
    receipts.push({
      id,
      kind,
      step,
      party,
      receivedAt,
      storedAt,
      held: wasFrozen,
      ...(replaces !== undefined && { replaces }),
      ...(series && { series }),
      ...(awaitsContent && { awaitsContent }),
      fact,
    });
  };
  const decide = (n: number, at: string) => {
    const { step, party } = random.pick(OWED);
    const { synthesis, remarks, proposal } = ledger.state;
    const next = !synthesis ? 'synthesis' : !remarks ? 'remarks' : !proposal ? 'proposal' : 'recognition';
    const others = ['waiver', 'waiver', 'lifting', 'voiding', 'voiding', 'reopening', 'proposal'] as const;
    const kind = random.chance(0.3) ? next : random.pick(others);
    const target = receipts.length > 0 ? random.pick(receipts) : undefined;
    const { revision } = ledger.state;
    const decision = {
      id: `d-${n}`,
      digest: `d-${n}`,
      receivedAt: at,
      kind,
      ...(kind === 'synthesis' && { ledgerRevision: revision, confirmed: true }),
      ...(kind === 'recognition' && { level: 'hoan-thanh' }),
      ...((kind === 'waiver' || kind === 'lifting') && { obligation: `${step}/${party}` }),
      ...(kind === 'voiding' && { filing: target?.id ?? 'none' }),
    } as Decision;
    if (ledger.decide(decision, at).outcome !== 'accepted') return;
    const about = kind === 'voiding' && target ? { step: target.step, party: target.party } : { step, party };
    const isAbout = ['waiver', 'lifting', 'voiding'].includes(kind);
    if (kind === 'voiding' && target) target.voidedAt = at;
    decisions.push({
      kind,
      at,
      ...(isAbout && about),
      ...(kind === 'voiding' && target && { filing: target.id }),
    });
  };
  const instants = instantsBetween(openedAt, LAST_EVENT, letters.instants, random);
  for (const [n, at] of instants.entries()) {
    letters.goTo(at);
    const chance = random.next();
    // Nobody releases letters at the very instant of others.
    const isLetterTime = letters.instants.includes(at);
    if (chance < 0.25 && !isLetterTime) letters.release(at, () => random.chance(0.7));
    else if (chance < 0.65) file(n, at);
    else decide(n, at);
  }
  letters.goTo(END);
  letters.release(END, () => true);
  const unit = unitRecord(spec, ledger, receipts, decisions);
  return { campaign: 'c', openedAt, units: [unit], letters: letters.letters, mails: letters.mails };
}

/** All different, in order, and half of them at an instant of letters or a millisecond beside it. */
function instantsBetween(from: string, to: string, letters: readonly string[], random: Random): string[] {
  const [begin, end] = [Date.parse(from) + 1, Date.parse(to)];
  const near = letters.filter((at) => at > from && at < to);
  const instants = Array.from({ length: EVENTS }, () =>
    random.chance(0.5)
      ? Date.parse(random.pick(near)) + random.pick([-1, 0, 1])
      : Math.round(begin + random.next() * (end - begin)),
  );
  return [...new Set(instants)].sort((a, b) => a - b).map(fromMs);
}

function unitRecord(
  spec: EvaluationSpec,
  ledger: EvaluationLedger,
  receipts: readonly Known[],
  decisions: DecisionRecord[],
): UnitRecord {
  const counting = standingsOf(
    receipts.map(({ fact, held, kind, voidedAt }) => {
      const isTaken = !held || !ledger.state.held.some(({ id }) => id === fact.id);
      const lateness = { timeliness: 'on-time', lateWorkingDays: 0, version: 1, revision: 1 } as const;
      const answer = isTaken
        ? { outcome: 'accepted' as const, ...lateness }
        : { outcome: 'held' as const, revision: 1 };
      return { ...fact, kind, answer, ...(voidedAt !== undefined && { voided: true }) };
    }),
  );
  const shown = viewOf(spec, ledger.state).obligations.map(
    ({ step, party, status, timeliness, lateWorkingDays, missing, returned }) => ({
      step,
      party,
      status,
      ...(timeliness && { timeliness, lateWorkingDays }),
      ...(missing && { missing }),
      ...(returned && { returned }),
    }),
  );
  return {
    unit: 'xa',
    receipts: receipts.map(({ fact: _fact, ...each }) => ({
      ...each,
      counts: counting.get(each.id)?.counts === true,
    })),
    decisions,
    shown,
  };
}
