import { z } from 'zod';
import { ownName } from '../../domain/files/file-name';
import { said } from '../../domain/text';
import { filingId, line, slug, wholeNumber } from '../../use-cases/input/fields';
import { owedParams } from '../http/request-fields';

export const fileId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/, said({ en: 'Use the id of a file.', vi: 'Đề nghị ghi mã của tệp.' }));

export const fileBody = z.strictObject({
  /** Without the folders that some programs send before it. */
  name: z.string().max(1000).overwrite(ownName).pipe(line.max(200)),
  size: z.int().min(1),
  sha256: z.string().regex(
    /^[0-9a-f]{64}$/,
    said({
      en: 'Use the SHA-256 of the file in 64 lower-case hex digits.',
      vi: 'Đề nghị ghi mã SHA-256 của tệp gồm 64 chữ số hệ 16, viết thường.',
    }),
  ),
  /** Of a paper that somebody enters on behalf of its party. */
  paper: z.literal(true).optional(),
});

export const fileParams = owedParams.extend({ file: fileId });
export const partParams = fileParams.extend({ n: wholeNumber(z.number().int().min(1).max(10_000)) });
export const filedFileParams = z.object({ campaign: slug, unit: slug, filing: filingId, file: fileId });
