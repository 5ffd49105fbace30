import { Away, Refused, SignedOut } from '../../api/ask';
import type { Upload } from '../../api/contract';

/** What becomes of a file that somebody has chosen. A file that has been sent is in nobody's hands any more. */
export type UploadState =
  | 'reading'
  | 'sending'
  | 'checking'
  | 'waiting'
  | 'scanner-away'
  | 'signed-out'
  | 'refused'
  | 'unreadable';

export interface Sending {
  /** Of this page alone. */
  key: number;
  name: string;
  size: number;
  state: UploadState;
  arrived: number;
  parts: number;
  /** Once the service knows it. */
  id?: string;
  /** Why it is refused, in the service's words. */
  why?: string;
}

interface Announced {
  name: string;
  size: number;
  sha256: string;
}

/** How the service is asked; each call may be repeated. */
export interface UploadCalls {
  start: (file: Announced) => Promise<Upload>;
  put: (id: string, n: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  complete: (id: string) => Promise<Upload>;
}

/** As much of a `File` as is needed. */
export interface Chosen {
  name: string;
  size: number;
  arrayBuffer: () => Promise<ArrayBuffer>;
}

const RETRY_MS = [1000, 2000, 4000, 8000, 15_000];

/**
 * Sends chosen files one after the other, in parts. The service knows a file by its name, size and SHA-256: the same file again,
 * after whatever happened to this page, goes on with the parts that are missing.
 */
export class Uploads {
  private rows: readonly Sending[] = [];
  private readonly listeners = new Set<() => void>();
  private queue = Promise.resolve();
  private nextKey = 1;
  private isStopped = false;
  /** Ends the wait of a file whose turn it is. */
  private wake: () => void = () => undefined;

  constructor(
    private readonly calls: UploadCalls,
    private readonly onDone: (upload: Upload) => void,
    private readonly retryMs: readonly number[] = RETRY_MS,
  ) {}

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly read = (): readonly Sending[] => this.rows;

  /** Files that are still to arrive. */
  get isPending(): boolean {
    return this.rows.some(({ state }) => state !== 'refused' && state !== 'unreadable');
  }

  add(files: readonly Chosen[]): void {
    for (const file of files) {
      const key = this.nextKey;
      this.nextKey += 1;
      const { name, size } = file;
      this.tell([...this.rows, { key, name, size, state: 'reading', arrived: 0, parts: 0 }]);
      this.queue = this.queue.then(() => this.send(key, file));
    }
  }

  /** What was sent of it stays on the server for a week. */
  remove(key: number): void {
    this.tell(this.rows.filter((row) => row.key !== key));
    this.wake();
  }

  /** Tries again now. */
  readonly goOn = (): void => this.wake();

  stop(): void {
    this.isStopped = true;
    this.wake();
  }

  private async send(key: number, file: Chosen): Promise<void> {
    if (!this.isWanted(key)) return;
    let bytes: Uint8Array<ArrayBuffer>;
    let sha256: string;
    try {
      // Whatever becomes of it on the disk, what is sent is what was read.
      bytes = new Uint8Array(await file.arrayBuffer());
      sha256 = await sha256Of(bytes);
    } catch {
      this.set(key, { state: 'unreadable' });
      return;
    }
    try {
      const { name } = file;
      const begun = await this.patiently(key, () => this.calls.start({ name, size: bytes.length, sha256 }));
      if (!begun) return;
      const { id, parts, partBytes } = begun;
      const arrived = new Set(begun.arrived);
      this.set(key, { id, parts, arrived: arrived.size, state: 'sending' });
      for (let n = 1; n <= parts; n += 1) {
        if (arrived.has(n)) continue;
        const part = bytes.slice((n - 1) * partBytes, n * partBytes);
        if (!(await this.patiently(key, () => this.calls.put(id, n, part).then(() => true)))) return;
        arrived.add(n);
        this.set(key, { arrived: arrived.size, state: 'sending' });
      }
      this.set(key, { state: 'checking' });
      const done = await this.patiently(key, () => this.calls.complete(id), 'scanner-away');
      if (!done) return;
      this.onDone(done);
      this.remove(key);
    } catch (error) {
      this.set(key, { state: 'refused', why: whyOf(error) });
    }
  }

  /** Asks until there is an answer; undefined once nobody wants the file any more. */
  private async patiently<Answer>(
    key: number,
    call: () => Promise<Answer>,
    busy: UploadState = 'waiting',
  ): Promise<Answer | undefined> {
    for (let tries = 0; this.isWanted(key); tries += 1) {
      try {
        return await call();
      } catch (error) {
        if (!(error instanceof Away) && !(error instanceof SignedOut)) throw error;
        const isSignedOut = error instanceof SignedOut;
        const isBusy = error instanceof Away && error.problem !== undefined;
        this.set(key, { state: isSignedOut ? 'signed-out' : isBusy ? busy : 'waiting' });
        const saidMs = (error instanceof Away && error.retryAfterS ? error.retryAfterS : 0) * 1000;
        await this.pause(saidMs || (this.retryMs[Math.min(tries, this.retryMs.length - 1)] ?? 0));
      }
    }
    return undefined;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.wake(), ms);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = () => undefined;
        resolve();
      };
    });
  }

  private isWanted(key: number): boolean {
    return !this.isStopped && this.rows.some((row) => row.key === key);
  }

  private set(key: number, change: Partial<Sending>): void {
    this.tell(this.rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }

  private tell(rows: readonly Sending[]): void {
    this.rows = rows;
    for (const listener of this.listeners) listener();
  }
}

/** The service says of a field what is wrong with the file. */
function whyOf(error: unknown): string {
  if (error instanceof Refused) return error.problem?.errors?.[0]?.message ?? error.message;
  return error instanceof Error ? error.message : String(error);
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
