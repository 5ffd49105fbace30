import type { Request, RequestHandler } from 'express';
import { BadRequest, TooLarge, UnsupportedMediaType } from '../http/problems';

const LIMIT_BYTES = 1024 * 1024;

/**
 * Reads the bytes that were signed, as they came. Of a body that is too large nothing is read beyond the limit, and the
 * connection is closed: Express's own reader would first take in all of it, however long that is.
 */
export const readBody: RequestHandler = async (request, response, next) => {
  const encoding = request.get('content-encoding') ?? 'identity';
  // It would be unpacked before anybody knows who sent it.
  if (encoding.trim().toLowerCase() !== 'identity') throw new UnsupportedMediaType();
  const body = await bytesOf(request);
  if (body === 'too-large') {
    response.set('Connection', 'close');
    throw new TooLarge();
  }
  request.body = body;
  next();
};

/** Refuses what says that it is something else than JSON. */
export const takeJson: RequestHandler = (request, _response, next) => {
  if (request.is(['application/json', 'application/*+json']) === false) throw new UnsupportedMediaType();
  next();
};

function bytesOf(request: Request): Promise<Buffer | 'too-large'> {
  if (Number(request.get('content-length') ?? 0) > LIMIT_BYTES) return Promise.resolve('too-large');
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const take = (piece: Buffer) => {
      length += piece.length;
      if (length > LIMIT_BYTES) {
        request.off('data', take).pause();
        resolve('too-large');
      } else {
        pieces.push(piece);
      }
    };
    request
      .on('data', take)
      .once('end', () => resolve(Buffer.concat(pieces)))
      // For the log alone: whoever sent it is gone.
      .once('error', () => reject(new BadRequest()));
  });
}
