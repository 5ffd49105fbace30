import type { FileKind } from '../../domain/files/file-kind';
import type { Channel } from '../../domain/ledger/facts';
import type { FilingStepId } from '../../domain/plan';
import type { Instant } from '../../domain/time';

/** The documents of files. Instants are real time. Confidential. */

/** `files`: one file, while it is sent and afterwards. */
export interface FileDocument {
  /** Made of the obligation, the name, the size and the digest: who sends the same again goes on with it. */
  _id: string;
  campaign: string;
  unit: string;
  step: FilingStepId;
  party: string;
  /** Whether the party sends it itself, or somebody enters it with a paper. */
  channel: Exclude<Channel, 'system'>;
  name: string;
  /** Bytes. */
  size: number;
  /** As its sender promised, lower-case hex; once it is complete, as it is. */
  sha256: string;
  parts: number;
  state: 'open' | 'complete';
  by: string;
  startedAt: Instant;
  kind?: FileKind;
  completedAt?: Instant;
  /** `none` where no scanner was set. */
  scan?: 'none' | 'clean';
  /** A filing names it, and nothing forgets it. */
  kept?: true;
  /** By the store's own clock, which removes it then. */
  forgetAt?: Date;
}

/** `fileParts`: insert-only. */
export interface FilePartDocument {
  /** `<file>#<n>`. */
  _id: string;
  file: string;
  /** From 1. */
  n: number;
  sha256: string;
  bytes: Uint8Array;
  forgetAt?: Date;
}

export type FilePartHead = Omit<FilePartDocument, 'bytes'>;
