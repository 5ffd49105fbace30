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

/** Everything below `/api/v1`. */
export const endpoints: readonly Endpoint[] = [
  ...viewerEndpoints,
  ...campaignEndpoints,
  ...previewEndpoints,
  ...evaluationEndpoints,
  ...filingEndpoints,
  ...decisionEndpoints,
  ...letterEndpoints,
  ...senderEndpoints,
  ...parkedEndpoints,
];
