import { createHash } from 'node:crypto';
import type { FileKind } from '../../domain/files/file-kind';
import { PART_BYTES } from '../../domain/files/file-limits';
import type { FiledFile } from '../../domain/filing-content';
import type { Instant } from '../../domain/time';
import type { FileDocument, FilePartHead } from '../../store/documents/file';
import type { Store } from '../../store/store';
import { canonicalJson } from '../digest';
import type { Owed } from '../drafts/draft';
import { notFound, type Refusal } from '../refusals';

/** Whether a file is there for the one who names it. */
export type IsNameableFile = (file: Pick<FileDocument, 'channel'>) => boolean;

/** A file, and how much of it is there. */
export interface Upload {
  id: string;
  channel: FileDocument['channel'];
  name: string;
  size: number;
  sha256: string;
  state: FileDocument['state'];
  kind?: FileKind;
  scan?: 'none' | 'clean';
  partBytes: number;
  parts: number;
  /** Which parts have arrived, counted from 1. */
  arrived: number[];
  by: string;
  /** Real time. */
  startedAt: Instant;
  completedAt?: Instant;
}

type Sent = Owed & Pick<FileDocument, 'channel' | 'name' | 'size' | 'sha256'>;

const ID_LENGTH = 22;

/** The same file for the same obligation is the same upload, so that it goes on wherever it was broken off. */
export const fileIdOf = ({ campaign, unit, step, party, channel, name, size, sha256 }: Sent): string =>
  createHash('sha256')
    .update(canonicalJson({ campaign, unit, step, party, channel, name, size, sha256 }))
    .digest('base64url')
    .slice(0, ID_LENGTH);

export const shownUpload = (
  {
    _id: id,
    channel,
    name,
    size,
    sha256,
    state,
    kind,
    scan,
    parts,
    by,
    startedAt,
    completedAt,
  }: FileDocument,
  heads: readonly FilePartHead[],
): Upload => ({
  id,
  channel,
  name,
  size,
  sha256,
  state,
  ...(kind && { kind }),
  ...(scan && { scan }),
  partBytes: PART_BYTES,
  parts,
  arrived:
    state === 'complete'
      ? Array.from({ length: parts }, (_, i) => i + 1)
      : heads.flatMap(({ file, n }) => (file === id ? [n] : [])),
  by,
  startedAt,
  ...(completedAt !== undefined && { completedAt }),
});

/** A complete file as a filing names it. */
export const filedAs = ({
  _id: id,
  name,
  size,
  sha256,
  kind,
}: FileDocument & { kind: FileKind }): FiledFile => ({
  id,
  name,
  size,
  sha256,
  kind,
});

/** The same answer for a file that is not there and for one that is none of the caller's. */
export const noSuchFile = (): Refusal => notFound({ en: 'There is no such file.', vi: 'Không có tệp này.' });

export const isOf = (file: FileDocument, { campaign, unit, step, party }: Owed): boolean =>
  file.campaign === campaign && file.unit === unit && file.step === step && file.party === party;

/** A file of an obligation; refuses with `not-found` what is none of the caller's. */
export async function loadFile(
  store: Store,
  { file: id, isNameable, ...owed }: Owed & { file: string; isNameable: IsNameableFile },
): Promise<FileDocument> {
  const file = await store.files.get(id);
  if (!file || !isOf(file, owed) || !isNameable(file)) throw noSuchFile();
  return file;
}
