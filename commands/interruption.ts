import { onEndAsked } from '../config/end-signals';

/** Ctrl-C, SIGTERM, or the end of the terminal. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor(readonly signal: NodeJS.Signals) {
    super('cancelled');
  }
}

/** For a command that undoes what it has begun: the signal aborts with {@link Interrupted}. */
export function interruption(): { signal: AbortSignal; interrupt: () => void } {
  const controller = new AbortController();
  const abort = (signal: NodeJS.Signals) => controller.abort(new Interrupted(signal));
  onEndAsked(abort);
  return { signal: controller.signal, interrupt: () => abort('SIGINT') };
}
