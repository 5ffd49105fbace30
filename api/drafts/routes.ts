import { dropDraft, readDraft, saveDraft } from '../../use-cases/drafts/save-draft';
import { invalid } from '../../use-cases/refusals';
import { endpoint, noContent, nothing, ok } from '../http/endpoint';
import { etagOf, type Precondition } from '../http/precondition';
import { owedParams } from '../http/request-fields';
import { draftBody } from './request';
import { draftAnswer } from './response';

const PATH = '/campaigns/:campaign/evaluations/:unit/drafts/:step/:party';

export const draftEndpoints = [
  endpoint({
    operation: 'getDraft',
    method: 'get',
    path: PATH,
    summary: 'The draft of a filing, which all people of its party share',
    params: owedParams,
    answers: { 200: draftAnswer },
    async handle({ params }, deps) {
      const draft = await readDraft(deps, params);
      return ok(draft, { ETag: etagOf(draft.revision) });
    },
  }),
  endpoint({
    operation: 'putDraft',
    method: 'put',
    path: PATH,
    summary: 'Saves the draft of a filing; a 412 shows the one that stands',
    params: owedParams,
    body: draftBody,
    answers: { 200: draftAnswer },
    problems: [409],
    conditional: true,
    async handle({ params, body, viewer, precondition }, deps) {
      const draft = await saveDraft(deps, {
        owed: params,
        ...body,
        by: viewer.label,
        seen: seenBy(precondition),
      });
      return ok(draft, { ETag: etagOf(draft.revision) });
    },
  }),
  endpoint({
    operation: 'deleteDraft',
    method: 'delete',
    path: PATH,
    summary: 'Ends the draft of a filing without filing it',
    params: owedParams,
    answers: { 204: nothing },
    conditional: true,
    async handle({ params, precondition }, deps) {
      await dropDraft(deps, params, precondition.revision());
      return noContent;
    },
  }),
];

/** Whoever saves says what they go on from: a draft without that would take the place of another's text unseen. */
function seenBy(precondition: Precondition): number | null {
  if (precondition.absent) return null;
  const seen = precondition.revision();
  if (seen !== undefined) return seen;
  const message = {
    en: 'Send the "ETag" that you received, or "If-None-Match: *" for a new draft.',
    vi: 'Đề nghị gửi "ETag" của lần đọc trước, hoặc "If-None-Match: *" khi bắt đầu soạn.',
  };
  throw invalid([{ field: 'If-Match', rule: 'required', message }]);
}
