import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { Webhook } from 'standardwebhooks';
import type { TestApi } from './api';

/** A sender that is registered with an API, and signs what it sends there. */
export interface TestSender {
  send(body: object, to?: TestApi): request.Test;
}

export async function registerSender(
  api: TestApi,
  sender: { id: string; parties: string[] },
): Promise<TestSender> {
  const answer = await api.post('/senders', { label: sender.id, ...sender });
  const webhook = new Webhook((answer.body as { secret: { secret: string } }).secret.secret);
  return {
    send(body, to = api) {
      const id = randomUUID();
      const at = new Date(to.deps.now());
      const text = JSON.stringify(body);
      return request(to.app)
        .post(`/api/v1/hooks/${sender.id}/review-filed`)
        .set({
          'Content-Type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': webhook.sign(id, at, text),
        })
        .send(text);
    },
  };
}
