import type request from 'supertest';
import { type ApiUnderTest, describeApi } from './describe-api';
import { askFate, NOW, newWebhookId, registerSender, sendSigned } from './webhooks';

/** The sender «he-thong», which speaks for an agency, a unit and a member. */
export interface SenderUnderTest {
  /** There for tests, not yet while they are collected. */
  readonly secret: string;
  send: (payload: unknown, id?: string) => request.Test;
  /** Asks for what has become of `<campaign>/<filing>`. */
  fate: (path: string) => request.Test;
}

/** Tests of what a sender signs for the open campaign «c». */
export function describeWebhooks(
  title: string,
  tests: (api: ApiUnderTest, sender: SenderUnderTest) => void,
): void {
  describeApi(title, { open: 'c', at: NOW }, (api) => {
    let secret = '';
    beforeAll(async () => {
      ({ secret } = await registerSender(api));
    });
    tests(api, {
      get secret() {
        return secret;
      },
      send: (payload, id = newWebhookId()) => sendSigned(api, { secret, id, payload }),
      fate: (path) => askFate(api, { path, secret }),
    });
  });
}
