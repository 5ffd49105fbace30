import { isUtf8 } from 'node:buffer';
import type { Request, RequestHandler } from 'express';
import type { SenderDocument } from '../../store/documents/sender';
import { actorOfSender } from '../../use-cases/filings/filing-id';
import { openSecrets } from '../../use-cases/senders/secrets';
import type { ApiDeps } from '../deps';
import { noteCaller } from '../http/caller';
import { type MessageHeaders, messageHeaders } from './headers';
import { fateParams } from './payload';
import { SignatureRefused } from './problems';
import { readBody } from './read-body';
import { mayBeSigned, measuring } from './signature';

/** A request whose signature stands. */
export interface SignedRequest {
  sender: SenderDocument;
  webhookId: string;
  /** The bytes of the body; none of a request without one. */
  body: Buffer;
}

const headersOf = new WeakMap<Request, MessageHeaders>();
const signed = new WeakMap<Request, SignedRequest>();
const known = new WeakMap<Request, boolean>();

/** What was signed, once {@link authenticateSender} has let the request pass. */
export function signedRequest(request: Request): SignedRequest {
  const found = signed.get(request);
  if (!found) throw new Error('signedRequest() needs authenticateSender() before it');
  return found;
}

export const isSignatureKnown = (request: Request): boolean => signed.has(request);

/** Whether there is a sender of the name in the address; undefined of what was refused before anybody looked. */
export const isSenderKnown = (request: Request): boolean | undefined => known.get(request);

/** The webhook-id as it was claimed, if the headers have their form. */
export const claimedWebhookId = (request: Request): string | undefined => headersOf.get(request)?.id;

/** Refuses a request without the three headers in their form, before its body is read. */
export const readHeaders: RequestHandler = (request, _response, next) => {
  headersOf.set(request, messageHeaders(request));
  next();
};

/** Refuses what cannot be signed by a sender of ours, whatever its body says, before that is read or anything is looked up. */
export const refuseImpossible =
  ({ now }: Pick<ApiDeps, 'now'>): RequestHandler =>
  (request, _response, next) => {
    const headers = headersOf.get(request) as MessageHeaders;
    const isName = fateParams.shape.sender.safeParse(request.params['sender']).success;
    if (!isName || !mayBeSigned(headers, now())) throw new SignatureRefused();
    next();
  };

const isQuestion = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/**
 * Reads a request's body, and lets it pass if it is signed with a living secret of its sender: the signature alone is the
 * credential. It is over the body; of a question, which has none, over the path and query, or it could be asked again about
 * something else.
 */
export const authenticateSender =
  ({ store, seal }: Pick<ApiDeps, 'store' | 'seal'>): RequestHandler =>
  async (request, response, next) => {
    const headers = headersOf.get(request) as MessageHeaders;
    const sender = await store.lately.sender(String(request.params['sender']));
    known.set(request, Boolean(sender));
    const measured = measuring(headers, sender ? openSecrets(sender, seal) : []);
    if (isQuestion(request)) measured.update(Buffer.from(request.originalUrl));
    const pieces = await readBody(request, response, (piece) => {
      if (!isQuestion(request)) measured.update(piece);
    });
    if (!measured.stands() || !sender) throw new SignatureRefused();
    const body = Buffer.concat(pieces);
    // A message is text: Standard Webhooks signs the characters of a body.
    if (!isUtf8(body)) throw new SignatureRefused();
    signed.set(request, { sender, webhookId: headers.id, body });
    noteCaller(request, { actor: actorOfSender(sender._id), by: { sender: sender._id } });
    next();
  };
