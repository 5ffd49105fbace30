import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { API_PREFIX } from '../../config/api-prefix';
import type { SignedFiling } from '../script/actions';
import { senderAnswer, takenAnswer } from '../service/api-schemas';
import { type Call, call } from '../service/http';

/** The parties' own systems: one registered sender of this campaign, which speaks for all of them. */
export interface Systems {
  /** Signs and sends a filing; resolves to its id, once it is stored. Throws `CallFailed`. */
  send(message: SignedFiling): Promise<string>;
  /** It signs nothing any more. */
  revoke(): Promise<void>;
}

/** Registers the sender under an administrator's key; nobody has to be registered where no system files anything. */
export async function registerSystems({
  apiUrl,
  key,
  signal,
  campaign,
  parties,
}: {
  apiUrl: string;
  key: string;
  signal?: AbortSignal | undefined;
  campaign: string;
  parties: readonly string[];
}): Promise<Systems | undefined> {
  if (parties.length === 0) return undefined;
  const sender = `${campaign}-systems`;
  const at = `${apiUrl}${API_PREFIX}`;
  const post = <Answer>(path: string, rest: Omit<Call<Answer>, 'url' | 'method'>) =>
    call({ method: 'POST', url: `${at}${path}`, ...rest });
  const { secret } = await post('/senders', {
    key,
    signal,
    body: { id: sender, label: `Hệ thống của các cơ quan (diễn tập ${campaign})`, parties },
    answer: senderAnswer,
  });
  const webhook = new Webhook(secret.secret);

  return {
    async send(message) {
      const body = JSON.stringify({ ...message, campaign });
      const { filingId, version } = message;
      const id = `msg_${randomUUID()}`;
      // The real clock: only the payload is of the plan's time.
      const now = new Date();
      const headers = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': webhook.sign(id, now, body),
      };
      await post(`/hooks/${sender}/review-filed`, { signal, body, headers, answer: takenAnswer });
      return `${filingId}${version === 1 ? '' : `:v${version}`}@sender:${sender}`;
    },
    // Also after everything else was called off.
    revoke: async () => void (await post(`/senders/${sender}/revoke`, { key, answer: z.unknown() })),
  };
}
