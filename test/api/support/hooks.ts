import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import request from 'supertest';
import { Webhook } from 'standardwebhooks';
import { openStore, type Store } from '../../../store/store';
import { startTestStores } from '../../support/store';
import type { TestApi } from './api';

export interface HooksStore {
  store: Store;
  /** How much each collection holds, with a digest of it all; but for the log of attempts. */
  everything(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

/** A real store for a test file, and a look at all that is in it. */
export async function startHooksStore(): Promise<HooksStore> {
  const stores = await startTestStores();
  const uri = stores.part.uri.replace(/[^/]+$/, 'test-hooks');
  const store = await openStore({ uri });
  const connection = await mongoose.createConnection(uri).asPromise();
  return {
    store,
    async everything() {
      const { db } = connection;
      if (!db) throw new Error('not connected');
      const names = (await db.listCollections().toArray()).map(({ name }) => name).sort();
      const kept = names.filter((name) => name !== 'attempts');
      const digests = kept.map(async (name) => {
        const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
        const digest = createHash('sha256').update(JSON.stringify(documents)).digest('hex');
        return [name, `${documents.length} ${digest}`] as const;
      });
      return Object.fromEntries(await Promise.all(digests));
    },
    async stop() {
      await connection.close();
      await store.close();
      await stores.stop();
    },
  };
}

/** What the clock of these tests shows: the working day before the due instant of step 1. */
export const NOW = '2013-11-08T03:00:00.000Z';
export const NOW_SECONDS = Date.parse(NOW) / 1000;

let messages = 0;
export const newWebhookId = (): string => `msg_${(messages += 1)}`;

/** A whole review of step 1, as its agency's system sends it. */
export const sentReview = (more: object = {}) => ({
  filingId: 'STC-1',
  campaign: 'c',
  step: 'agency-review',
  reviewer: 'so-tai-chinh',
  unit: 'so-y-te',
  version: 1,
  filedAt: '2013-11-07T08:00:00+07:00',
  level: 'good',
  criteria: [{ criterion: 'duties', achieved: 'dấu vết bí mật', shortcomings: 'không' }],
  document: { number: '12/STC', date: '2013-11-07', signer: 'Giám đốc' },
  ...more,
});

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

/** Sends a payload, signed. */
export function sendSigned(
  api: TestApi,
  { sender, payload, ...signing }: Omit<Signing, 'body'> & { sender?: string; payload: unknown },
): request.Test {
  const body = JSON.stringify(payload);
  return sendRaw(api, {
    ...(sender !== undefined && { sender }),
    body,
    headers: signedHeaders({ ...signing, body }),
  });
}

/** Asks for the fate of a filing. */
export const askFate = (
  api: TestApi,
  { path, sender = 'he-thong', secret }: { path: string; sender?: string; secret: string },
): request.Test =>
  request(api.app).get(`/api/v1/hooks/${sender}/filings/${path}`).set(signedHeaders({ secret }));

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

/** Asks again until there is what is waited for; the log is written after the answer. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  while (true) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
