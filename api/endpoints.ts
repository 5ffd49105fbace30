import { accountEndpoints } from './accounts/routes';
import { auditEndpoints } from './audit/routes';
import { campaignEndpoints } from './campaigns/routes';
import { decisionEndpoints } from './decisions/routes';
import { draftEndpoints } from './drafts/routes';
import { evaluationEndpoints } from './evaluations/routes';
import { fileEndpoints } from './files/routes';
import { filingsOfManyEndpoints } from './filings/many-routes';
import { filingEndpoints } from './filings/routes';
import { formEndpoints } from './forms/routes';
import type { Endpoint } from './http/endpoint';
import { keyEndpoints } from './keys/routes';
import { letterEndpoints } from './letters/routes';
import { liveEndpoints } from './live/routes';
import { paperEndpoints } from './papers/routes';
import { parkedEndpoints } from './parked/routes';
import { peopleEndpoints } from './people/routes';
import { previewEndpoints } from './previews/routes';
import { rehearsalEndpoints } from './rehearsals/routes';
import { senderEndpoints } from './senders/routes';
import { sessionEndpoints } from './sessions/routes';
import { tableEndpoints } from './tables/routes';
import { taskEndpoints } from './tasks/routes';
import { worklistEndpoints } from './worklists/routes';

/** By what they are about: the headings of the description. */
const byTopic: Record<string, readonly Endpoint[]> = {
  'Campaigns and previews': [
    ...campaignEndpoints,
    ...liveEndpoints,
    ...rehearsalEndpoints,
    ...previewEndpoints,
  ],
  'Evaluations and tables': [...evaluationEndpoints, ...tableEndpoints],
  Filings: [...filingEndpoints, ...filingsOfManyEndpoints],
  Papers: paperEndpoints,
  'Files of filings': fileEndpoints,
  'Tasks, forms and drafts': [...taskEndpoints, ...worklistEndpoints, ...formEndpoints, ...draftEndpoints],
  Decisions: decisionEndpoints,
  Letters: letterEndpoints,
  People: peopleEndpoints,
  Senders: senderEndpoints,
  'Parked filings': parkedEndpoints,
  Accounts: accountEndpoints,
  Keys: keyEndpoints,
  'Your session': sessionEndpoints,
  Audit: auditEndpoints,
};

/** Everything below `/api/v1`, but for what other systems sign. */
export const endpoints: readonly Endpoint[] = Object.values(byTopic).flat();

/** The heading under which an endpoint is described. */
export const topicOf = (endpoint: Endpoint): string =>
  Object.entries(byTopic).find(([, all]) => all.includes(endpoint))?.[0] ?? '';
