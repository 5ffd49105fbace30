/** Ctrl-C, SIGTERM, or the end of the terminal. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor(readonly signal: NodeJS.Signals) {
    super('cancelled');
  }
}

/** What asks a command to end: a person, a supervisor, a terminal that was closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const onEndAsked = (listener: (signal: NodeJS.Signals) => void): void => {
  for (const signal of SIGNALS) process.on(signal, listener);
};

/** For a command that undoes what it has begun: the signal aborts with {@link Interrupted}. */
export function interruption(): { signal: AbortSignal; interrupt: () => void } {
  const controller = new AbortController();
  const abort = (signal: NodeJS.Signals) => controller.abort(new Interrupted(signal));
  onEndAsked(abort);
  return { signal: controller.signal, interrupt: () => abort('SIGINT') };
}
