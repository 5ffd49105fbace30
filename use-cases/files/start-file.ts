import type { FieldFault } from '../../domain/field-fault';
import { kindOfName } from '../../domain/files/file-kind';
import { MB, PART_BYTES, partsOf } from '../../domain/files/file-limits';
import { fromMs } from '../../domain/time';
import type { FileDocument } from '../../store/documents/file';
import { hasEnded } from '../campaigns/ended';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import type { Owed } from '../drafts/draft';
import { loadOwed } from '../forms/load-owed';
import { invalid, refuseFaults } from '../refusals';
import { fileIdOf, shownUpload, type Upload } from './file';
import { DEFAULT_FILES, type FileSettings } from './settings';

interface Starting extends Pick<FileDocument, 'channel' | 'name' | 'size' | 'sha256' | 'by'> {
  owed: Owed;
}

/**
 * Begins the upload of a file, or finds the one that was begun: who lost it sends the same again, and is told which parts
 * have arrived.
 */
export async function startFile(
  deps: Deps,
  { owed, ...sent }: Starting,
): Promise<{ upload: Upload; isNew: boolean }> {
  const { store, files: settings = DEFAULT_FILES } = deps;
  refuseFaults([...faultsOfName(sent.name), ...faultsOfSize(sent.size, settings)]);
  const { row } = await loadOwed(deps, owed);
  if (row.status === 'cancelled') throw hasEnded(await loadCampaign(deps, owed.campaign));
  const { campaign, unit, step, party } = owed;
  const _id = fileIdOf({ ...owed, ...sent });
  const known = await store.files.get(_id);
  if (known) return { upload: shownUpload(known, await store.files.partsOf([_id])), isNew: false };
  await refuseBeyond(deps, owed, sent.size);
  const file: FileDocument = {
    _id,
    campaign,
    unit,
    step,
    party,
    ...sent,
    parts: partsOf(sent.size),
    state: 'open',
    startedAt: fromMs(deps.now()),
  };
  // Of two at once one is told of it as new.
  const isNew = await store.files.insert(file);
  return { upload: shownUpload(file, isNew ? [] : await store.files.partsOf([_id])), isNew };
}

function faultsOfName(name: string): FieldFault[] {
  if (kindOfName(name)) return [];
  const message = {
    en: 'Send a PDF, DOCX, XLSX, JPG or PNG file, with that ending in its name.',
    vi: 'Chỉ nhận tệp PDF, DOCX, XLSX, JPG hoặc PNG, tên tệp có đúng phần đuôi đó.',
  };
  return [{ field: 'name', rule: 'file-kind', message }];
}

function faultsOfSize(size: number, { maxBytes }: FileSettings): FieldFault[] {
  if (size <= maxBytes) return [];
  const most = Math.floor(maxBytes / MB);
  const message = {
    en: `A file has at most ${most} MB. Scan it at a lower resolution, or divide it.`,
    vi: `Mỗi tệp có tối đa ${most} MB. Đề nghị quét lại với độ phân giải thấp hơn hoặc tách tệp.`,
  };
  return [{ field: 'size', rule: 'too-big', message }];
}

/** So that nobody fills the store. Each file counts in whole parts, so that many small ones have an end too. */
async function refuseBeyond({ store, files }: Deps, owed: Owed, size: number): Promise<void> {
  const { partyBytes } = files ?? DEFAULT_FILES;
  const all = await store.files.ofParty(owed);
  const used = all.reduce((sum, { parts }) => sum + parts, partsOf(size));
  const room = Math.floor(partyBytes / PART_BYTES);
  if (used <= room) return;
  const message = {
    en: `The files of one party in one campaign have at most ${room} MB together. Ask Sở Nội vụ for more room.`,
    vi: `Các tệp của một bên trong một đợt đánh giá có tổng dung lượng tối đa ${room} MB. Nếu cần thêm, đề nghị liên hệ Sở Nội vụ.`,
  };
  throw invalid([{ field: 'size', rule: 'no-room', message }]);
}
