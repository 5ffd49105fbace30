import type { Request, RequestHandler, Response } from 'express';
import { BadRequest, TooLarge, UnsupportedMediaType } from '../http/problems';

const LIMIT_BYTES = 1024 * 1024;

/** Refuses a body that would have to be unpacked before anybody knows who sent it. */
export const takePlain: RequestHandler = (request, _response, next) => {
  const encoding = request.get('content-encoding') ?? 'identity';
  if (encoding.trim().toLowerCase() !== 'identity') throw new UnsupportedMediaType();
  next();
};

/** Refuses what says that it is something else than JSON. */
export const takeJson: RequestHandler = (request, _response, next) => {
  if (request.is(['application/json', 'application/*+json']) === false) throw new UnsupportedMediaType();
  next();
};

/**
 * Reads the bytes that were signed, as they came, and tells of each piece as soon as it is there. Of a body that is too large
 * nothing is read beyond the limit, and the connection is closed: Express's own reader would first take in all of it,
 * however long that is. Throws {@link TooLarge}, and {@link BadRequest} for one that was cut off.
 */
export async function readBody(
  request: Request,
  response: Response,
  onPiece: (piece: Buffer) => void,
): Promise<Buffer[]> {
  const pieces = await piecesOf(request, onPiece);
  if (pieces !== 'too-large') return pieces;
  response.set('Connection', 'close');
  throw new TooLarge();
}

function piecesOf(request: Request, onPiece: (piece: Buffer) => void): Promise<Buffer[] | 'too-large'> {
  if (Number(request.get('content-length') ?? 0) > LIMIT_BYTES) return Promise.resolve('too-large');
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    if (request.destroyed) {
      reject(new BadRequest());
      return;
    }
    const take = (piece: Buffer) => {
      length += piece.length;
      if (length > LIMIT_BYTES) {
        request.off('data', take).pause();
        resolve('too-large');
      } else {
        pieces.push(piece);
        onPiece(piece);
      }
    };
    request
      .on('data', take)
      .once('end', () => resolve(pieces))
      // For the log alone: its sender is gone.
      .once('error', () => reject(new BadRequest()));
  });
}
