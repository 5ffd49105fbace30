import type { FieldFault } from '../../domain/field-fault';
import type { FiledFile } from '../../domain/filing-content';
import type { FileDocument } from '../../store/documents/file';
import type { Deps } from '../deps';
import type { Owed } from '../drafts/draft';
import { invalid } from '../refusals';
import { filedAs, isOf } from './file';

interface Attaching {
  owed: Owed;
  channel: FileDocument['channel'];
  ids: readonly string[] | undefined;
}

/** The files that a filing names, in its order, and what is wrong with that, by field. */
export async function attachedFiles(
  { store }: Pick<Deps, 'store'>,
  { owed, channel, ids = [] }: Attaching,
): Promise<{ files: FiledFile[]; faults: FieldFault[] }> {
  if (ids.length === 0) return { files: [], faults: [] };
  const found = new Map((await store.files.among(ids)).map((file) => [file._id, file]));
  const files: FiledFile[] = [];
  const faults: FieldFault[] = [];
  for (const [i, id] of ids.entries()) {
    const file = found.get(id);
    const field = `files[${i}]`;
    if (!file || !isOf(file, owed) || file.channel !== channel) faults.push(unknownFile(field));
    else if (file.state === 'open' || !file.kind) faults.push(incomplete(field));
    else files.push(filedAs({ ...file, kind: file.kind }));
  }
  return { files, faults };
}

/** Has nothing forget the files of a filing, before it is stored: after a crash they are kept without need, never lost. */
export async function keepFiles({ store }: Pick<Deps, 'store'>, files: readonly FiledFile[]): Promise<void> {
  if (files.length === 0) return;
  const found = await store.files.among(files.map(({ id }) => id));
  for (const [i, { id }] of files.entries()) {
    const file = found.find(({ _id }) => _id === id);
    if (file?.kept) continue;
    if (!file || !(await store.files.keep(file))) throw invalid([unknownFile(`files[${i}]`)]);
  }
}

const unknownFile = (field: string): FieldFault => ({
  field,
  rule: 'unknown-file',
  message: {
    en: 'This party has no such file for this unit in this step. Attach it again.',
    vi: 'Không có tệp này của bên gửi ở bước này đối với đơn vị. Đề nghị đính kèm lại.',
  },
});

const incomplete = (field: string): FieldFault => ({
  field,
  rule: 'incomplete-file',
  message: {
    en: 'This file has not been sent completely.',
    vi: 'Tệp này chưa được gửi đầy đủ.',
  },
});
