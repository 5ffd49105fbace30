import { joined, type Said } from '../../domain/text';
import { TextError } from '../../domain/text-error';
import type { Reporter } from '../reporter';

/** A program on this machine, with a few words on where it came from, for the line that announces it. */
export interface FoundBinary {
  file: string;
  /** What stands before the arguments that its user gives. */
  args?: readonly string[];
  origin: Said;
}

/** What finding needs from outside; nothing in here reads the environment. */
export interface FindContext {
  /** The value of `PATH`. */
  searchPath: string;
  /** Where fetched and built programs are kept for the next start, shared by all data folders of this user. */
  cacheDir: string;
  reporter: Reporter;
  signal?: AbortSignal;
}

/** One way to come by a program: found, `undefined` when it has nothing, or `WayFailed` when it tried in vain. */
export type Way = (context: FindContext) => Promise<FoundBinary | undefined>;

/** A way was tried and did not lead anywhere; the text is one line, and the next way is taken. */
export class WayFailed extends TextError {
  override readonly name = 'WayFailed';
}

/** No way led to the program; the text says what to install or to set. */
export class BinaryNotFound extends TextError {
  override readonly name = 'BinaryNotFound';
}

/** Tries the ways in order; each failure is one line. Throws `BinaryNotFound` with `advice` after the last. */
export async function findBinary(options: {
  part: Said;
  ways: Way[];
  advice: Said;
  context: FindContext;
}): Promise<FoundBinary> {
  const { part, ways, advice, context } = options;
  for (const way of ways) {
    context.signal?.throwIfAborted();
    try {
      const found = await way(context);
      if (found !== undefined) return found;
    } catch (error) {
      if (!(error instanceof WayFailed)) throw error;
      context.reporter.line(joined(part, ': ', error.text));
    }
  }
  throw new BinaryNotFound(
    joined(part, { en: ': no program was found. ', vi: ': không tìm được chương trình. ' }, advice),
  );
}
