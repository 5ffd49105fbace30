import path from 'node:path';
import type { Decision, FilingAnswer, FilingFact } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { MAX_VERSIONS } from '../../domain/ledger/room';
import { viewOf } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { folderCatalogue } from '../../use-cases/campaigns/catalogue';

const catalogue = folderCatalogue({ folder: path.join(__dirname, '../../config') });
const plan = catalogue.plan('dong-nai-2013') as Plan;
const register = catalogue.register('dong-nai-2013', plan) as Register;
const openedAt = plannedOpening(plan);
const digest = 'd'.repeat(64);
/** The unit that most others have to do with. */
const specs = evaluationSpecs({ campaign: 'c', plan, register, openedAt });
const spec = specs.reduce((most, each) => (each.owed.length > most.owed.length ? each : most));

const version = (i: number, of: { step: FilingFact['step']; party: string }): FilingFact => ({
  ...of,
  // As long as ids of signed messages are.
  id: `hrm-dong-nai:${of.step}-${of.party}:v${i}`,
  digest,
  receivedAt: openedAt,
  channel: 'system',
});

const tellAll = (ledger: EvaluationLedger) => {
  while (ledger.untold.notices.length + ledger.untold.answers.length > 0) ledger.told(ledger.untold);
};

const owed = spec.owed[0] as (typeof spec.owed)[number];
const decision = (id: string, kind: 'remarks' | 'proposal' | 'reopening'): Decision => ({
  id,
  kind,
  digest,
  receivedAt: '2014-01-02T01:00:00.000Z',
});

function recognised(): EvaluationLedger {
  const ledger = new EvaluationLedger(spec);
  const synthesis = { ...decision('th', 'remarks'), kind: 'synthesis' as const, ledgerRevision: 0 };
  ledger.decide({ ...synthesis, confirmed: true }, openedAt);
  ledger.decide(decision('nx', 'remarks'), openedAt);
  ledger.decide(decision('dx', 'proposal'), openedAt);
  const recognition = { ...decision('cn', 'remarks'), kind: 'recognition' as const, level: 'good' };
  expect(ledger.decide(recognition, openedAt)).toMatchObject({ outcome: 'accepted' });
  return ledger;
}

test('as many versions of everything as are taken, with all else, stay within what a run hands on', () => {
  const ledger = new EvaluationLedger(spec);
  const outcomes = new Set<string>();
  for (let i = 1; i <= MAX_VERSIONS + 5; i += 1) {
    for (const obligation of spec.owed) {
      const answer = ledger.file(version(i, obligation), openedAt);
      outcomes.add(answer.outcome === 'refused' ? answer.refusal : answer.outcome);
      ledger.announce({ ...version(i, obligation), id: `tb-${obligation.party}-${i}` }, openedAt);
    }
    tellAll(ledger);
  }
  for (const step of Object.values(spec.steps)) for (const { at } of step.stages) ledger.settle(at);
  expect([...outcomes]).toEqual(['accepted', 'too-many-versions']);
  const kept = Buffer.byteLength(JSON.stringify(ledger.state));
  expect(kept).toBeGreaterThan(100_000);
  expect(kept).toBeLessThan(256_000);
});

test('the same holds of a run that hands on what an absent store was not told', () => {
  const ledger = new EvaluationLedger(spec);
  for (let i = 1; i <= MAX_VERSIONS; i += 1) {
    for (const obligation of spec.owed) {
      ledger.file(version(i, obligation), openedAt);
      ledger.announce({ ...version(i, obligation), id: `tb-${obligation.party}-${i}` }, openedAt);
    }
  }
  const handedOn = { spec, previous: ledger.state, untold: ledger.undelivered };
  expect(Buffer.byteLength(JSON.stringify(handedOn))).toBeLessThan(256 * 1024);
});

test('every obligation takes its first version, however much there is of the others', () => {
  const ledger = new EvaluationLedger(spec);
  const [first, ...others] = spec.owed as [typeof owed, ...(typeof owed)[]];
  for (let i = 1; i <= 40; i += 1) for (const other of others) ledger.file(version(i, other), openedAt);
  expect(ledger.file(version(1, first), openedAt)).toMatchObject({ outcome: 'accepted', version: 1 });
});

test('what is held counts too, and ten thousand refusals that the store was not told are not all kept', () => {
  const ledger = recognised();
  for (let i = 1; i <= MAX_VERSIONS; i += 1) {
    expect(ledger.file(version(i, owed), openedAt)).toMatchObject({ outcome: 'held' });
  }
  const more = version(MAX_VERSIONS + 1, owed);
  expect(ledger.file(more, openedAt)).toEqual({ outcome: 'refused', refusal: 'too-many-versions' });
  for (let i = 0; i < 10_000; i += 1) {
    const stranger = version(i, { step: 'self-review', party: 'nobody' });
    const answer = ledger.file(stranger, openedAt);
    expect(answer).toMatchObject({ refusal: 'not-assigned' });
    ledger.tell(stranger, answer);
  }
  expect(Buffer.byteLength(JSON.stringify(ledger.state))).toBeLessThan(256_000);
});

test('an accepted filing has the same answer after the store was told; a refusal is judged anew', () => {
  const ledger = new EvaluationLedger(spec);
  const stranger = version(1, { step: 'self-review', party: 'nobody' });
  const answers = [ledger.file(version(1, owed), openedAt), ledger.file(stranger, openedAt)];
  // Whoever gets an answer has it; only what came by signal is for the store to be told.
  expect(ledger.untold.answers).toEqual([]);
  for (const [i, filing] of [version(1, owed), stranger].entries()) {
    ledger.tell(filing, answers[i] as FilingAnswer);
    ledger.tell(filing, answers[i] as FilingAnswer);
  }
  expect(ledger.untold.answers.map(({ id }) => id)).toEqual([version(1, owed).id, stranger.id]);
  tellAll(ledger);
  const revision = ledger.state.revision;
  expect([ledger.file(version(1, owed), openedAt), ledger.file(stranger, openedAt)]).toEqual(answers);
  expect(ledger.file({ ...version(1, owed), digest: 'e'.repeat(64) }, openedAt)).toMatchObject({
    refusal: 'content-differs',
  });
  expect(ledger.state.revision).toBe(revision);
});

test('what a reopening answers anew is told anew, also while the first answer is on its way', () => {
  const ledger = recognised();
  ledger.file(version(1, owed), openedAt);
  const { untold } = ledger;
  ledger.decide(decision('ml', 'reopening'), openedAt);
  ledger.told(untold);
  expect(ledger.untold.answers).toMatchObject([{ id: version(1, owed).id, answer: { outcome: 'accepted' } }]);
});

test('a recognition stays one, whatever is cancelled after it; what was cancelled is not reopened', () => {
  const ledger = recognised();
  ledger.cancel(openedAt);
  expect(viewOf(spec, ledger.state).status).toBe('recognised');
  const cancelled = new EvaluationLedger(spec);
  cancelled.cancel(openedAt);
  expect(cancelled.decide(decision('ml', 'reopening'), openedAt)).toMatchObject({ refusal: 'closed' });
});

test.each(['constructor', '__proto__', 'toString'])('%s is an id as any other', (id) => {
  const ledger = new EvaluationLedger(spec);
  expect(ledger.file({ ...version(1, owed), id }, openedAt)).toMatchObject({ version: 1 });
  const stored = JSON.parse(JSON.stringify(ledger.state));
  const later = new EvaluationLedger(spec, stored);
  expect(later.file({ ...version(1, owed), id }, openedAt)).toMatchObject({ version: 1, revision: 1 });
});
