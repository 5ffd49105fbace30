import type { Text } from '../../domain/text';

/** What a cell shows whose formula failed. */
const FAILED = /^#(?:N\/A|REF!|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i;
/** `=A1`, `=VLOOKUP(…)`, `="H19"`. */
const FORMULA = /^=\S/;
/** A column that was too narrow when somebody copied it. */
const NARROW = /^#{3,}$/;
/** «S? N?i v?»: letters that a code page does not have, saved as question marks. */
const LOST = /\p{L}\?|\?\p{L}/u;

/** What a spreadsheet left in a cell in place of its value; undefined where nothing is odd. */
export function oddCell(cell: string): Text | undefined {
  if (FAILED.test(cell) || NARROW.test(cell)) {
    return {
      en: `«${cell}» is what a spreadsheet shows in place of a value: write the value`,
      vi: `«${cell}» là chữ bảng tính hiện thay cho giá trị: đề nghị ghi giá trị`,
    };
  }
  if (FORMULA.test(cell)) {
    return {
      en: `«${cell}» is a formula: write its value`,
      vi: `«${cell}» là công thức: đề nghị ghi giá trị`,
    };
  }
  if (LOST.test(cell)) {
    return {
      en: `«${cell}» has lost letters, which became «?» when it was saved: write it again and save the file as UTF-8`,
      vi: `«${cell}» đã bị mất chữ, thành dấu «?» khi lưu: đề nghị ghi lại và lưu tệp theo UTF-8`,
    };
  }
  return undefined;
}
