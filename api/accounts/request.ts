import { z } from 'zod';
import { GRANTED_ROLES } from '../../domain/key-roles';
import { said } from '../../domain/text';
import { emailAddress, line } from '../../use-cases/input/fields';
import { pageQuery } from '../http/request-fields';

export const accountParams = z.object({
  account: z
    .string()
    .regex(/^[0-9a-f]{12}$/, said({ en: 'Use the id of an account.', vi: 'Đề nghị ghi mã tài khoản.' })),
});

export const accountsQuery = z.strictObject({
  granted: z
    .enum(['true', 'false'])
    .optional()
    .describe(
      '`true`: only accounts that have been granted something; the default unless `address` is given.',
    ),
  address: z.string().min(1).max(254).optional().describe('The account of this e-mail address alone.'),
  ...pageQuery,
});

const roles = z.array(z.enum(GRANTED_ROLES)).max(GRANTED_ROLES.length);

export const invitationBody = z.strictObject({
  address: emailAddress,
  name: line,
  roles: roles.min(1),
  reason: line.optional(),
});

export const rolesBody = z.strictObject({ roles, reason: line });

export const reasonBody = z.strictObject({ reason: line });
