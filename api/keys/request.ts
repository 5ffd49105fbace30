import { z } from 'zod';
import { said } from '../../domain/text';

export const keyParams = z.object({
  key: z
    .string()
    .regex(/^[0-9a-f]{12}$/, said({ en: 'Use the id of a key.', vi: 'Đề nghị ghi mã của khóa.' })),
});
