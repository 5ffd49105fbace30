import { randomFrom } from './random';
import { type RawCase, rawCase } from './requests';
import { sendRaw } from './send';

const AT_ONCE = 32;

/** A case that was answered with a fault of the service. */
export interface RawFinding {
  /** Counted from 1. */
  number: number;
  status: number;
  /** What was sent, as text in one line. */
  sent: string;
}

export interface RawResult {
  findings: RawFinding[];
  /** How many answers there were, by status. */
  answers: Map<number, number>;
}

/**
 * Sends so many cases that a seed decides to a port of this machine. Throws where nobody listens any more; ends early,
 * without throwing, by the signal.
 */
export async function sendRawCases({
  port,
  key,
  cases,
  seed,
  signal,
}: {
  port: number;
  key: string;
  cases: number;
  seed: number;
  signal?: AbortSignal;
}): Promise<RawResult> {
  const random = randomFrom(seed);
  const findings: RawFinding[] = [];
  const answers = new Map<number, number>();
  let next = 0;
  const work = async () => {
    while (next < cases && signal?.aborted !== true) {
      next += 1;
      const number = next;
      const made = rawCase(random, key);
      for (const status of await sendRaw(port, made)) {
        answers.set(status, (answers.get(status) ?? 0) + 1);
        if (status >= 500) findings.push({ number, status, sent: asText(made, key) });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { findings, answers };
}

/** Long enough to see what is strange in it. */
const SHOWN = 600;

const asText = ({ pieces }: RawCase, key: string): string =>
  JSON.stringify(pieces.join('').replaceAll(key, '<key>')).slice(0, SHOWN);
