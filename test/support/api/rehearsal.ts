import request from 'supertest';
import type { KeyRole } from '../../../domain/key-roles';
import type { Instant } from '../../../domain/time';
import type { Caller, TestApi } from './api';
import { newCampaign } from './bodies';

/** A rehearsal under its own key. */
export interface TestRehearsal {
  campaign: string;
  openedAt: Instant;
  key: string;
  /** Its clock goes to an instant, and all of it is settled, as by its workflow. */
  settle(at: Instant): Promise<void>;
  /** Asks as somebody, such as `reviewer/so-tai-chinh`, or without a name as the administrator. */
  as(who?: KeyRole | `${KeyRole}/${string}`, planInstant?: Instant): Caller;
}

/** Opens a rehearsal, starts its evaluations, and makes its key. */
export async function rehearse(api: TestApi, { id }: { id: string }): Promise<TestRehearsal> {
  const clock = { kind: 'rehearsal' };
  const opened = await api.post('/campaigns', { ...newCampaign, id, clock });
  if (opened.status !== 201) throw new Error(`not opened: ${opened.text}`);
  const { openedAt } = opened.body as { openedAt: Instant };
  await api.evaluations.start(id);
  const made = await api.post(`/campaigns/${id}/rehearsal-key`, {});
  if (made.status !== 201) throw new Error(`no key: ${made.text}`);
  const { key } = made.body as { key: string };
  return {
    campaign: id,
    openedAt,
    key,
    async settle(at) {
      await api.store.campaigns.moveClock({ campaign: id, to: at });
      await api.store.campaigns.settleClock({ campaign: id, through: at });
    },
    as(who, planInstant) {
      const headed = (test: request.Test) => {
        test.set('Authorization', `Bearer ${key}`);
        if (who !== undefined) test.set('Act-As', who);
        if (planInstant !== undefined) test.set('Plan-Instant', planInstant);
        return test;
      };
      return {
        get: (path) => headed(request(api.app).get(`/api/v1${path}`)),
        post: (path, body) => headed(request(api.app).post(`/api/v1${path}`)).send(body),
        put: (path, body) => headed(request(api.app).put(`/api/v1${path}`)).send(body),
        patch: (path, body) => headed(request(api.app).patch(`/api/v1${path}`)).send(body),
        delete: (path) => headed(request(api.app).delete(`/api/v1${path}`)),
      };
    },
  };
}
