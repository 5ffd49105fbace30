import express, { type RequestHandler } from 'express';
import { UnsupportedMediaType } from '../http/errors';

const LIMIT_BYTES = 1024 * 1024;

// As it came: what is compressed would be unpacked before anybody knows who sent it.
const raw = express.raw({ type: () => true, limit: LIMIT_BYTES, inflate: false });

/** Reads the bytes that were signed, and no more than 1 MiB: of a larger body the connection is closed instead. */
export const readBody: RequestHandler = (request, response, next) => {
  raw(request, response, (error?: unknown) => {
    if (error instanceof Error && 'status' in error && error.status === 413)
      response.set('Connection', 'close');
    next(error);
  });
};

/** Refuses what says that it is something else than JSON. */
export const takeJson: RequestHandler = (request, _response, next) => {
  if (request.is(['application/json', 'application/*+json']) === false) throw new UnsupportedMediaType();
  next();
};
