import { plainText } from '../plain-text';
import type { FilingStepId, Plan } from '../plan';
import { criteriaFor, formTakes } from '../rules/form-fields';

/** What a column of the sheet holds: whom its row is about, the draft that it goes on from, or a field of the form. */
export type ColumnKey = 'unit' | 'name' | 'revision' | { field: string; kinds: readonly string[] | 'all' };

export interface SheetColumn {
  key: ColumnKey;
  /** As officials read it. */
  title: string;
}

const TITLES = {
  unit: 'Mã đơn vị',
  name: 'Đơn vị',
  revision: 'Lần lưu (đề nghị giữ nguyên)',
  achieved: 'Những nội dung đạt được',
  shortcomings: 'Những hạn chế, tồn tại',
  score: 'Điểm',
  level: 'Mức độ hoàn thành đề nghị',
  levelOfOpinion: 'Mức độ hoàn thành theo ý kiến của thành viên',
  remarks: 'Nhận xét chung',
  remarksOfOpinion: 'Nhận xét',
  total: 'Điểm chung',
} as const;

/**
 * The columns of a sheet in which a party writes about many units in a step. The document is not among them: it is one for all,
 * and is given when they are filed.
 */
export function sheetColumns(
  plan: Pick<Plan, 'criteria'>,
  step: FilingStepId,
  unitKinds: readonly string[],
): SheetColumn[] {
  const takes = formTakes(step);
  const isOpinion = step === 'member-opinion';
  const criteria = takes.criteria ? criteriaOfAny(plan, unitKinds) : [];
  return [
    { key: 'unit', title: TITLES.unit },
    { key: 'name', title: TITLES.name },
    { key: 'revision', title: TITLES.revision },
    ...criteria.flatMap(({ id, title, kinds }) =>
      (['achieved', 'shortcomings', ...(takes.score ? (['score'] as const) : [])] as const).map(
        (part): SheetColumn => ({
          key: { field: `criteria.${id}.${part}`, kinds },
          title: `${title} – ${TITLES[part]}`,
        }),
      ),
    ),
    { key: { field: 'level', kinds: 'all' }, title: isOpinion ? TITLES.levelOfOpinion : TITLES.level },
    { key: { field: 'remarks', kinds: 'all' }, title: isOpinion ? TITLES.remarksOfOpinion : TITLES.remarks },
    ...(takes.score ? [{ key: { field: 'score', kinds: 'all' as const }, title: TITLES.total }] : []),
  ];
}

/** The criteria of some kinds of units; where two say the same in a heading their ids tell them apart. */
function criteriaOfAny(plan: Pick<Plan, 'criteria'>, unitKinds: readonly string[]) {
  const found = plan.criteria.filter((each) =>
    unitKinds.some((kind) => criteriaFor({ criteria: [each] }, kind).length > 0),
  );
  return found.map(({ id, text, unitKinds: kinds }) => {
    const isAmbiguous = found.some((each) => each.id !== id && plainText(each.text) === plainText(text));
    return { id, kinds, title: isAmbiguous ? `${text} (${id})` : text };
  });
}

/** «A» to «Z», «AA» and so on: the name of a column as spreadsheets show it. */
export function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`;
}
