/** A scanner for malware, in another process. */
export interface Scanner {
  /** Reads a whole file. Throws {@link ScannerAway} if there is no verdict. */
  scan(bytes: AsyncIterable<Uint8Array>, size: number): Promise<'clean' | 'infected'>;
  /** Whether it would answer now; it never rejects. */
  answers(): Promise<boolean>;
}

/** The scanner does not answer, or says something else than a verdict: nothing is known of the file. */
export class ScannerAway extends Error {
  override readonly name = 'ScannerAway';
}
