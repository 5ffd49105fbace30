import type { Request, RequestHandler } from 'express';
import type { SenderDocument } from '../../store/sender-documents';
import { openSecrets } from '../../use-cases/senders/secrets';
import type { ApiDeps } from '../deps';
import { type MessageHeaders, messageHeaders } from './headers';
import { SignatureRefused } from './problems';
import { isSigned } from './signature';

/** A request whose signature stands. */
export interface SignedRequest {
  sender: SenderDocument;
  webhookId: string;
  /** The bytes of the body; none of a request without one. */
  body: Buffer;
}

const headersOf = new WeakMap<Request, MessageHeaders>();
const signed = new WeakMap<Request, SignedRequest>();

/** What was signed, once {@link authenticateSender} has let the request pass. */
export function signedRequest(request: Request): SignedRequest {
  const found = signed.get(request);
  if (!found) throw new Error('signedRequest() needs authenticateSender() before it');
  return found;
}

export const isSignatureKnown = (request: Request): boolean => signed.has(request);

/** The webhook-id as it was claimed, if the headers have their form. */
export const claimedWebhookId = (request: Request): string | undefined => headersOf.get(request)?.id;

/** Refuses a request without the three headers in their form, before its body is read. */
export const readHeaders: RequestHandler = (request, _response, next) => {
  headersOf.set(request, messageHeaders(request));
  next();
};

const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/**
 * Lets a request pass that is signed with a living secret of its sender: the signature alone is the credential. It is over the
 * body; of a question, which has none, over the path and query, or it could be asked again about something else.
 */
export const authenticateSender =
  ({ store, now, seal }: Pick<ApiDeps, 'store' | 'now' | 'seal'>): RequestHandler =>
  async (request, _response, next) => {
    const headers = headersOf.get(request) as MessageHeaders;
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const sender = await store.senders.get(String(request.params['sender']));
    const content = isRead(request) ? Buffer.from(request.originalUrl) : body;
    const secrets = sender ? openSecrets(sender, seal) : [];
    if (!isSigned({ headers, content, secrets, nowMs: now() }) || !sender) throw new SignatureRefused();
    signed.set(request, { sender, webhookId: headers.id, body });
    next();
  };
