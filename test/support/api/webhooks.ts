import { Webhook } from 'standardwebhooks';
import request from 'supertest';
import type { FilingAnswer } from '../../../domain/ledger/facts';
import type { TestApi } from './api';

/** What the clock of these tests shows: the working day before the due instant of step 1. */
export const NOW = '2013-11-08T03:00:00.000Z';
export const NOW_SECONDS = Date.parse(NOW) / 1000;

/** The id with us of what a sender has signed. */
export const signedId = (id: string, sender = 'he-thong'): string => `${id}@sender:${sender}`;

let messages = 0;
export const newWebhookId = (): string => `msg_${(messages += 1)}`;

export interface Signing {
  secret: string;
  id?: string;
  /** Seconds since the epoch. */
  timestamp?: number;
  body?: string | Buffer;
}

/** The three headers of Standard Webhooks. */
export function signedHeaders({ secret, id = newWebhookId(), timestamp = NOW_SECONDS, body = '' }: Signing) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': new Webhook(secret).sign(id, new Date(timestamp * 1000), body),
  };
}

/** What the clock of an API shows. */
const secondsAt = ({ deps }: TestApi): number => Math.floor(deps.now() / 1000);

/** Sends bytes as they are. */
export const sendRaw = (
  api: TestApi,
  {
    sender = 'he-thong',
    body,
    headers,
  }: { sender?: string; body: string | Buffer; headers: Record<string, string> },
): request.Test =>
  request(api.app)
    .post(`/api/v1/hooks/${sender}/review-filed`)
    .set({ 'Content-Type': 'application/json', ...headers })
    // Else bytes would be sent as the JSON of a list of numbers.
    .serialize((bytes) => bytes as unknown as string)
    .send(body);

/** Sends a payload, signed now. */
export function sendSigned(
  api: TestApi,
  { sender, payload, ...signing }: Omit<Signing, 'body'> & { sender?: string; payload: unknown },
): request.Test {
  const body = JSON.stringify(payload);
  return sendRaw(api, {
    ...(sender !== undefined && { sender }),
    body,
    headers: signedHeaders({ timestamp: secondsAt(api), ...signing, body }),
  });
}

/** Has an evaluation take in what a sender has signed, as once the signal has reached it. */
export async function settleSigned(
  { store, evaluations }: TestApi,
  { campaign = 'c', unit = 'so-y-te', filing }: { campaign?: string; unit?: string; filing: string },
): Promise<FilingAnswer> {
  const id = signedId(filing);
  const stored = await store.filings.get({ campaign, unit, id });
  if (!stored) throw new Error(`not stored: ${id}`);
  return evaluations.takeIn(stored);
}

/** Asks for the fate of a filing. */
export const askFate = (
  api: TestApi,
  { path, sender = 'he-thong', secret }: { path: string; sender?: string; secret: string },
): request.Test => {
  const target = `/api/v1/hooks/${sender}/filings/${path}`;
  return request(api.app)
    .get(target)
    .set(signedHeaders({ secret, timestamp: secondsAt(api), body: target }));
};

/** Registers a sender; resolves to its secret. */
export async function registerSender(
  api: TestApi,
  {
    id = 'he-thong',
    parties = ['so-tai-chinh', 'so-y-te', 'pct-van-xa'],
  }: { id?: string; parties?: string[] } = {},
): Promise<{ id: string; secret: string }> {
  const { status, body, text } = await api.post('/senders', { id, label: `Hệ thống ${id}`, parties });
  if (status !== 201) throw new Error(`not registered: ${text}`);
  return (body as { secret: { id: string; secret: string } }).secret;
}

/**
 * Has what was filed for a unit refused, as by its evaluation: of what is filed and not refused an obligation takes twenty,
 * and these tests file more.
 */
export async function refuseAll({ store }: TestApi, unit = 'so-y-te'): Promise<void> {
  const filings = await store.filings.undeliveredOf({ campaign: 'c', unit });
  const answer = { outcome: 'refused', refusal: 'not-assigned' } as const;
  await store.filings.setAnswers(filings.map(({ id }) => ({ campaign: 'c', unit, id, answer })));
}
