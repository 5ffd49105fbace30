import { gatherAlsoOwed } from '../../activities/also-owed';
import { PersonItems } from '../../activities/letter-items';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { EvaluationRow } from '../../store/evaluations';
import { vanSon } from '../fixtures/van-son';
import { runActivity } from '../support/run-activity';

test('an office that is reminded of opinions is told, besides, of those of its own body’s members', async () => {
  const { plan: bare, register } = vanSon();
  const step = { ...bare.steps['member-opinion'], reminds: ['secretary' as const, 'office' as const] };
  const plan = { ...bare, steps: { ...bare.steps, 'member-opinion': step } };
  const openedAt = plannedOpening(plan);
  const [spec] = evaluationSpecs({ campaign: plan.id, plan, register, openedAt });
  if (!spec) throw new Error('no unit');
  const { ledger: _ledger, ...row } = {
    ...viewOf(spec, new EvaluationLedger(spec).state),
    _id: `${plan.id}/${spec.unit.id}`,
    open: true,
    ledger: undefined,
  };
  async function* evaluations(): AsyncGenerator<EvaluationRow> {
    yield await Promise.resolve(row);
  }
  const recipients = new Map([
    ['van-phong-ubnd/focal-person', ['van-phong']],
    ['van-phong-hdnd/focal-person', ['van-phong-hdnd']],
  ]);
  const owing = () => {
    const items = new PersonItems();
    const to = { party: 'x', role: 'focal-person' as const };
    const item = { kind: 'reminder' as const, day: 1, step: 'self-review' as const, party: 'x', to };
    items.add({ ...item, obligation: 'self-review/x', needsRelease: false, unit: 'x', at: openedAt }, 'n');
    return items;
  };
  const people = new Map(['van-phong', 'van-phong-hdnd'].map((id) => [id, owing()]));
  const at = '2027-04-20T00:30:00.000Z';
  const also = await runActivity(gatherAlsoOwed, {
    evaluations: evaluations(),
    at,
    plan,
    recipients,
    people,
  });
  const owed = (person: string) =>
    also
      .get(person)
      ?.flatMap(({ step: of, party, body }) => (of === 'member-opinion' ? [[party, body]] : []));
  expect(owed('van-phong')).toEqual([['pct-thuong-truc', 'ubnd-tinh']]);
  expect(owed('van-phong-hdnd')).toEqual([
    ['pho-chu-tich-hdnd', 'thuong-truc-hdnd'],
    ['truong-ban-phap-che', 'thuong-truc-hdnd'],
  ]);
});

test('what became owed after its deadline is told with the day from which it is overdue', async () => {
  const { plan, register } = vanSon();
  // Opened after every deadline of the plan.
  const openedAt = '2027-07-17T03:00:00.000Z';
  const [spec] = evaluationSpecs({ campaign: plan.id, plan, register, openedAt });
  if (!spec) throw new Error('no unit');
  const view = viewOf(spec, new EvaluationLedger(spec).state);
  async function* evaluations(): AsyncGenerator<EvaluationRow> {
    yield await Promise.resolve({ ...view, _id: `${plan.id}/${spec?.unit.id}`, open: true });
  }
  const items = new PersonItems();
  const to = { party: 'x', role: 'focal-person' as const };
  const owed = { kind: 'overdue' as const, day: 0, step: 'self-review' as const, party: 'x', to };
  items.add({ ...owed, obligation: 'self-review/x', needsRelease: false, unit: 'x', at: openedAt }, 'n');
  const also = await runActivity(gatherAlsoOwed, {
    evaluations: evaluations(),
    at: '2027-07-19T00:30:00.000Z',
    plan,
    recipients: new Map([[`${spec.unit.id}/focal-person`, ['dau-moi']]]),
    people: new Map([['dau-moi', items]]),
  });
  // Saturday 17/07 is off.
  expect(also.get('dau-moi')).toMatchObject([{ step: 'self-review', overdueFrom: '2027-07-19' }]);
});
