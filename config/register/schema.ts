import { z } from 'zod';
import type { Register } from '../../domain/register';
import { field } from '../field';
import { exactly, oneLine, slug } from '../fields';
import { opinion, review } from './fields/duties';
import { member, party, unit } from './fields/parties';
import { person, role } from './fields/people';

/** `register.yaml`: what the tables are of. The note is for readers of the folder, and is not part of the register. */
export const registerHead = z.strictObject({
  id: field(slug, {
    why: { en: 'names the register and its folder', vi: 'mã của danh sách, cũng là tên thư mục' },
    example: 'dong-nai-2026',
  }),
  title: field(oneLine, {
    why: { en: 'what people call it', vi: 'tên gọi của danh sách' },
    example: 'Danh sách 12 đơn vị năm 2026',
  }),
  note: field(z.string().optional(), {
    why: { en: 'for readers of the folder alone', vi: 'ghi chú, chỉ dành cho người đọc thư mục' },
    form: { en: 'text', vi: 'đoạn chữ' },
    without: { en: 'none', vi: 'không có' },
    example: 'Danh sách mẫu',
  }),
});

/** One row of each CSV file; the columns are named as the fields. */
export const registerRows = {
  units: unit,
  parties: party,
  members: member,
  people: person,
  roles: role,
  reviews: review,
  opinions: opinion,
};

export type TableName = keyof typeof registerRows;
export const TABLE_NAMES = ['units', 'parties', 'members', 'people', 'roles', 'reviews', 'opinions'] as const;

/** Tables whose file may be left out: they are then without rows. A file that is there must be whole. */
export const OPTIONAL_TABLES = ['parties'] as const satisfies readonly TableName[];
export type OptionalTable = (typeof OPTIONAL_TABLES)[number];

/** The structure of a whole register; what only makes sense together is in `rules.ts`. */
export const registerSchema = exactly<Register>()(
  z.strictObject({
    id: slug,
    title: oneLine,
    units: z.array(registerRows.units).min(1),
    parties: z.array(registerRows.parties),
    members: z.array(registerRows.members),
    people: z.array(registerRows.people),
    roles: z.array(registerRows.roles),
    reviews: z.array(registerRows.reviews),
    opinions: z.array(registerRows.opinions),
  }),
);
