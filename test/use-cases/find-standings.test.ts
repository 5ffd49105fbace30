import fc from 'fast-check';
import { OBLIGATION_STATUSES } from '../../domain/ledger/state';
import { EVALUATION_STATUSES, type ObligationView } from '../../domain/ledger/view';
import { STEP_IDS } from '../../domain/plan';
import type { Among, EvaluationFilter } from '../../domain/rules/evaluation-filter';
import { isOverdue, statusAt } from '../../domain/rules/owed-now';
import type { EvaluationDocument } from '../../store/documents/evaluation';
import type { UnitDocument } from '../../store/documents/register';
import type { Store } from '../../store/store';
import { findRows, findStandings } from '../../use-cases/standings/find-standings';
import { startTestStores, type TestStores } from '../support/store';

const CAMPAIGN = 'c';
const MOST = 12;
const unitAt = (position: number): string => `u-${String(position).padStart(2, '0')}`;
const INSTANTS = ['2013-11-01', '2013-11-02', '2013-11-03'].map((day) => `${day}T00:00:00.000Z`);
const instant = fc.constantFrom(...INSTANTS);
const step = fc.constantFrom(...STEP_IDS);
const party = fc.constantFrom('a', 'b', 'c');
const kind = fc.constantFrom('department', 'district');
const evaluationStatus = fc.constantFrom(...EVALUATION_STATUSES);

const obligation: fc.Arbitrary<ObligationView> = fc
  .record(
    { step, party, status: fc.constantFrom(...OBLIGATION_STATUSES), dueAt: instant, owedSince: instant },
    { requiredKeys: ['step', 'party', 'status', 'dueAt'] },
  )
  .map((some) => ({ id: 'x', name: 'x', deadlineText: 'x', versions: [], ...some }));

const evaluations = fc
  .array(fc.record({ kind, status: evaluationStatus, obligations: fc.array(obligation, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: MOST,
  })
  .map((all) =>
    all.map(({ kind: unitKind, status, obligations }, i): EvaluationDocument => {
      const id = unitAt(i);
      return {
        _id: `${CAMPAIGN}/${id}`,
        campaign: CAMPAIGN,
        unit: { id, kind: unitKind, name: id },
        revision: 0,
        changes: 0,
        status,
        obligations,
        held: [],
        nextWakeAt: null,
        timeline: [],
        open: true,
      };
    }),
  );

const filter: fc.Arbitrary<EvaluationFilter> = fc
  .record(
    {
      now: instant,
      status: evaluationStatus,
      unitKind: kind,
      step,
      state: fc.constantFrom(...OBLIGATION_STATUSES),
      overdue: fc.boolean(),
      party,
    },
    { requiredKeys: ['now'] },
  )
  .map((some) => ({ campaign: CAMPAIGN, ...some }));

const among: fc.Arbitrary<Among[] | undefined> = fc.option(
  fc.array(
    fc.record(
      {
        units: fc.uniqueArray(fc.constantFrom('u-00', 'u-01', 'u-02'), { maxLength: 2 }),
        party,
        parties: fc.uniqueArray(party, { maxLength: 2 }),
        steps: fc.uniqueArray(step, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: ['steps'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { nil: undefined },
);

/** What a filter means of those among which it is asked, said again. */
function fits(
  { status, unit, obligations }: EvaluationDocument,
  asked: EvaluationFilter,
  own: Among | undefined,
): boolean {
  if (own?.units && !own.units.includes(unit.id)) return false;
  if (asked.status !== undefined && status !== asked.status) return false;
  if (asked.unitKind !== undefined && unit.kind !== asked.unitKind) return false;
  const { now, step: askedStep, state, overdue, party: owing } = asked;
  if ([askedStep, state, overdue, owing, own].every((each) => each === undefined)) return true;
  return obligations.some(
    (each) =>
      (own === undefined ||
        (own.steps.includes(each.step) &&
          [undefined, each.party].includes(own.party) &&
          (own.parties ?? [each.party]).includes(each.party))) &&
      (askedStep === undefined || each.step === askedStep) &&
      (owing === undefined || each.party === owing) &&
      (state === undefined || statusAt(each, now) === state) &&
      (overdue === undefined || isOverdue(each, now) === overdue),
  );
}

let stores: TestStores;
let store: Store;

beforeAll(async () => {
  stores = await startTestStores();
  store = await stores.fresh();
  const units = Array.from({ length: MOST }, (_, position): UnitDocument => {
    const id = unitAt(position);
    const unit = { id, kind: 'department', name: id };
    return { _id: `${CAMPAIGN}/${id}`, campaign: CAMPAIGN, position, unit, owed: [] };
  });
  await store.register.insertAll({ units, people: [], parties: [], codes: [] });
});
afterAll(() => stores.stop());

async function pagesOf(
  read: (after: string) => Promise<{ evaluations: { _id: string }[]; next: string | null }>,
): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = ''; after !== null; ) {
    const page: Awaited<ReturnType<typeof read>> = await read(after);
    found.push(...page.evaluations.map(({ _id }) => _id));
    after = page.next;
  }
  return found;
}

it('a filter of evaluations finds what it means, page by page', async () => {
  const kept = await stores.raw(store, 'evaluations');
  await fc.assert(
    fc.asyncProperty(
      evaluations,
      fc.array(fc.tuple(filter, among), { minLength: 5, maxLength: 5 }),
      async (all, asked) => {
        await kept.deleteMany({});
        for (const each of all) await store.evaluations.insertFirst(each);
        // Nothing is remembered of the evaluations before.
        const evaluations = { ...store.evaluations };
        for (const [one, own] of asked) {
          const asked = { filter: one, among: own, limit: 3 };
          const ways = own ?? [undefined];
          const meant = all.filter((each) => ways.some((way) => fits(each, one, way))).map(({ _id }) => _id);
          expect(await pagesOf((after) => findRows(evaluations, { ...asked, after }))).toEqual(meant);
          expect(await pagesOf((after) => findStandings(evaluations, { ...asked, after }))).toEqual(meant);
        }
      },
    ),
    { numRuns: 60 },
  );
});
