import { createHash } from 'node:crypto';
import { lengthOfPart } from '../../domain/files/file-limits';
import type { Deps } from '../deps';
import type { Owed } from '../drafts/draft';
import { contentDiffers, invalid } from '../refusals';
import { type IsNameableFile, loadFile, noSuchFile } from './file';

interface Part {
  owed: Owed;
  file: string;
  /** From 1. */
  n: number;
  bytes: Uint8Array;
  isNameable: IsNameableFile;
}

/** Stores one part; again is the same. Refuses with `content-differs` another content under the same number. */
export async function putPart(
  { store }: Pick<Deps, 'store'>,
  { owed, n, bytes, ...rest }: Part,
): Promise<void> {
  const file = await loadFile(store, { ...owed, ...rest });
  if (n > file.parts) throw noSuchFile();
  const length = lengthOfPart(file.size, n);
  if (bytes.length !== length) {
    const message = {
      en: `This part has ${length} bytes.`,
      vi: `Phần này phải có ${length} byte.`,
    };
    throw invalid([{ field: '', rule: 'other-bytes', message }]);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Nothing is added to what is complete: a part that it has is compared.
  if ((await store.files.insertPart(file, { n, sha256, bytes })) === sha256) return;
  throw contentDiffers({
    en: 'Another content was sent as this part.',
    vi: 'Phần này đã được gửi với nội dung khác.',
  });
}
