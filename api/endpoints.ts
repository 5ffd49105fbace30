import type { Endpoint } from './http/endpoint';
import { campaignEndpoints } from './routes/campaigns';
import { decisionEndpoints } from './routes/decisions';
import { evaluationEndpoints } from './routes/evaluations';
import { filingEndpoints } from './routes/filings';
import { letterEndpoints } from './routes/letters';
import { parkedEndpoints } from './routes/parked';
import { previewEndpoints } from './routes/previews';
import { senderEndpoints } from './routes/senders';
import { viewerEndpoints } from './routes/viewer';

/** By what they are about: the headings of the description. */
const byTopic: Record<string, readonly Endpoint[]> = {
  'Campaigns and previews': [...campaignEndpoints, ...previewEndpoints],
  Evaluations: evaluationEndpoints,
  Filings: filingEndpoints,
  Decisions: decisionEndpoints,
  Letters: letterEndpoints,
  Senders: senderEndpoints,
  'Parked filings': parkedEndpoints,
  Keys: viewerEndpoints,
};

/** Everything below `/api/v1`, but for what other systems sign. */
export const endpoints: readonly Endpoint[] = Object.values(byTopic).flat();

/** The heading under which an endpoint is described. */
export const topicOf = (endpoint: Endpoint): string =>
  Object.keys(byTopic).find((topic) => byTopic[topic]?.includes(endpoint)) ?? '';
