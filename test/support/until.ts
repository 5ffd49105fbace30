/** Asks again until there is what is waited for: of what is done after an answer, no event tells a test. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
