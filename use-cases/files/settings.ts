import { MB } from '../../domain/files/file-limits';
import type { Scanner } from './scanner';

export interface FileSettings {
  /** Of one file. */
  maxBytes: number;
  /** Of all files of one party in one campaign. */
  partyBytes: number;
  scanner?: Scanner | undefined;
}

export const DEFAULT_FILES: FileSettings = { maxBytes: 20 * MB, partyBytes: 500 * MB };
