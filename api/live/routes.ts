import { z } from 'zod';
import { loadCampaign, planNow } from '../../use-cases/campaigns/load-campaign';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { changesSinceId, countersOf, idOf, toldOf } from './changes';
import { changesAnswer } from './response';

/** As an event has it; of a browser that begins anew, since it cannot set the header. */
const eventId = z.string().max(100).optional();

export const liveEndpoints = [
  endpoint({
    operation: 'followCampaign',
    method: 'get',
    path: '/campaigns/:campaign/events',
    summary:
      'What has changed since an event, without contents: as JSON, or as a stream of server-sent events that goes on',
    produces: ['application/json', 'text/event-stream'],
    params: campaignParams,
    query: z.strictObject({ after: eventId }),
    answers: { 200: changesAnswer },
    async handle({ params: { campaign }, query: { after }, lastEventId = after, grants }, deps) {
      const found = await loadCampaign(deps, campaign);
      const [document] = await deps.store.pulses.of([campaign]);
      const [counters, told] = [countersOf(document), toldOf(grants)];
      const changes = lastEventId === undefined ? {} : changesSinceId(lastEventId, counters, told);
      const first = { now: planNow(deps, found), ...changes };
      return { ...ok({ id: idOf(counters, told), ...first }), followed: { campaign, counters, told, first } };
    },
  }),
];
