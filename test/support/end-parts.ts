declare global {
  /** Set by `prepare-parts.ts`, in the process that runs before and after all tests. */
  var endPreparedParts: () => Promise<void>;
}

/** After the last test. */
export default async function endParts(): Promise<void> {
  await globalThis.endPreparedParts();
}
