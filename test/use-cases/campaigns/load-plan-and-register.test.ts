import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planFileOf, registerFolderOf } from '../../../config/config-folder';
import { folderCatalogue } from '../../../use-cases/campaigns/catalogue';
import { loadPlanAndRegister } from '../../../use-cases/campaigns/load-plan-and-register';
import { Refusal } from '../../../use-cases/refusals';
import { type Edit, edited, PLAN_TEXT, REGISTER_DIR } from '../../fixtures/plan-files';
import { checked } from '../../support/check';

const names = { plan: 'dong-nai-2013', register: 'dong-nai-2013' };

describe('what the API refuses of a plan and its register', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cong-vu-catalogue-'));
    mkdirSync(path.join(folder, 'plans'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function refusalOf(planEdits: Edit[], unitEdits: Edit[]): Refusal {
    const planFile = planFileOf({ folder, id: names.plan });
    writeFileSync(planFile, edited(PLAN_TEXT, planEdits));
    const registerDir = registerFolderOf({ folder, id: names.register });
    cpSync(REGISTER_DIR, registerDir, { recursive: true });
    const units = path.join(registerDir, 'units.csv');
    writeFileSync(units, edited(readFileSync(units, 'utf8'), unitEdits));
    try {
      loadPlanAndRegister(folderCatalogue({ folder }), names);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    throw new Error('nothing was refused');
  }

  it.each<{ what: string; planEdits: Edit[]; unitEdits: Edit[] }>([
    {
      what: 'faults of both',
      planEdits: [{ from: 'Asia/Ho_Chi_Minh', to: 'Etc/GMT+7' }],
      unitEdits: [{ from: 'tp-bien-hoa,district', to: 'tp-bien-hoa,distrikt' }],
    },
    {
      what: 'a reminder of another century',
      planEdits: [{ from: '[7, 1]', to: '[3000000]' }],
      unitEdits: [],
    },
    {
      what: 'an id that no route takes',
      planEdits: [],
      unitEdits: [{ from: 'so-y-te,', to: `${'s'.repeat(113)},` }],
    },
  ])('is told in the words of npm run check: $what', ({ planEdits, unitEdits }) => {
    const before = performance.now();
    const { fields } = refusalOf(planEdits, unitEdits);
    expect(performance.now() - before).toBeLessThan(2000);
    const files = [planFileOf({ folder, id: names.plan }), registerFolderOf({ folder, id: names.register })];
    for (const language of ['en', 'vi'] as const) {
      const { lines } = checked({ files }, language);
      for (const { message } of fields) {
        expect(
          lines.map((line) => path.basename(line.split(/[,:]/)[0] ?? '') + line.slice(line.search(/[,:]/))),
        ).toContain(message[language]);
      }
    }
    expect(new Set(fields.map(({ field }) => field)).size).toBe(
      planEdits.length > 0 && unitEdits.length > 0 ? 2 : 1,
    );
  });
});
