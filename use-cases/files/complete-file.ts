import { createHash } from 'node:crypto';
import type { FieldFault } from '../../domain/field-fault';
import {
  type FileKind,
  hasMacros,
  kindOfName,
  officeKindOf,
  signatureOf,
} from '../../domain/files/file-kind';
import { directoryIn, END_BYTES, namesIn } from '../../domain/files/zip-entries';
import { fromMs } from '../../domain/time';
import type { FileDocument } from '../../store/documents/file';
import type { Store } from '../../store/store';
import type { Deps } from '../deps';
import type { Owed } from '../drafts/draft';
import { invalid, Refusal, unavailable } from '../refusals';
import { type IsNameableFile, loadFile, shownUpload, type Upload } from './file';
import { bytesOf } from './read-file';
import { ScannerAway } from './scanner';

/**
 * Completes a file once all its parts are there: holds it to what was promised and to what its name says, and has it scanned.
 * What cannot become right is removed, so that it can be sent anew. Again is the same.
 */
export async function completeFile(
  deps: Deps,
  { owed, ...named }: { owed: Owed; file: string; isNameable: IsNameableFile },
): Promise<Upload> {
  const { store } = deps;
  const file = await loadFile(store, { ...owed, ...named });
  if (file.state === 'open') {
    await refuseMissing(store, file);
    const kind = await judged(deps, file);
    const scan = await scanned(deps, file);
    await store.files.complete({ _id: file._id, kind, scan, completedAt: fromMs(deps.now()) });
  }
  return shownUpload(await loadFile(store, { ...owed, ...named }), []);
}

async function refuseMissing(store: Store, { _id, parts }: FileDocument): Promise<void> {
  const arrived = new Set((await store.files.partsOf([_id])).map(({ n }) => n));
  const missing = Array.from({ length: parts }, (_, i) => i + 1).filter((n) => !arrived.has(n));
  if (missing.length === 0) return;
  throw new Refusal({
    type: 'conflict',
    text: {
      en: 'Parts of this file are missing. Send them first.',
      vi: 'Tệp còn thiếu một số phần. Đề nghị gửi tiếp các phần còn thiếu.',
    },
    about: { missing },
  });
}

/** What the file is. Removes and refuses what is not as promised, or not as its name says. */
async function judged(deps: Deps, file: FileDocument): Promise<FileKind> {
  const { store } = deps;
  const read = (from: number, to: number) => bytesOf(store, file._id, { from, to });
  const hash = createHash('sha256');
  for await (const bytes of read(0, file.size)) hash.update(bytes);
  if (hash.digest('hex') !== file.sha256) {
    return refuseAll(deps, file, {
      field: 'sha256',
      rule: 'other-bytes',
      message: {
        en: 'The parts are not the file that "sha256" promised. Send the file anew.',
        vi: 'Nội dung nhận được không khớp với mã SHA-256 đã nêu. Đề nghị gửi lại tệp.',
      },
    });
  }
  const found = await kindOf(read, file.size);
  const named = kindOfName(file.name);
  if (found === 'macros') {
    return refuseAll(deps, file, {
      field: 'name',
      rule: 'has-macros',
      message: {
        en: 'The file contains macros. Save it without macros, or as PDF.',
        vi: 'Tệp có chứa macro. Đề nghị lưu lại không kèm macro, hoặc lưu thành PDF.',
      },
    });
  }
  if (found !== undefined && found === named) return found;
  return refuseAll(deps, file, {
    field: 'name',
    rule: 'not-as-named',
    message:
      found === undefined
        ? {
            en: 'The content is none of PDF, DOCX, XLSX, JPG and PNG, or it is damaged or locked by a password.',
            vi: 'Nội dung không phải là PDF, DOCX, XLSX, JPG hay PNG, hoặc tệp bị hỏng hay được khóa bằng mật khẩu.',
          }
        : {
            en: `The content is ${found.toUpperCase()}, and the name says ${named?.toUpperCase()}. Name the file as what it is.`,
            vi: `Nội dung là ${found.toUpperCase()}, nhưng tên tệp ghi ${named?.toUpperCase()}. Đề nghị đặt tên tệp đúng với nội dung.`,
          },
  });
}

const HEAD_BYTES = 4096;

async function kindOf(
  read: (from: number, to: number) => AsyncIterable<Uint8Array>,
  size: number,
): Promise<FileKind | 'macros' | undefined> {
  const all = async (from: number, to: number) => {
    const chunks: Uint8Array[] = [];
    for await (const bytes of read(from, to)) chunks.push(bytes);
    return Buffer.concat(chunks);
  };
  const signature = signatureOf(await all(0, Math.min(HEAD_BYTES, size)));
  if (signature !== 'zip') return signature;
  const directory = directoryIn(await all(Math.max(0, size - END_BYTES), size));
  if (!directory || directory.offset + directory.size > size) return undefined;
  const names = namesIn(await all(directory.offset, directory.offset + directory.size), directory);
  if (!names) return undefined;
  return hasMacros(names) ? 'macros' : officeKindOf(names);
}

async function scanned(deps: Deps, file: FileDocument): Promise<'none' | 'clean'> {
  const { store, logger, files } = deps;
  const scanner = files?.scanner;
  if (!scanner) return 'none';
  const { _id, size, campaign, unit } = file;
  const verdict = await scanner
    .scan(bytesOf(store, _id, { from: 0, to: size }), size)
    .catch((error: unknown) => {
      if (!(error instanceof ScannerAway)) throw error;
      throw unavailable({
        text: {
          en: 'The scanner for malware does not answer. Nothing of the file is lost: complete it again later.',
          vi: 'Hệ thống quét mã độc chưa phản hồi. Tệp đã gửi vẫn được giữ: đề nghị thử hoàn tất lại sau.',
        },
        cause: error,
      });
    });
  if (verdict === 'clean') return 'clean';
  logger.warn({ campaign, unit, file: _id }, 'the scanner refused a file');
  return refuseAll(deps, file, {
    field: 'name',
    rule: 'infected',
    message: {
      en: 'The scanner found malware in this file. It was not kept. Tell your IT staff.',
      vi: 'Hệ thống quét phát hiện mã độc trong tệp này. Tệp không được lưu. Đề nghị báo bộ phận công nghệ thông tin.',
    },
  });
}

async function refuseAll({ store }: Deps, file: FileDocument, fault: FieldFault): Promise<never> {
  await store.files.remove(file);
  throw invalid([fault]);
}
