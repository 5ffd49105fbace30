import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { joined, type Said, type Text, untranslated } from '../../domain/text';
import { TextError, textOfError } from '../../domain/text-error';
import { withProgress } from '../reporter';
import { madeForCache } from './cache';
import { lastLine, runChild } from './child';
import { type Way, WayFailed } from './way';

/** A download that gets nothing for this long is given up; a slow one that still grows is not. */
const stallLimitMs = 15_000;

/**
 * A program that a library downloads. The library runs in a process of its own (`script`: given a folder and a version, it
 * prints the file), so that one that hangs can be ended, and its native parts stay out of the supervisor.
 */
export function downloaded(options: {
  part: Said;
  name: string;
  version: string;
  script: string;
  stallMs?: number;
}): Way {
  const { part, name, version, script, stallMs = stallLimitMs } = options;
  return madeForCache({
    name,
    make: (folder, { reporter, signal }) =>
      withProgress({
        reporter,
        topic: name,
        text: joined(part, { en: ': downloading', vi: ': đang tải về' }),
        work: async () => {
          const stall = watchForStall(folder, stallMs);
          const either = AbortSignal.any(signal === undefined ? [stall.signal] : [stall.signal, signal]);
          try {
            const file = await runDownload(script, folder, version, either);
            return { file, origin: { en: 'downloaded', vi: 'mới tải về' } };
          } catch (error) {
            signal?.throwIfAborted();
            const reason = stall.signal.aborted
              ? {
                  en: `nothing came for ${stallMs / 1000} s`,
                  vi: `không nhận được dữ liệu trong ${stallMs / 1000} giây`,
                }
              : textOfError(error);
            throw new WayFailed(
              joined({ en: 'not downloaded (', vi: 'không tải về được (' }, reason, {
                en: '); trying the next way',
                vi: '); thử cách khác',
              }),
            );
          } finally {
            stall.stop();
          }
        },
      }),
  });
}

async function runDownload(
  script: string,
  folder: string,
  version: string,
  signal: AbortSignal,
): Promise<string> {
  const result = await runChild({
    executable: process.execPath,
    args: [script, folder, version],
    cwd: folder,
    signal,
  });
  const file = lastLine(result.stdout);
  if (result.code !== 0 || file === undefined) throw new TextError(shortReason(lastLine(result.stderr)));
  return file;
}

/** Libraries wrap the cause in sentences; its last words, such as «getaddrinfo ENOTFOUND host», are what helps. */
function shortReason(line: string | undefined): Text {
  if (line === undefined) return { en: 'no reason given', vi: 'không rõ lý do' };
  return untranslated(line.length <= 120 ? line : line.split(': ').slice(-2).join(': ').slice(-120));
}

function watchForStall(folder: string, stallMs: number): { signal: AbortSignal; stop(): void } {
  const controller = new AbortController();
  let lastBytes = 0;
  let lastGrowthAt = Date.now();
  const look = async () => {
    const bytes = await sizeOf(folder);
    if (bytes > lastBytes) {
      lastBytes = bytes;
      lastGrowthAt = Date.now();
    } else if (Date.now() - lastGrowthAt > stallMs) {
      controller.abort();
    }
  };
  const timer = setInterval(() => void look(), Math.min(1000, stallMs / 4));
  return { signal: controller.signal, stop: () => clearInterval(timer) };
}

/** The bytes in a folder; files that vanish while they are counted, as downloads do, count nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    entries.map((entry) =>
      stat(path.join(folder, entry)).then(
        (stats) => stats.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
