import { z } from 'zod';
import { FILE_KINDS, MEDIA_TYPE_OF } from '../../domain/files/file-kind';
import type { WholeFile } from '../../use-cases/files/read-file';
import type { SentBytes } from '../http/endpoint';
import { count, instant } from '../http/response-fields';

/** A file, and how much of it has arrived. Instants are real time. */
export const uploadAnswer = z
  .strictObject({
    id: z.string(),
    channel: z.enum(['person', 'paper']),
    name: z.string(),
    /** Bytes. */
    size: z.int().min(1),
    sha256: z.string(),
    state: z.enum(['open', 'complete']),
    /** As its bytes say. */
    kind: z.enum(FILE_KINDS).optional(),
    /** What a scanner for malware said; `none` where none was set. */
    scan: z.enum(['none', 'clean']).optional(),
    /** The length of each part but the last. */
    partBytes: count,
    parts: count,
    /** Numbers of the parts that have arrived, from 1. */
    arrived: z.array(z.int().min(1)),
    by: z.string(),
    startedAt: instant,
    completedAt: instant.optional(),
  })
  .meta({ id: 'Upload' });

export const uploadsAnswer = z.strictObject({
  items: z.array(uploadAnswer),
  /** Of one file. */
  maxBytes: count,
  /** Of one filing. */
  maxFiles: count,
});

/** As it is sent. */
export const bytesOf = ({ file, read }: WholeFile): SentBytes => ({
  name: file.name,
  type: MEDIA_TYPE_OF[file.kind],
  size: file.size,
  sha256: file.sha256,
  read,
});
