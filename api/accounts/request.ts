import { z } from 'zod';
import { said } from '../../domain/text';
import { grantedRoles, withReason } from '../../use-cases/input/accounts';
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

export const rolesBody = withReason.extend({ roles: grantedRoles });
