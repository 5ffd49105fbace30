import { MB } from '../domain/files/file-limits';
import { groupBy } from '../domain/group-by';
import type { Text } from '../domain/text';
import { fromMs } from '../domain/time';
import type { FileDocument } from '../store/documents/file';
import type { Store } from '../store/store';
import { record } from '../use-cases/audit';
import { commandActor } from './actor';
import type { FilesOptions } from './options';
import type { StoreCommand } from './store-command';
import { UsageError } from './usage';

/** Lists how much room files take, by campaign, or removes those that were completed longer ago; without `--yes` it only says which. */
export function filesFor({ removeOlderThan, yes }: FilesOptions): StoreCommand {
  if (removeOlderThan === undefined) {
    if (yes) throw new UsageError(ONLY_WITH_YEARS);
    return list;
  }
  if (!/^[1-9]\d?$/.test(removeOlderThan)) throw new UsageError(YEARS);
  return removing(Number(removeOlderThan), yes === true);
}

const list: StoreCommand = async ({ store }, print) => {
  const campaigns = await byCampaign(store, () => true);
  if (campaigns.size === 0) print({ en: 'there are no files', vi: 'không có tệp nào' });
  for (const [campaign, files] of [...campaigns].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    print(inWords(campaign, files));
  }
};

const removing =
  (years: number, isMeant: boolean): StoreCommand =>
  async ({ store, now }, print) => {
    const before = yearsBefore(now(), years);
    const old = await byCampaign(
      store,
      ({ completedAt }) => completedAt !== undefined && completedAt < before,
    );
    if (old.size === 0) print({ en: 'no file is so old', vi: 'không có tệp nào cũ như vậy' });
    for (const [campaign, files] of old) {
      if (isMeant) {
        // First, so that nothing goes of which there is no record.
        await record({ store, now }, { actor: commandActor(), action: 'files-removed', campaign });
        for (const file of files) await store.files.remove(file);
      }
      const { en, vi } = inWords(campaign, files);
      print(
        isMeant
          ? { en: `removed: ${en}`, vi: `đã xóa: ${vi}` }
          : { en: `would be removed: ${en}`, vi: `sẽ xóa: ${vi}` },
      );
    }
    if (old.size > 0 && !isMeant) print(NOT_YET);
  };

async function byCampaign(
  { files }: Store,
  isMeant: (file: FileDocument) => boolean,
): Promise<Map<string, FileDocument[]>> {
  const meant: FileDocument[] = [];
  for await (const file of files.all()) if (isMeant(file)) meant.push(file);
  return groupBy(meant, ({ campaign }) => campaign);
}

const inWords = (campaign: string, files: readonly FileDocument[]): Text => {
  const mb = (files.reduce((sum, { size }) => sum + size, 0) / MB).toFixed(1);
  const oldest = files.map(({ startedAt }) => startedAt).reduce((a, b) => (a < b ? a : b));
  const day = oldest.slice(0, 10);
  return {
    en: `${campaign}  files ${files.length}  ${mb} MB  oldest ${day}`,
    vi: `${campaign}  ${files.length} tệp  ${mb.replace('.', ',')} MB  cũ nhất ${day.split('-').toReversed().join('/')}`,
  };
};

/** The same day so many years before; real time. */
function yearsBefore(nowMs: number, years: number): string {
  const now = fromMs(nowMs);
  return `${Number(now.slice(0, 4)) - years}${now.slice(4)}`;
}

const YEARS: Text = {
  en: '--remove-older-than takes a whole number of years, 1 to 99',
  vi: '--remove-older-than là số năm, số nguyên từ 1 đến 99',
};

const ONLY_WITH_YEARS: Text = {
  en: '--yes goes with --remove-older-than alone',
  vi: '--yes chỉ dùng cùng với --remove-older-than',
};

const NOT_YET: Text = {
  en: 'nothing was removed: add --yes to remove them',
  vi: 'chưa xóa gì: thêm --yes để xóa',
};
