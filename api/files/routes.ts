import { completeFile } from '../../use-cases/files/complete-file';
import type { IsNameableFile } from '../../use-cases/files/file';
import { putPart } from '../../use-cases/files/put-part';
import { listUploads, openFiledFile, openUpload, readUpload } from '../../use-cases/files/read-file';
import { startFile } from '../../use-cases/files/start-file';
import { type Grant, isNameable } from '../access/grants';
import { authorOf } from '../filings/author';
import { filedLineAnswer, filingLine } from '../filings/response';
import { BYTES, endpoint, noContent, nothing, ok } from '../http/endpoint';
import { owedParams } from '../http/request-fields';
import { fileBody, filedFileParams, fileParams, partParams } from './request';
import { bytesOf, uploadAnswer, uploadsAnswer } from './response';

const PATH = '/campaigns/:campaign/evaluations/:unit/files/:step/:party';

const nameableBy =
  (grants: readonly Grant[]): IsNameableFile =>
  (file) =>
    isNameable(grants, file);

export const fileEndpoints = [
  endpoint({
    operation: 'listFiles',
    method: 'get',
    path: PATH,
    summary: 'The files that were sent for an obligation, also those that are not complete',
    params: owedParams,
    answers: { 200: uploadsAnswer },
    handle: async ({ params, grants }, deps) =>
      ok(await listUploads(deps, { ...params, isNameable: nameableBy(grants) })),
  }),
  endpoint({
    operation: 'startFile',
    method: 'post',
    path: PATH,
    summary: 'Begins the upload of a file; the same file again goes on with the one that was begun',
    params: owedParams,
    body: fileBody,
    answers: { 201: uploadAnswer, 200: uploadAnswer },
    problems: [409],
    async handle({ params: owed, body: { paper, ...file }, viewer }, deps) {
      const channel = paper ? 'paper' : 'person';
      const { upload, isNew } = await startFile(deps, { owed, channel, ...file, by: viewer.label });
      return { status: isNew ? 201 : 200, body: upload };
    },
  }),
  endpoint({
    operation: 'getFile',
    method: 'get',
    path: `${PATH}/:file`,
    summary: 'One file: which of its parts have arrived, and what it is once it is complete',
    params: fileParams,
    answers: { 200: uploadAnswer },
    handle: async ({ params, grants }, deps) =>
      ok(await readUpload(deps, { ...params, isNameable: nameableBy(grants) })),
  }),
  endpoint({
    operation: 'putFilePart',
    method: 'put',
    path: `${PATH}/:file/parts/:n`,
    summary: 'Sends one part of a file: 1 MiB each, the last one the rest; a repetition changes nothing',
    params: partParams,
    body: BYTES,
    answers: { 204: nothing },
    problems: [409],
    async handle({ params: { file, n, ...owed }, body: bytes, grants }, deps) {
      await putPart(deps, { owed, file, n, bytes, isNameable: nameableBy(grants) });
      return noContent;
    },
  }),
  endpoint({
    operation: 'completeFile',
    method: 'post',
    path: `${PATH}/:file/complete`,
    summary:
      'Completes a file whose parts have arrived: it is checked, scanned if a scanner is set, and kept',
    params: fileParams,
    answers: { 200: uploadAnswer },
    problems: [409],
    handle: async ({ params: { file, ...owed }, grants }, deps) =>
      ok(await completeFile(deps, { owed, file, isNameable: nameableBy(grants) })),
  }),
  endpoint({
    operation: 'getFileContent',
    method: 'get',
    path: `${PATH}/:file/content`,
    summary: 'A complete file itself, to be saved; takes a range of bytes',
    params: fileParams,
    sendsBytes: true,
    answers: { 200: uploadAnswer },
    problems: [409],
    async handle({ params, grants }, deps) {
      const named = { ...params, isNameable: nameableBy(grants) };
      return { ...ok(await readUpload(deps, named)), bytes: bytesOf(await openUpload(deps, named)) };
    },
  }),
  endpoint({
    operation: 'getFiledFile',
    method: 'get',
    path: '/campaigns/:campaign/evaluations/:unit/filings/:filing/files/:file',
    summary: 'A file that a filing has as evidence, to be saved; takes a range of bytes',
    params: filedFileParams,
    sendsBytes: true,
    answers: { 200: filedLineAnswer },
    async handle({ params: { filing: id, file, ...target }, grants }, deps) {
      const authors = grants.map((each) => authorOf([each]));
      const opened = await openFiledFile(deps, { ...target, id, authors, file });
      return { ...ok(filingLine(opened.of)), bytes: bytesOf(opened) };
    },
  }),
];
