import type { RequestHandler } from 'express';

const NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets a request pass that asks for this machine by a name of its own. A page of anybody can give itself a name that leads to
 * 127.0.0.1; its browser still says that name.
 */
export const ownHostOnly: RequestHandler = (request, response, next) => {
  const host = (request.headers.host ?? '').toLowerCase();
  const { localPort } = request.socket;
  if (NAMES.some((name) => host === `${name}:${localPort}`)) next();
  else response.status(421).type('text').send('This mailbox is for this machine alone.\n');
};
