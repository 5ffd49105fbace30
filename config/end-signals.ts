/** What asks a process to end: a supervisor, Ctrl-C, a terminal that was closed. */
export const END_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Hears each of them, however often: Ctrl-C under npm arrives twice, from the terminal and from npm, and a signal that nobody
 * hears any more would end the process at once.
 */
export const onEndAsked = (listener: (signal: NodeJS.Signals) => void): void => {
  for (const signal of END_SIGNALS) process.on(signal, listener);
};
