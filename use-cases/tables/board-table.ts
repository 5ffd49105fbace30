import { dayOf } from '../../domain/calendar';
import { STEP_IDS } from '../../domain/plan';
import { cellsIn, type StepCell } from '../../domain/rules/cells';
import { stepLabelOf } from '../../domain/rules/step-label';
import { earliest, type Instant } from '../../domain/time';
import { dayInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Deps } from '../deps';
import { allStandings } from './all-standings';
import type { TableOfRows } from './table';
import { STATUS_IN_WORDS } from './words';

type Figure = [title: string, of: (cell: StepCell) => number];

const RECEIVED: readonly Figure[] = [
  ['phải nhận', ({ expected, waived }) => expected - waived],
  ['đã nhận', ({ filed }) => filed],
];
const SUBMITTED: readonly Figure[] = [
  ['đã trình', ({ filed }) => filed],
  ['đã có trả lời', ({ returned = 0 }) => returned],
];
/** Of a member's opinion nobody says that it is late. */
const LATENESS: readonly Figure[] = [
  ['quá thời hạn', ({ overdue }) => overdue],
  ['lâu nhất (ngày làm việc)', ({ overdueWorkingDays }) => overdueWorkingDays],
  ['gửi sau thời hạn', ({ late }) => late],
];
const FIGURES: Readonly<Record<StepCell['step'], readonly Figure[]>> = {
  'agency-review': [...RECEIVED, ['đã thông báo công khai', ({ announced = 0 }) => announced], ...LATENESS],
  'self-review': [...RECEIVED, ...LATENESS],
  'member-opinion': RECEIVED,
  'party-assessment': [...SUBMITTED, ...LATENESS],
  recognition: [...SUBMITTED, ...LATENESS],
};

/** Where every unit stands, step by step. */
export async function boardTable(
  { store }: Pick<Deps, 'store'>,
  { _id: campaign, plan }: CampaignDocument,
  now: Instant,
): Promise<TableOfRows> {
  const cellsOf = cellsIn({ plan, now });
  const kindOf = new Map(plan.unitKinds.map(({ id, name }) => [id, name]));
  const rows: (string | number)[][] = [];
  for await (const { unit, status, obligations } of allStandings(
    { evaluations: store.evaluations },
    { campaign, now },
  )) {
    const cells = cellsOf(obligations);
    const next = earliest(cells.flatMap(({ nextLetterAt }) => nextLetterAt ?? []));
    rows.push([
      kindOf.get(unit.kind) ?? unit.kind,
      unit.code ?? unit.id,
      unit.name,
      ...cells.flatMap((cell) => FIGURES[cell.step].map(([, of]) => of(cell))),
      STATUS_IN_WORDS[status],
      next === undefined ? '' : dayInWords(dayOf({ at: next, timeZone: plan.timeZone })),
    ]);
  }
  return {
    title: 'Bảng theo dõi',
    columns: [
      'Loại đơn vị',
      'Mã',
      'Đơn vị',
      ...STEP_IDS.flatMap((step) =>
        FIGURES[step].map(([title]) => `${stepLabelOf(plan.steps, step)}: ${title}`),
      ),
      'Hồ sơ',
      'Thư tiếp theo',
    ],
    rows,
  };
}
