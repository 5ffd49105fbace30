import { MAX_FILES_OF_FILING, PART_BYTES } from '../../domain/files/file-limits';
import type { FiledFile } from '../../domain/filing-content';
import type { FileDocument } from '../../store/documents/file';
import type { Store } from '../../store/store';
import type { Deps } from '../deps';
import type { Owed } from '../drafts/draft';
import type { Author } from '../filings/filing-id';
import { type ReadFiling, readFiling } from '../filings/read-filing';
import { conflict } from '../refusals';
import { type IsNameableFile, loadFile, noSuchFile, shownUpload, type Upload } from './file';
import { DEFAULT_FILES } from './settings';

/** The files of an obligation that are there for the caller, the oldest first, and what is taken. */
export async function listUploads(
  { store, files: { maxBytes } = DEFAULT_FILES }: Pick<Deps, 'store' | 'files'>,
  { isNameable, ...owed }: Owed & { isNameable: IsNameableFile },
): Promise<{ items: Upload[]; maxBytes: number; maxFiles: number }> {
  const files = (await store.files.of(owed)).filter(isNameable);
  const open = files.filter(({ state }) => state === 'open').map(({ _id }) => _id);
  const heads = open.length === 0 ? [] : await store.files.partsOf(open);
  return { items: files.map((file) => shownUpload(file, heads)), maxBytes, maxFiles: MAX_FILES_OF_FILING };
}

type Named = Owed & { file: string; isNameable: IsNameableFile };

export async function readUpload({ store }: Pick<Deps, 'store'>, named: Named): Promise<Upload> {
  const file = await loadFile(store, named);
  return shownUpload(file, await store.files.partsOf([file._id]));
}

/** A whole file, and how its bytes are read. */
export interface WholeFile {
  file: FileDocument & Pick<FiledFile, 'kind'>;
  /** Bytes `from` up to `to`, without it. */
  read: (from: number, to: number) => AsyncIterable<Uint8Array>;
}

/** A complete file, for those whose obligation it is. */
export async function openUpload({ store }: Pick<Deps, 'store'>, named: Named): Promise<WholeFile> {
  return wholeFile(store, await loadFile(store, named));
}

/** A file that a filing names, with that filing. */
export async function openFiledFile(
  deps: Pick<Deps, 'store'>,
  {
    file: id,
    ...filing
  }: { campaign: string; unit: string; id: string; authors: readonly Author[]; file: string },
): Promise<WholeFile & { of: ReadFiling }> {
  const of = await readFiling(deps, filing);
  const isNamed = of.filing.content.files?.some((each) => each.id === id) === true;
  const file = isNamed ? await deps.store.files.get(id) : null;
  // A command removes old files, and the record of what was filed stays.
  if (!file) throw noSuchFile();
  return { ...wholeFile(deps.store, file), of };
}

function wholeFile(store: Store, { kind, ...file }: FileDocument): WholeFile {
  if (file.state === 'open' || !kind) {
    throw conflict({ en: 'This file is not complete yet.', vi: 'Tệp này chưa được gửi đầy đủ.' });
  }
  return { file: { ...file, kind }, read: (from, to) => bytesOf(store, file._id, { from, to }) };
}

/** Reads some bytes of a file, part by part: never more than one is in memory. */
export async function* bytesOf(
  store: Store,
  file: string,
  { from, to }: { from: number; to: number },
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const n = Math.floor(at / PART_BYTES) + 1;
    const start = (n - 1) * PART_BYTES;
    const bytes = await store.files.bytesOf({ file, n });
    if (!bytes) throw new Error(`file ${file} lacks part ${n}`);
    yield bytes.subarray(at - start, to - start);
    at = start + PART_BYTES;
  }
}
