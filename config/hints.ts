import type { z } from 'zod';
import { joined, type Text } from '../domain/text';
import type { FaultRule, FieldPath } from './fault';
import { type Field, fieldOf, inside } from './field';
import { planSchema } from './plan/schema';
import { registerHead, registerRows } from './register/schema';

/** Rules whose faults say all: the field itself is as it may be, but not beside the others. */
const SAYS_ALL: readonly FaultRule[] = [
  'unknown-field',
  'duplicate',
  'duplicate-id',
  'duplicate-code',
  'two-names',
  'deadline-order',
  'before-opening',
  'outside-campaign',
  'not-file-name',
  'own-unit',
  'no-other-member',
  'same-address',
  'nobody-in-role',
];

/** Of a whole table, for a fault that is no single field's. */
const TABLE_HINT: Text = joined(
  {
    en: 'the first row names the columns; commas between, and double quotes around a cell that holds a comma; for example ',
    vi: 'dòng đầu ghi tên các cột; các ô ngăn bằng dấu phẩy, ô có dấu phẩy đặt trong dấu nháy kép; ví dụ ',
  },
  'so-van-hoa,department,"Sở Văn hóa, Thể thao và Du lịch"',
);

/** For a file that cannot be read. */
const FILES_HINT: Text = {
  en:
    'a register is a folder with register.yaml and units, members, people, roles, reviews and opinions.csv in UTF-8, ' +
    'and parties.csv where bodies take part that are not evaluated; a table without rows still has its first row, which ' +
    'names the columns',
  vi:
    'danh sách đơn vị là thư mục gồm register.yaml và các tệp units, members, people, roles, reviews, opinions.csv theo ' +
    'UTF-8, thêm parties.csv khi có cơ quan tham gia mà không được đánh giá; bảng không có dòng nào vẫn phải có dòng đầu ' +
    'ghi tên các cột',
};

/** A terminal shows no Markdown. */
const plain = ({ en, vi }: Text): Text => ({ en: en.replaceAll('`', ''), vi: vi.replaceAll('`', '') });

function inWords({ why, hint, example }: Field, key: string): Text {
  const value =
    typeof example === 'string'
      ? `${key}${example}`
      : { en: `the plan ${example.plan}`, vi: `kế hoạch ${example.plan}` };
  const more = hint === undefined ? [] : ['; ', plain(hint)];
  return joined(plain(why), ...more, { en: '; for example ', vi: '; ví dụ ' }, value);
}

/** A field of a YAML file as it would be written: of a place in a list it is the list's, unless places have their own. */
function yamlHint(schema: z.ZodType, path: FieldPath): Text | undefined {
  let said: Text | undefined;
  let at: z.ZodType | undefined = schema;
  for (const key of path) {
    at = inside(at, key);
    if (!at) break;
    const field = fieldOf(at);
    if (field) said = inWords(field, typeof key === 'number' ? '- ' : `${key}: `);
  }
  return said;
}

function cellHint(row: z.ZodType, column: string): Text | undefined {
  const schema = inside(row, column);
  const field = schema && fieldOf(schema);
  return field && inWords(field, '');
}

/** What a field of a plan is for, with an example, where a fault of that rule leaves it open. */
export const planHint = (path: FieldPath, rule: FaultRule): Text | undefined =>
  SAYS_ALL.includes(rule) ? undefined : yamlHint(planSchema, path);

const rowOf = new Map<string, z.ZodType>(Object.entries(registerRows));

/** The same for a column of a table, or for the table; `register` is register.yaml. */
export function registerHint(table: string, field: string, rule: FaultRule): Text | undefined {
  if (SAYS_ALL.includes(rule)) return undefined;
  if (rule === 'unreadable') return FILES_HINT;
  if (table === 'register') return yamlHint(registerHead, [field]);
  const row = rowOf.get(table);
  return field === '' ? TABLE_HINT : row && cellHint(row, field);
}
