import { sha256Of } from '../../use-cases/digest';
import { readWorklist } from '../../use-cases/worklists/read-worklist';
import { saveSheet } from '../../use-cases/worklists/save-sheet';
import { readTemplate } from '../../use-cases/worklists/template';
import { BYTES, endpoint, ok, type SentBytes } from '../http/endpoint';
import { worklistParams } from '../http/request-fields';
import { savedSheetAnswer, worklistAnswer } from './response';

const PATH = '/campaigns/:campaign/worklists/:step/:party';

export const worklistEndpoints = [
  endpoint({
    operation: 'getWorklist',
    method: 'get',
    path: PATH,
    summary: 'All that a party owes or has filed in one of the steps 1 to 3, with its drafts',
    params: worklistParams,
    answers: { 200: worklistAnswer },
    handle: async ({ params }, deps) => ok(await readWorklist(deps, params)),
  }),
  endpoint({
    operation: 'getWorklistTemplate',
    method: 'get',
    path: `${PATH}/template`,
    summary: 'An XLSX workbook to write the drafts of a worklist in: a row for each unit',
    params: worklistParams,
    sendsBytes: true,
    answers: { 200: worklistAnswer },
    async handle({ params }, deps) {
      const { list, workbook } = await readTemplate(deps, params);
      return { ...ok(list), bytes: workbookNamed(`${params.step}-${params.party}.xlsx`, workbook) };
    },
  }),
  endpoint({
    operation: 'saveWorklistDrafts',
    method: 'post',
    path: `${PATH}/drafts`,
    summary: 'Saves a filled template of a worklist as drafts; answers with what is wrong, by row and column',
    params: worklistParams,
    body: BYTES,
    answers: { 200: savedSheetAnswer },
    handle: async ({ params, body, viewer }, deps) =>
      ok(await saveSheet(deps, { asked: params, bytes: body, by: viewer.label })),
  }),
];

const workbookNamed = (name: string, workbook: Buffer): SentBytes => ({
  name,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  size: workbook.length,
  sha256: sha256Of(workbook).toString('hex'),
  async *read(from, to) {
    yield workbook.subarray(from, to);
  },
});
