import { digestOf } from '../../use-cases/digest';
import { faultsOfSent } from '../../use-cases/filings/faults';
import { submitAnnouncement, submitFiling } from '../../use-cases/filings/submit-filing';
import { submitMany } from '../../use-cases/filings/submit-many';
import { parseInput } from '../../use-cases/input/parse';
import { parseWith } from '../../use-cases/input/parse-with';
import { endpoint } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { authorOf, nameableBy } from './author';
import { answerRows, sentRowsAnswer } from './many-response';
import {
  announcementsBody,
  filingOfMany,
  filingsBody,
  submittedAnnouncement,
  submittedFiling,
} from './request';

const answers = { 200: sentRowsAnswer, 207: sentRowsAnswer };

/** Many filings, or announcements, in one request: each row is what it would have been by itself. */
export const filingsOfManyEndpoints = [
  endpoint({
    operation: 'fileMany',
    method: 'post',
    path: '/campaigns/:campaign/filings',
    summary: 'Files for many units at once, by one document or by one each; answers with a result for each',
    idempotent: true,
    params: campaignParams,
    body: filingsBody,
    answers,
    async handle({ params: { campaign }, body: { document, items }, grants, actor, givenId }, deps) {
      const isNameable = nameableBy(grants);
      const submit = async (item: (typeof items)[number]) => {
        const target = { campaign, unit: item.unit };
        const sent = { ...(document && { document }), ...item };
        const { unit: _unit, ...filing } = await parseWith(
          () => parseInput(filingOfMany, sent),
          () => faultsOfSent(deps, { target, sent, isNameable }),
        );
        return submitFiling(deps, {
          target,
          submitted: submittedFiling(filing),
          author: authorOf(grants),
          actor,
          givenId,
        });
      };
      return answerRows(await submitMany(deps, { campaign, rows: items, submit }));
    },
  }),
  endpoint({
    operation: 'announceMany',
    method: 'post',
    path: '/campaigns/:campaign/announcements',
    summary:
      'Records the public announcement of step-1 reviews of many units by one document; answers with a result for each',
    idempotent: true,
    params: campaignParams,
    body: announcementsBody,
    answers,
    async handle({ params: { campaign }, body, grants, actor }, deps) {
      const { id, units, ...announcement } = body;
      const { party: _party, ...said } = announcement;
      const submitted = submittedAnnouncement({ ...announcement, id: id ?? announcementId(said) });
      const submit = ({ unit }: { unit: string }) =>
        submitAnnouncement(deps, {
          target: { campaign, unit },
          submitted,
          author: authorOf(grants),
          actor,
        });
      return answerRows(await submitMany(deps, { campaign, rows: units.map((unit) => ({ unit })), submit }));
    },
  }),
];

/** Without an id the same document at the same address is the same announcement, so that a repetition is known as one. */
const announcementId = (said: object): string => `announcement-${digestOf(said).slice(0, 16)}`;
