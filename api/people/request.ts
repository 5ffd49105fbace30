import { z } from 'zod';
import { email } from '../../config/fields';
import { line, slug } from '../../use-cases/input/fields';
import { breaks } from '../../use-cases/input/messages';

export const personParams = z.object({ campaign: slug, person: slug });

export const addressBody = z.strictObject({
  /** By the register's own rule; no longer than a mail server takes (RFC 5321, 4.5.3.1.3). */
  email: z
    .string()
    .max(254)
    .refine(
      (given) => email.safeParse(given).success,
      breaks('format', {
        en: 'Use an e-mail address, written in full.',
        vi: 'Đề nghị ghi đầy đủ địa chỉ thư điện tử.',
      }),
    ),
  reason: line,
});

export const resendBody = z.strictObject({
  letters: z.union([z.literal('all'), z.array(z.string().min(1).max(400)).min(1).max(5000)]),
});
