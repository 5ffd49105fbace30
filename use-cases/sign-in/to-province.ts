import { createHmac } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { OidcRequestDocument } from '../../store/documents/sign-in';
import { isSecret, newSecret, storedAs } from '../secret';
import type { SignInDeps } from './deps';
import { mayOnceMore } from './limits';
import { ProviderFailure, type Sent } from './provider';

const MINUTE_MS = 60_000;
/** As long as a code is good. */
const AWAY_FOR_MS = 10 * MINUTE_MS;
/** Of one client address: an office that begins its day is below that. */
const STARTS_PER_MINUTE = 30;

export type ProvinceDeps = SignInDeps & { province: NonNullable<SignInDeps['province']> };

/** All that the provider is told is made from what the browser alone keeps: the store can send nobody, and nobody back. */
export const sentWith = (ticket: string, { again }: { again: boolean }): Sent => {
  const derived = (what: string) => createHmac('sha256', ticket).update(what).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier'), again };
};

/** Resolves to where the browser is sent, and what it has to keep. */
export async function sendToProvince(
  { store, now, province, logger }: ProvinceDeps,
  {
    returnTo,
    session,
    clientAddress,
  }: Pick<OidcRequestDocument, 'returnTo'> & {
    /** Whose person is to prove once more who they are. */
    session: string | undefined;
    clientAddress: string;
  },
): Promise<{ address: string; ticket: string } | { failed: 'limit' | 'away' }> {
  const starts = { what: `province ${clientAddress}`, everyMs: MINUTE_MS, count: STARTS_PER_MINUTE };
  if (!(await mayOnceMore({ store, now }, starts))) return { failed: 'limit' };
  const ticket = newSecret();
  try {
    const address = await province.provider.addressFor(sentWith(ticket, { again: session !== undefined }));
    await store.signIn.insertOidcRequest({
      _id: storedAs(ticket),
      ...(session !== undefined && { session }),
      returnTo,
      expiresAt: fromMs(now() + AWAY_FOR_MS),
    });
    return { address, ticket };
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    logger.warn({ code: error.code }, "the province's sign-in is away");
    return { failed: 'away' };
  }
}

/**
 * What a browser was sent for: true for one caller alone, and for who brings back what it was sent with. Another's words, in
 * a link that somebody was made to open, end nothing.
 */
export async function takeRequest(
  { store, now }: Pick<SignInDeps, 'store' | 'now'>,
  { ticket, query }: { ticket: string; query: string },
): Promise<OidcRequestDocument | undefined> {
  if (!isSecret(ticket)) return undefined;
  const states = new URLSearchParams(query).getAll('state');
  if (states.length !== 1 || states[0] !== sentWith(ticket, { again: false }).state) return undefined;
  const request = await store.signIn.oidcRequest(storedAs(ticket));
  if (!request || request.expiresAt <= fromMs(now())) return undefined;
  return (await store.signIn.takeOidcRequest(request._id)) ? request : undefined;
}
