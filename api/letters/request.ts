import { z } from 'zod';
import { LETTER_STATES } from '../../domain/letters';
import { said } from '../../domain/text';
import { line, slug } from '../../use-cases/input/fields';
import { eachOnce } from '../../use-cases/input/messages';
import { campaignParams, pageQuery } from '../http/request-fields';

export const lettersQuery = z.strictObject({
  state: z.enum(LETTER_STATES).optional(),
  person: slug.optional(),
  ...pageQuery,
});

const letterId = z.string().min(1).max(400);

export const letterParams = campaignParams.extend({ letter: letterId });

/** What was read of each letter, so that nobody lets go what they have not seen. */
export const releaseBody = z.strictObject({
  letters: z
    .array(
      z.strictObject({
        id: letterId,
        itemsDigest: z.string().regex(
          /^[0-9a-f]{64}$/,
          said({
            en: 'Use the digest that the letter was read with.',
            vi: 'Đề nghị ghi mã băm nhận được khi đọc thư.',
          }),
        ),
      }),
    )
    .min(1)
    .max(200)
    .check(
      eachOnce<{ id: string }>('id', {
        en: 'A release names a letter once.',
        vi: 'Mỗi thư chỉ được nêu một lần.',
      }),
    ),
});

/** Shown to administrators, and to nobody else. */
export const declineBody = z.strictObject({ reason: line });

/** There is nothing to say: who does it is who holds the key. */
export const sendingBody = z.strictObject({}).optional();
