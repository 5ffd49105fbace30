import { stageItems } from '../../domain/ledger/notices';
import { STEP_IDS, type StepId } from '../../domain/plan';
import { evaluationSpecs, plannedOpening, scheduleOf } from '../../domain/schedule';
import { readPlan } from '../../rehearsal/checker/read-plan';
import { peopleMeant, readRegister } from '../../rehearsal/checker/read-register';
import { timetableOf } from '../../rehearsal/checker/stages';
import { rehearsedFiles } from '../../rehearsal/files';
import { writeScript } from '../../rehearsal/script/write-script';
import { rehearsedYear } from '../fixtures/script';
import { VAN_SON_FOLDER, VAN_SON_PLAN_FILE, VAN_SON_REGISTER_DIR, vanSon } from '../fixtures/van-son';

const { plan, register } = vanSon();
const checked = { plan: readPlan(VAN_SON_PLAN_FILE), register: readRegister(VAN_SON_REGISTER_DIR) };
const opening = plannedOpening(plan);

describe('the independent checker, of an invented province', () => {
  test.each(STEP_IDS)('has the same instants of %s as the service', (step: StepId) => {
    const ours = scheduleOf({ plan, step, openedAt: opening });
    const theirs = timetableOf({ plan: checked.plan, step, openedAt: Date.parse(opening) });
    const latest = new Map(ours.stages.map(({ at, kind, day }) => [at, `${at} ${kind} ${day}`]));
    expect(theirs.stages.map((s) => `${new Date(s.at).toISOString()} ${s.kind} ${s.day}`)).toEqual([
      ...latest.values(),
    ]);
    expect(new Date(theirs.dueAt).toISOString()).toBe(ours.dueAt);
  });

  test('finds the same people for every recipient, in both member bodies', () => {
    const byRole = (party: string, role: string) =>
      register.roles.filter((each) => each.party === party && each.role === role).map(({ person }) => person);
    for (const spec of evaluationSpecs({ campaign: 'x', plan, register, openedAt: opening })) {
      for (const { step, party, body } of spec.owed) {
        for (const stage of spec.steps[step].stages) {
          const obligation = { id: 'x', step, party, ...(body !== undefined && { body }) };
          const ours = stageItems({ spec, stage, obligation }).flatMap(({ to }) => byRole(to.party, to.role));
          const theirs = stage.to.flatMap((recipient) => peopleMeant({ recipient, party, ...checked }));
          expect(new Set(theirs)).toEqual(new Set(ours));
        }
      }
    }
  });
});

describe('the script of a rehearsal, of an invented province', () => {
  const { openedAt, year, write } = rehearsedYear({ plan, register });
  const script = write(7);

  test('gives the score that the plan requires, and one of its three levels', () => {
    const reviews = script.parties.flatMap((action) =>
      action.kind === 'file' && action.body.step !== 'member-opinion' && !action.body.awaitsContent
        ? [action.body]
        : [],
    );
    expect(reviews.length).toBeGreaterThan(10);
    for (const { score, level } of reviews) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
      expect(['tot', 'dat', 'chua-dat']).toContain(level);
    }
  });

  test('compiles after the last of steps 1–3, which is step 1 here, long after step 3', () => {
    const opinion = { ...plan.steps['member-opinion'], deadline: { day: 8, month: 3, yearOffset: 1 } };
    const early = { ...plan, steps: { ...plan.steps, 'member-opinion': opinion } };
    const { desk } = writeScript({ seed: 7, plan: early, register, openedAt });
    const syntheses = desk.filter(({ kind }) => kind === 'synthesis');
    expect(syntheses.length).toBeGreaterThan(0);
    for (const { at } of syntheses) expect(at > year.dueAt['agency-review']).toBe(true);
  });

  test('is signed and released by this province’s own', () => {
    const signed = script.desk.flatMap((action) => ('document' in action ? [action.document.signer] : []));
    expect(new Set(signed)).toEqual(
      new Set(['Trưởng Ban Nội vụ', 'Thay mặt Đảng ủy UBND tỉnh Vân Sơn', 'Chủ tịch UBND tỉnh Vân Sơn']),
    );
    expect(script.homeAffairs).toBe('Ban Nội vụ');
  });

  test('is written from the files of CONFIG_DIR', () => {
    const ids = { plan: 'van-son-2026', register: 'van-son-2026' };
    expect(rehearsedFiles({ ...ids, configFolder: VAN_SON_FOLDER }).plan).toEqual(plan);
    expect(() => rehearsedFiles(ids)).toThrow(/no plan/);
    const ours = rehearsedFiles({ plan: 'dong-nai-2026', register: 'dong-nai-2026' });
    expect(ours.register.units).toHaveLength(12);
  });
});
