import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { answerOf } from '../../api-client/answer-of';
import { apiClient } from '../../api-client/client';
import type { SignedFiling } from '../script/actions';
import { patiently } from '../service/http';

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
  const fetch = patiently({ signal });
  const administrator = apiClient({ url: apiUrl, key, fetch });
  // The signature alone is the credential.
  const systems = apiClient({ url: apiUrl, fetch });
  const label = `Hệ thống của các cơ quan (diễn tập ${campaign})`;
  const body = { id: sender, label, parties: [...parties] };
  const { secret } = await answerOf(administrator.POST('/api/v1/senders', { body }));
  const webhook = new Webhook(secret.secret);

  return {
    async send(message) {
      const { filingId, version } = message;
      const id = `msg_${randomUUID()}`;
      // The real clock: only the payload is of the plan's time.
      const now = new Date();
      const signed = { ...message, campaign };
      const text = JSON.stringify(signed);
      const header = {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': webhook.sign(id, now, text),
      };
      const params = { path: { sender }, header };
      await answerOf(
        systems.POST('/api/v1/hooks/{sender}/review-filed', {
          params,
          body: signed,
          bodySerializer: () => text,
        }),
      );
      return `${filingId}${version === 1 ? '' : `:v${version}`}@sender:${sender}`;
    },
    // Also after everything else was called off.
    revoke: async () => {
      const params = { path: { sender } };
      await answerOf(administrator.POST('/api/v1/senders/{sender}/revoke', { params, fetch: patiently() }));
    },
  };
}
