import type { Request } from 'express';
import { ProblemError } from './problems';

const isLoopbackName = (hostname: string): boolean =>
  /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);

/**
 * Whether a browser keeps our cookies and tells where a request comes from: over https, or at this very machine. Elsewhere
 * it keeps no `Secure` cookie and sends no `Sec-Fetch-Site`; that header therefore tells of a proxy that ends TLS before us too.
 */
export const isTrustworthy = (request: Request): boolean =>
  request.secure || request.get('sec-fetch-site') !== undefined || isLoopbackName(request.hostname);

/** Whether the request comes from this machine itself, and not through a proxy of it. */
export const isFromLoopback = (request: Request): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '') &&
  isLoopbackName(request.hostname) &&
  request.get('x-forwarded-for') === undefined;

/**
 * Whether a page of ours made the request. Browsers say so in a header that no page can set (Fetch Metadata); an older one
 * names the page's origin.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return request.get('origin') === `${request.protocol}://${request.get('host') ?? ''}`;
}

/**
 * Whether a person came by a link of ours, or typed the address. For what a link of another site must not begin; an older
 * browser names the page that the link is on.
 */
export function isOurNavigation(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const ours = `${request.protocol}://${request.get('host') ?? ''}/`;
  return (request.get('referer') ?? '').startsWith(ours);
}

export class CrossOrigin extends ProblemError {
  override readonly name = 'CrossOrigin';
  constructor() {
    super({
      status: 403,
      type: 'cross-origin',
      title: { en: 'The request comes from another site', vi: 'Yêu cầu đến từ trang web khác' },
      detail: {
        en: 'A session can change things only from pages of this service.',
        vi: 'Chỉ thao tác được từ các trang của hệ thống này.',
      },
    });
  }
}
