import { joined, type Text } from '../../../domain/text';
import type { Print } from '../../store-command';
import { readHealth, settledHealth, worse } from './health';
import { sendRawCases } from './run-raw';

/** Sent first, so that what is measured is a process that is warm. */
const WARM_UP = 1_000;
const FINDINGS_SHOWN = 20;

interface RawFuzzing {
  apiUrl: string;
  metricsUrl: string;
  key: string;
  cases: number;
  seed: number;
  print: Print;
  signal: AbortSignal;
}

/**
 * Sends mutated requests over bare sockets; resolves to whether nothing was found: the process lives and is the same, no answer
 * is a 5xx, its memory comes back, and its connections are closed.
 */
export async function fuzzRaw({
  apiUrl,
  metricsUrl,
  key,
  cases,
  seed,
  print,
  signal,
}: RawFuzzing): Promise<boolean> {
  const gone = (error: unknown): boolean => {
    signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    print({ en: `FAULT the API does not answer: ${reason}`, vi: `LỖI API không trả lời: ${reason}` });
    return false;
  };
  return attack({ apiUrl, metricsUrl, key, cases, seed, print, signal }).catch(gone);
}

async function attack({ apiUrl, metricsUrl, key, cases, seed, print, signal }: RawFuzzing): Promise<boolean> {
  print({ en: '\nmutated requests over bare sockets', vi: '\nyêu cầu sai lệch gửi qua kết nối thô' });
  const port = Number(new URL(apiUrl).port);
  await sendRawCases({ port, key, cases: Math.min(WARM_UP, cases), seed: seed + 1, signal });
  const before = await readHealth(metricsUrl);
  const { findings, answers } = await sendRawCases({ port, key, cases, seed, signal });
  signal.throwIfAborted();
  const after = await settledHealth(metricsUrl, before, signal);
  const faults = worse(before, after);
  const answered = [...answers].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
  const lines: Text[] = [
    joined({ en: 'answers by status: ', vi: 'số trả lời theo mã: ' }, answered.join(', ')),
    ...findings.slice(0, FINDINGS_SHOWN).map(
      ({ number, status, sent }): Text => ({
        en: `FAULT case ${number}: ${status} to ${sent}`,
        vi: `LỖI ở yêu cầu ${number}: trả lời ${status} cho ${sent}`,
      }),
    ),
    ...faults.map((fault) => joined({ en: 'FAULT ', vi: 'LỖI ' }, fault)),
  ];
  for (const line of lines) print(line);
  const mb = (bytes: number) => (bytes / 1_000_000).toFixed(0);
  const memory = `heap ${mb(before.heapBytes)} → ${mb(after.heapBytes)} MB, rss ${mb(before.residentBytes)} → ${mb(after.residentBytes)} MB`;
  const found = findings.length + faults.length;
  print({
    en: `${cases} raw cases, seed ${seed}: ${found === 0 ? 'nothing found' : `${found} faults`}; ${memory}`,
    vi: `${cases} yêu cầu thô, --seed ${seed}: ${found === 0 ? 'không phát hiện lỗi' : `${found} lỗi`}; ${memory}`,
  });
  return found === 0;
}
