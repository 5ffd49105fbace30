/** A browser that may be there. */
export interface Candidate {
  /** For the message where none starts. */
  name: string;
  executablePath: string;
  /** What it needs beside the environment of the tests. */
  env?: Readonly<Record<string, string>>;
}
