import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf, plainBytes } from './collection';
import type { FileDocument, FilePartDocument, FilePartHead } from './documents/file';

type Owed = Pick<FileDocument, 'campaign' | 'unit' | 'step' | 'party'>;

const DAY_MS = 86_400_000;
const OPEN_DAYS = 7;
const UNFILED_DAYS = 30;
/** Longer than a draft can live: 400 days, closed for 30, and reopened for 400 more. */
const DRAFTED_DAYS = 900;

const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);
const partKey = (file: string, n: number): string => `${file}#${n}`;

/**
 * `files` and `fileParts`. Both expire by the store's clock until a filing names the file. What must last is written to the
 * parts before the file, and what must go is removed in the same order: a crash in between leaves parts of no file at worst, never
 * a file that lacks some.
 */
export function filesIn(connection: Connection) {
  const files = collectionOf<FileDocument>({
    connection,
    name: 'files',
    indexes: [{ campaign: 1, party: 1 }],
    expiresBy: 'forgetAt',
  });
  const parts = collectionOf<FilePartDocument>({
    connection,
    name: 'fileParts',
    indexes: [
      { file: 1, n: 1 },
      { file: 1, forgetAt: 1 },
    ],
    expiresBy: 'forgetAt',
  });
  const remove = async ({ _id, parts: count }: Pick<FileDocument, '_id' | 'parts'>): Promise<boolean> => {
    for (let n = 1; n <= count; n += 1) await parts.remove({ _id: partKey(_id, n) });
    return files.remove({ _id });
  };
  return {
    createIndexes: async () => {
      for (const each of [files, parts]) await each.createIndexes();
    },
    /** Insert-only; resolves to whether it is new. It is forgotten in a week, unless it is completed. */
    insert: (file: FileDocument): Promise<boolean> => files.insert({ ...file, forgetAt: inDays(OPEN_DAYS) }),
    get: (id: string): Promise<FileDocument | null> => files.get(id),
    among: (ids: readonly string[]): Promise<FileDocument[]> => files.find({ _id: { $in: [...ids] } }),
    /** The oldest first. */
    of: ({ campaign, unit, step, party }: Owed): Promise<FileDocument[]> =>
      files.find({ campaign, party, unit, step }, { sort: { startedAt: 1, _id: 1 } }),
    /** All of a party in a campaign. */
    ofParty: ({ campaign, party }: Pick<Owed, 'campaign' | 'party'>): Promise<FileDocument[]> =>
      files.find({ campaign, party }),
    /** Insert-only; resolves to the digest of the part that stands. It expires with its file. */
    async insertPart(
      { _id: file, forgetAt }: Pick<FileDocument, '_id' | 'forgetAt'>,
      { n, sha256, bytes }: Pick<FilePartDocument, 'n' | 'sha256' | 'bytes'>,
    ): Promise<string> {
      const _id = partKey(file, n);
      const part = { _id, file, n, sha256, bytes: Buffer.from(bytes), ...(forgetAt && { forgetAt }) };
      if (await parts.insert(part)) return sha256;
      return (await parts.get(_id, ['bytes']))?.sha256 ?? sha256;
    },
    /** Which parts of some files are there, without their bytes. */
    partsOf: (ids: readonly string[]): Promise<FilePartHead[]> =>
      parts.find({ file: { $in: [...ids] } }, { sort: { file: 1, n: 1 }, without: ['bytes'] }),
    async bytesOf({ file, n }: { file: string; n: number }): Promise<Uint8Array | null> {
      const part = await parts.get(partKey(file, n));
      return part && plainBytes(part.bytes);
    },
    /** Sets what a whole file is, once. It is forgotten in a month, unless a filing or a draft names it. */
    async complete({
      _id,
      ...found
    }: Pick<FileDocument, '_id' | 'kind' | 'scan'> & { completedAt: Instant }): Promise<void> {
      const forgetAt = inDays(UNFILED_DAYS);
      await parts.updateAll({ file: _id, forgetAt: { $lt: forgetAt } }, { $set: { forgetAt } });
      await files.update({ _id, state: 'open' }, { $set: { ...found, state: 'complete', forgetAt } });
    },
    /** Has nothing forget a complete file, before a filing that names it is stored. False if it is gone; again is the same. */
    async keep({ _id, parts: count }: Pick<FileDocument, '_id' | 'parts'>): Promise<boolean> {
      const found = await parts.updateAll({ file: _id }, { $unset: { forgetAt: '' } });
      const isWhole = found === count;
      const isKept =
        isWhole &&
        (await files.update({ _id, state: 'complete' }, { $set: { kept: true }, $unset: { forgetAt: '' } }));
      if (!isKept) await parts.updateAll({ file: _id }, { $set: { forgetAt: inDays(1) } });
      return isKept;
    },
    /** Keeps complete files of an obligation as long as any draft of it can last, before one that names them is saved. */
    async keepForDraft({ ids, ...owed }: Owed & { ids: readonly string[] }): Promise<void> {
      const { campaign, unit, step, party } = owed;
      const forgetAt = inDays(DRAFTED_DAYS);
      // A day's grace, so that not every save of a draft writes.
      const sooner = { $lt: inDays(DRAFTED_DAYS - 1) };
      for (const { _id, ...file } of await files.find({ _id: { $in: [...ids] } })) {
        const isTheirs =
          file.campaign === campaign && file.unit === unit && file.step === step && file.party === party;
        const isSooner =
          file.state === 'complete' && file.forgetAt !== undefined && file.forgetAt < sooner.$lt;
        if (!isTheirs || !isSooner) continue;
        await parts.updateAll({ file: _id, forgetAt: sooner }, { $set: { forgetAt } });
        await files.update({ _id, forgetAt: sooner }, { $set: { forgetAt } });
      }
    },
    remove,
    /** A few fields of every file there is, for the one who looks after the store. */
    all: (): AsyncIterable<FileDocument> => files.each({}),
  };
}

export type Files = ReturnType<typeof filesIn>;
