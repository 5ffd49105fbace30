import path from 'node:path';
import { stageItems } from '../../domain/ledger/notices';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { readPlan } from '../../rehearsal/checker/read-plan';
import { peopleMeant, readRegister } from '../../rehearsal/checker/read-register';
import { standingsOf } from '../../rehearsal/checker/standing';
import { rehearsedFiles } from '../../rehearsal/files';
import { rehearsedYear } from '../fixtures/script';
import { TRUONG_LINH } from '../fixtures/truong-linh';

const { plan, register } = TRUONG_LINH.load();
const checked = { plan: readPlan(TRUONG_LINH.planFile), register: readRegister(TRUONG_LINH.registerDir) };
const opening = plannedOpening(plan);

describe('the independent checker, where who reviews and who compiles is not evaluated', () => {
  test('has the same obligations of steps 1–3 as the service, and no self-review of a party', () => {
    const specs = evaluationSpecs({ campaign: 'x', plan, register, openedAt: opening });
    const named = (owed: readonly { step: string; party: string }[] = []) =>
      owed.map(({ step, party }) => `${step}/${party}`).sort();
    for (const { unit, owed } of specs) {
      expect(named(checked.register.owed.get(unit.id))).toEqual(named(owed));
    }
    expect([...checked.register.owed.keys()]).toEqual(specs.map(({ unit }) => unit.id));
  });

  test('finds the same people for every recipient of what a party or the compiling body owes', () => {
    const byRole = (party: string, role: string) =>
      register.roles.filter((each) => each.party === party && each.role === role).map(({ person }) => person);
    const [spec] = evaluationSpecs({ campaign: 'x', plan, register, openedAt: opening });
    if (!spec) throw new Error('the register has units');
    const above = ['party-assessment', 'recognition'] as const;
    const owed = [...spec.owed, ...above.map((step) => ({ step, party: plan.bodies.homeAffairs.party }))];
    for (const { step, party } of owed) {
      for (const stage of spec.steps[step].stages) {
        const items = stageItems({ spec, stage, obligation: { id: 'x', step, party } });
        const ours = items.flatMap(({ to }) => byRole(to.party, to.role));
        const theirs = stage.to.flatMap((recipient) => peopleMeant({ recipient, party, ...checked }));
        expect(new Set(theirs)).toEqual(new Set(ours));
        expect(theirs.length).toBeGreaterThan(0);
      }
    }
  });

  test('has steps 4 and 5 owed by the body that compiles, and answered by those above', () => {
    const unit = { unit: 'xa-bai-dau', receipts: [], decisions: [] };
    const owed = checked.register.owed.get(unit.unit) ?? [];
    const { bodies } = checked.plan;
    const standings = standingsOf({ unit, owed, bodies, openedAt: 0, latestDueAt: 1 });
    expect([...standings.keys()].sort()).toEqual([
      'agency-review/cong-an-tinh',
      'agency-review/so-noi-vu',
      'member-opinion/pct-kinh-te',
      'party-assessment/dang-uy-ubnd',
      'party-assessment/so-noi-vu',
      'recognition/so-noi-vu',
      'recognition/ubnd-tinh',
      'self-review/xa-bai-dau',
    ]);
  });
});

describe('the script of a rehearsal, where who reviews and who compiles is not evaluated', () => {
  const { write } = rehearsedYear({ plan, register });
  const script = write(7);

  test('has parties file and announce reviews of communes, and nothing else', () => {
    const communes = new Set(register.units.map(({ id }) => id));
    const said = script.parties.flatMap((action) => {
      if (action.kind === 'void') return [];
      const { kind, unit } = action;
      const step =
        kind === 'announce' ? 'agency-review' : (kind === 'file' ? action.body : action.message).step;
      return [{ kind, unit, step, party: kind === 'send' ? action.message.reviewer : action.body.party }];
    });
    const byParties = said.filter(({ party }) => !communes.has(party));
    const reviewing = byParties.filter(({ step }) => step !== 'member-opinion');
    expect(new Set(reviewing.map(({ kind }) => kind))).toEqual(new Set(['file', 'announce']));
    for (const { step, unit } of reviewing) {
      expect(step).toBe('agency-review');
      expect(communes).toContain(unit);
    }
    expect(new Set(reviewing.map(({ party }) => party))).toContain('cong-an-tinh');
  });

  test('compiles for each commune alone, signed by the heads of bodies that are no units', () => {
    const syntheses = script.desk.flatMap((action) => (action.kind === 'synthesis' ? [action] : []));
    const compiled = syntheses.flatMap(({ document }) => document.rows.map(({ unit }) => unit));
    expect(new Set(compiled)).toEqual(new Set(register.units.map(({ id }) => id)));
    for (const { document, confirmation } of syntheses) {
      expect(document.signer).toBe('Giám đốc Sở Nội vụ');
      expect(compiled).not.toContain(confirmation.unit);
    }
  });

  test('is written from the files, and its parties are those of parties.csv', () => {
    const ids = { plan: plan.id, register: register.id };
    const files = rehearsedFiles({ ...ids, configFolder: TRUONG_LINH.folder });
    expect(files.register).toEqual(register);
    expect(path.basename(files.registerFolder)).toBe('truong-linh-2026');
  });
});
