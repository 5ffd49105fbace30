import path from 'node:path';
import type { Environment } from '../config/environment';
import { cacheDirOf } from '../embedded/find/cache-dir';
import { makeForOwnerAlone, narrowFolder } from '../embedded/narrow-folder';
import { hasStore, startStore } from '../embedded/parts/store';
import { acquireLock, LockedError } from '../embedded/process/lock';
import type { Reporter } from '../embedded/reporter';
import { interruption } from './interruption';
import { UsageError } from './usage';

/** The store while the service is stopped: the one that is set, or the embedded one, which is started for as long as it is needed. */
export async function withStoreAtRest(
  {
    env,
    environment: { MONGODB_URI: uri, DATA_DIR },
    reporter,
  }: { env: NodeJS.ProcessEnv; environment: Environment; reporter: Reporter },
  run: (uri: string) => Promise<void>,
): Promise<void> {
  if (uri !== undefined) return await run(uri);
  const dataDir = path.resolve(DATA_DIR);
  if (!hasStore(dataDir)) {
    throw new UsageError({
      en: `${dataDir} holds no store: restore the backup first, or set MONGODB_URI`,
      vi: `${dataDir} không có kho dữ liệu: đề nghị khôi phục bản sao lưu trước, hoặc đặt MONGODB_URI`,
    });
  }
  makeForOwnerAlone();
  const lock = await acquireLock({ file: path.join(dataDir, 'lock') }).catch((error: unknown) => {
    throw stillRuns(error);
  });
  try {
    await narrowFolder(dataDir);
    const store = await startStore({
      dataDir,
      ports: { store: 0 },
      searchPath: env['PATH'] ?? '',
      cacheDir: cacheDirOf(env),
      reporter,
      signal: interruption().signal,
    });
    try {
      await run(store.uri);
    } finally {
      await store.stop();
    }
  } finally {
    await lock.release();
  }
}

const stillRuns = (error: unknown): unknown =>
  error instanceof LockedError
    ? new UsageError({
        en: `the service runs on this data folder (process ${error.ownerPid}): end it first`,
        vi: `dịch vụ đang chạy trên thư mục dữ liệu này (tiến trình ${error.ownerPid}): đề nghị dừng dịch vụ trước`,
      })
    : error;
