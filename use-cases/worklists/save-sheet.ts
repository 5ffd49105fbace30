import { randomUUID } from 'node:crypto';
import { requiredFields } from '../../domain/rules/form-fields';
import { columnName, type SheetColumn } from '../../domain/sheet/columns';
import { readRows, type SheetFault, type SheetRow } from '../../domain/sheet/read-rows';
import type { Text } from '../../domain/text';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { canonicalJson } from '../digest';
import { saveDraft } from '../drafts/save-draft';
import { inParallel, ROWS_AT_ONCE } from '../in-parallel';
import { invalid, Refusal } from '../refusals';
import { type AskedWorklist, readWorklist, type WorklistRow } from './read-worklist';
import { columnsOf, isOpen } from './template';
import { firstSheetOf } from './workbook';

/** What became of a row without a fault: its draft, and how many of the fields that have to hold something do. */
export interface SavedRow {
  row: number;
  unit: string;
  outcome: 'saved' | 'unchanged';
  revision: number;
  filled: number;
  of: number;
}

/**
 * Saves the rows of a filled template as drafts, and files nothing. A row with a fault is left out as a whole, and a draft that has
 * changed since the template was made stays as it is: that is a fault of its row. Again is the same.
 */
export async function saveSheet(
  deps: Deps,
  { asked, bytes, by }: { asked: AskedWorklist; bytes: Uint8Array; by: string },
): Promise<{ rows: SavedRow[]; faults: SheetFault[] }> {
  const list = await readWorklist(deps, asked);
  const { plan } = await loadCampaign(deps, asked.campaign);
  const columns = columnsOf(plan, list);
  const cells = await firstSheetOf(bytes);
  const units = list.rows.map(({ unit }) => unit);
  const read = readRows(cells, { columns, plan, units });
  if (!read) throw invalid([{ field: '', rule: 'format', message: NO_TEMPLATE }]);
  const known = new Map(list.rows.map((row) => [row.unit.id, row]));
  const column = columnOfName(cells[0] ?? [], columns);
  const saved = await inParallel({
    items: read.rows,
    limit: ROWS_AT_ONCE,
    work: async (row): Promise<SavedRow | SheetFault> => {
      const found = known.get(row.unit) as WorklistRow;
      const fault = (message: Text): SheetFault => ({ row: row.row, column, unit: row.unit, message });
      if (!isOpen(found)) return fault(NOT_OPEN);
      const required = requiredFields(plan, { step: asked.step, unitKind: found.unit.kind });
      return saveRow(deps, { asked, row, found, by, required, fault });
    },
  });
  return {
    rows: saved.filter((each): each is SavedRow => 'outcome' in each),
    faults: [...read.faults, ...saved.filter((each): each is SheetFault => 'message' in each)].sort(
      (a, b) => a.row - b.row,
    ),
  };
}

async function saveRow(
  deps: Deps,
  {
    asked,
    row,
    found: { unit, draft },
    by,
    required,
    fault,
  }: {
    asked: AskedWorklist;
    row: SheetRow;
    found: WorklistRow;
    by: string;
    required: readonly string[];
    fault: (message: Text) => SheetFault;
  },
): Promise<SavedRow | SheetFault> {
  const before = draft?.fields ?? {};
  const fields = { ...before, ...row.fields };
  const told = (outcome: SavedRow['outcome'], revision: number): SavedRow => ({
    row: row.row,
    unit: unit.id,
    outcome,
    revision,
    filled: required.filter((name) => (fields[name] ?? '').trim() !== '').length,
    of: required.length,
  });
  if (draft && canonicalJson(written(fields)) === canonicalJson(written(before))) {
    return told('unchanged', draft.revision);
  }
  if ((draft?.revision ?? null) !== row.revision) return fault(changedMeanwhile(draft?.by));
  try {
    const owed = { ...asked, unit: unit.id };
    const filing = draft?.filing ?? randomUUID();
    const { revision } = await saveDraft(deps, {
      owed,
      filing,
      fields: written(fields),
      by,
      seen: row.revision,
    });
    return told('saved', revision);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.type === 'changed') return fault(changedMeanwhile(undefined));
    return fault(error.text ?? NOT_OPEN);
  }
}

/** Those that hold something. */
const written = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** Where a row says whom it is about, for a fault of the row as a whole. */
function columnOfName(head: readonly unknown[], columns: readonly SheetColumn[]): string {
  const title = columns.find(({ key }) => key === 'unit')?.title;
  return columnName(Math.max(0, head.indexOf(title)));
}

const changedMeanwhile = (by: string | undefined): Text => ({
  en: `The draft was changed${by === undefined ? '' : ` by ${by}`} after the template was made. Download the template again and copy this row into it.`,
  vi: `Bản nháp đã được ${by ?? 'người khác'} sửa sau khi tải mẫu. Đề nghị tải lại mẫu rồi chép dòng này sang.`,
});
const NOT_OPEN: Text = {
  en: 'There is nothing to draft for this unit. Correct what was filed in its form.',
  vi: 'Đơn vị này không còn văn bản phải soạn. Muốn sửa văn bản đã nộp, đề nghị vào biểu mẫu của đơn vị.',
};
const NO_TEMPLATE: Text = {
  en: 'The first row does not name the columns of the template. Download the template and fill it in.',
  vi: 'Dòng đầu của bảng không có tên các cột như trong mẫu. Đề nghị tải mẫu và điền vào mẫu.',
};
