import type { Plan } from '../../domain/plan';
import { type SheetColumn, sheetColumns } from '../../domain/sheet/columns';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type AskedWorklist, readWorklist, type Worklist, type WorklistRow } from './read-worklist';
import { workbookOf } from './workbook';

/** Narrow ones hold a word, wide ones a text. */
const WIDTHS = { unit: 16, name: 36, revision: 12, short: 14, level: 30, text: 48 };

/** An XLSX workbook in which a party can write about all units of which it still owes something; with what is drafted. */
export async function readTemplate(
  deps: Deps,
  asked: AskedWorklist,
): Promise<{ list: Worklist; workbook: Buffer }> {
  const list = await readWorklist(deps, asked);
  const { plan } = await loadCampaign(deps, asked.campaign);
  const rows = list.rows.filter(isOpen).sort((a, b) => a.unit.name.localeCompare(b.unit.name, 'vi'));
  const columns = columnsOf(plan, list);
  const workbook = await workbookOf([
    {
      name: 'Nội dung',
      rows: [
        columns.map(({ title }) => title),
        ...rows.map((row) => columns.map(({ key }) => cellOf(plan, row, key))),
      ],
      widths: columns.map(({ key }) => widthOf(key)),
      stickyColumns: 2,
    },
    {
      name: 'Mức độ và hướng dẫn',
      rows: [['Các mức độ'], ...plan.levels.map(({ name }) => [name]), [null], ['Hướng dẫn'], ...GUIDE],
      widths: [100],
    },
  ]);
  return { list, workbook };
}

/** Those whose draft the sheet may change. */
export const isOpen = ({ state }: WorklistRow): boolean => state === 'to-do' || state === 'drafted';

/** For all kinds of units on the list, so that a sheet fits however far they are. */
export const columnsOf = (plan: Plan, { step, rows }: Worklist): SheetColumn[] =>
  sheetColumns(plan, step, [...new Set(rows.map(({ unit }) => unit.kind))]);

function cellOf(
  { levels }: Pick<Plan, 'levels'>,
  { unit, draft }: WorklistRow,
  key: SheetColumn['key'],
): string | number | null {
  if (key === 'unit') return unit.id;
  if (key === 'name') return unit.name;
  if (key === 'revision') return draft?.revision ?? null;
  const text = draft?.fields[key.field] ?? null;
  return key.field === 'level' ? (levels.find(({ id }) => id === text)?.name ?? text) : text;
}

function widthOf(key: SheetColumn['key']): number {
  if (typeof key === 'string') return WIDTHS[key];
  if (key.field === 'level') return WIDTHS.level;
  return key.field.endsWith('score') ? WIDTHS.short : WIDTHS.text;
}

const GUIDE = [
  ['Mỗi dòng là một đơn vị. Ô để trống là chưa có nội dung.'],
  ['Mức độ ghi đúng tên ở trên; gõ không dấu cũng được.'],
  [
    'Không sửa cột «Mã đơn vị» và cột «Lần lưu»: hệ thống dùng hai cột này để không ghi đè nội dung mà người khác vừa lưu.',
  ],
  [
    'Tải bảng lên thì nội dung được lưu thành bản nháp, chưa nộp. Số, ngày, người ký của văn bản ghi một lần khi nộp.',
  ],
];
