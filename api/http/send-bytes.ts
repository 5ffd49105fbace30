import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { rangeOf } from './byte-range';
import type { SentBytes } from './endpoint';

/**
 * Sends a file that somebody has uploaded: always to be saved, never shown by a page of ours. A browser that shows it all the same
 * runs nothing of it, and takes it for nothing else than it says.
 */
export async function sendBytes(request: Request, response: Response, bytes: SentBytes): Promise<void> {
  const { name, type, size, sha256, read } = bytes;
  const etag = `"${sha256}"`;
  const ifRange = request.get('if-range');
  const isSame = ifRange === undefined || ifRange === etag;
  const range = isSame ? rangeOf(request.get('range'), size) : undefined;
  const { from, to } = range ?? { from: 0, to: size };
  response.status(range ? 206 : 200).set({
    'Content-Type': type,
    'Content-Length': String(to - from),
    'Content-Disposition': attachment(name),
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
    ETag: etag,
    ...(range && { 'Content-Range': `bytes ${from}-${to - 1}/${size}` }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  try {
    await pipeline(Readable.from(read(from, to)), response);
  } catch (error) {
    // Who has gone away is nobody to tell; of what failed here the rest is missing, and the length says so.
    if (!isGone(error)) request.log.error({ err: error }, 'a file was sent in part');
    response.destroy();
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** With the name in ASCII for old programs and in full for the others (RFC 6266, section 5; RFC 8187). */
export function attachment(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
