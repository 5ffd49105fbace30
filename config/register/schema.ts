import { z } from 'zod';
import { type Register, ROLES } from '../../domain/register';
import { code, email, exactly, oneLine, slug } from '../fields';

/** `register.yaml`: what the tables are of. The note is for readers of the folder, and is not part of the register. */
export const registerHead = z.strictObject({ id: slug, title: oneLine, note: z.string().optional() });

/** One row of each CSV file; the columns are named as the fields. */
export const registerRows = {
  units: z.strictObject({ id: slug, kind: slug, name: oneLine, code: code.optional() }),
  parties: z.strictObject({ id: slug, name: oneLine, code: code.optional() }),
  members: z.strictObject({ id: slug, name: oneLine, headOf: slug.optional(), body: slug.optional() }),
  people: z.strictObject({ id: slug, name: oneLine, title: oneLine, email }),
  roles: z.strictObject({ person: slug, party: slug, role: z.enum(ROLES) }),
  reviews: z.strictObject({ reviewer: slug, unit: slug }),
  opinions: z.strictObject({ member: slug, unit: slug }),
};

export type TableName = keyof typeof registerRows;
export const TABLE_NAMES = ['units', 'parties', 'members', 'people', 'roles', 'reviews', 'opinions'] as const;

/** Tables whose file may be left out: they are then without rows. A file that is there must be whole. */
export const OPTIONAL_TABLES = ['parties'] as const satisfies readonly TableName[];
export type OptionalTable = (typeof OPTIONAL_TABLES)[number];

/** The structure of a whole register; what only makes sense together is in `register-rules.ts`. */
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
