import path from 'node:path';
import { loadPlan } from '../../config/load-plan';
import type { Decision, FilingFact } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import { standingsOf } from '../../domain/rules/filing-standing';
import { evaluationSpecs } from '../../domain/schedule';
import { fromMs } from '../../domain/time';
import { compareStandings } from '../../rehearsal/checker/compare-standings';
import type { DecisionRecord, ReceiptRecord, UnitRecord } from '../../rehearsal/checker/records';
import { type Random, seeded } from '../../rehearsal/script/random';
import { plan as checkedPlan, register as checkedRegister, inShort } from './records';

const plan = loadPlan(path.join(__dirname, '../../config/plans/dong-nai-2013.yaml')).plan as Plan;
const unit = { id: 'xa', kind: 'department', name: 'Xã' };
const agency = { id: 'so', kind: 'department', name: 'Sở' };
const openedAt = '2013-10-01T01:00:00.000Z';
const [spec] = evaluationSpecs({
  campaign: 'c',
  plan,
  openedAt,
  register: {
    id: 'r',
    title: 'r',
    units: [unit, agency],
    parties: [],
    members: [],
    people: [],
    roles: [],
    reviews: [{ reviewer: 'so', unit: 'xa' }],
    opinions: [],
  },
});

const HOUR_MS = 3_600_000;
const STAMPS = ['2013-11-08', '2013-11-10', '2013-11-14', '2013-12-09', '2013-12-10', '2013-12-13'];

/** A year of one unit in which anything may happen at any time, as far as its evaluation lets it. */
function wildYear(random: Random): UnitRecord {
  if (!spec) throw new Error('the register has a unit');
  const ledger = new EvaluationLedger(spec);
  const receipts: (ReceiptRecord & { fact: FilingFact })[] = [];
  const decisions: DecisionRecord[] = [];
  let now = Date.parse('2013-11-25T00:00:00.000Z');
  const file = (n: number) => {
    const kind = random.pick(['filing', 'filing', 'announcement'] as const);
    const own = kind === 'filing' && random.chance(0.5);
    const [step, party] = own ? (['self-review', 'xa'] as const) : (['agency-review', 'so'] as const);
    const storedAt = fromMs(now);
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
  const decide = (n: number) => {
    const [step, party] = random.pick([
      ['self-review', 'xa'],
      ['agency-review', 'so'],
    ] as const);
    const { synthesis, remarks, proposal } = ledger.state;
    const next = !synthesis ? 'synthesis' : !remarks ? 'remarks' : !proposal ? 'proposal' : 'recognition';
    const others = ['waiver', 'lifting', 'voiding', 'voiding', 'reopening', 'proposal'] as const;
    const kind = random.chance(0.4) ? next : random.pick(others);
    const target = receipts.length > 0 ? random.pick(receipts) : undefined;
    const { revision } = ledger.state;
    const common = { id: `d-${n}`, digest: `d-${n}`, receivedAt: fromMs(now) };
    const decision = {
      ...common,
      kind,
      ...(kind === 'synthesis' && { ledgerRevision: revision, confirmed: true }),
      ...(kind === 'recognition' && { level: 'hoan-thanh' }),
      ...((kind === 'waiver' || kind === 'lifting') && { obligation: `${step}/${party}` }),
      ...(kind === 'voiding' && { filing: target?.id ?? 'none' }),
    } as Decision;
    if (ledger.decide(decision, fromMs(now)).outcome !== 'accepted') return;
    const about = kind === 'voiding' && target ? { step: target.step, party: target.party } : { step, party };
    const isAbout = ['waiver', 'lifting', 'voiding'].includes(kind);
    if (kind === 'voiding' && target) target.voidedAt = common.receivedAt;
    decisions.push({
      kind,
      at: common.receivedAt,
      ...(isAbout && about),
      ...(kind === 'voiding' && target && { filing: target.id }),
    });
  };
  for (let n = 0; n < 25; n += 1) {
    now += Math.ceil(random.next() * 72) * HOUR_MS;
    if (random.chance(0.6)) file(n);
    else decide(n);
  }
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

const differencesOf = (year: UnitRecord): string[] =>
  compareStandings({ plan: checkedPlan, register: checkedRegister, units: [year] }).differences.map(inShort);

test('the checker and the ledger agree on whatever happens to a unit, in any order', () => {
  const met = new Set<string>();
  for (let seed = 1; seed <= 600; seed += 1) {
    const year = wildYear(seeded(seed));
    expect({ seed, differences: differencesOf(year) }).toEqual({ seed, differences: [] });
    for (const { status } of year.shown ?? []) met.add(status);
    for (const { kind } of year.decisions) met.add(kind);
  }
  // All of it happens in some year.
  const statuses = 'content-awaited done ended not-owed-yet outstanding submitted waived';
  const kinds = 'lifting proposal recognition remarks reopening synthesis voiding waiver';
  expect(met).toEqual(new Set(`${statuses} ${kinds}`.split(' ')));
});
