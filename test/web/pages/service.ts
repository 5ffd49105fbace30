import express from 'express';
import { endpoints } from '../../../api/endpoints';
import { securityHeaders } from '../../../api/http/security-headers';
import { openApiDocument } from '../../../api/openapi/document';
import { description } from '../../../api/public/docs-page';
import { face } from '../../../api/public/face';
import { hookRoutes } from '../../../api/webhooks/describe';
import type { FilingBody } from '../../../web/src/api/contract';
import { dayTyped } from '../../../web/src/parts/dates';
import { campaigns, filingOfUnit, forms, official, officials, otherDraft, progress, tasks } from './examples';
import { steward, until } from './people';
import type { Standing } from './standing';
import { readyz, stewardsApi } from './stewards-api';

const problem = (status: number, type: string, title: string, more: object = {}) => ({
  type: `urn:cong-vu:problem:${type}`,
  title,
  status,
  requestId: '4c1f6c1e-0000-4000-8000-000000000000',
  ...more,
});

/** The face as the build made it, with its policy, in front of an API that answers from the examples. */
export function examplesService(standing: Standing, ...before: express.Router[]): express.Express {
  const app = express().use(securityHeaders(), express.json());
  const { page, router } = face();
  app.get('/', (request, response, next) => {
    if (request.accepts(['json', 'html']) === 'html') return page(request, response, next);
    response.json({
      mode: 'trial',
      letters: 'captured',
      links: [
        { key: 'api', title: 'API', href: '/docs' },
        { key: 'mailbox', title: 'Test mailbox', href: 'http://127.0.0.1:8025' },
      ],
    });
  });
  app.use(
    router,
    description(() => openApiDocument(endpoints, hookRoutes)),
  );
  app.get('/readyz', (_request, response) => {
    response.status(standing.isSick ? 503 : 200).json(readyz(standing));
  });
  const api = express.Router();
  api.use((request, response, next) => {
    standing.received.push({ call: `${request.method} ${request.path}`, body: request.body });
    if (standing.viewer === 'nobody')
      return response.status(401).json(problem(401, 'unauthorised', 'Cần đăng nhập'));
    if (standing.away?.test(request.path)) {
      return response
        .status(503)
        .set('Retry-After', request.method === 'GET' ? '30' : '1')
        .json(problem(503, 'unavailable', 'Hệ thống tạm thời chưa phục vụ được'));
    }
    return next();
  });
  api.use(...before, stewardsApi(standing));
  api.get('/me', (_request, response) => {
    const [leaving, gone] = [until(Date.now() + 60_000), until(Date.now() - 60_000)];
    const viewers = { ...officials, steward, leaving, gone };
    response.json(viewers[standing.viewer]);
  });
  api.get('/tasks', (_request, response) => {
    response.json({ now: '2013-11-05T01:30:00.000Z', items: standing.hasTasks ? tasks : [] });
  });
  api.get('/campaigns', (_request, response) => void response.json(campaigns));
  api.get('/campaigns/:campaign/progress', (_request, response) => void response.json(progress));
  const unit = '/campaigns/:campaign/evaluations/:unit';
  api.get(`${unit}/forms/:step/:party`, (request, response) => {
    const form = forms[request.params.unit] ?? { ...forms['so-y-te'], draft: null };
    if (request.params.unit === 'khong-co')
      response.status(404).json(problem(404, 'not-found', 'Không tìm thấy'));
    else if (request.params.unit === 'cua-nguoi-khac')
      response.status(403).json(problem(403, 'forbidden', 'Không có quyền'));
    else response.json({ ...form, unit: { ...form.unit, id: request.params.unit } });
  });
  api.get(`${unit}/files/:step/:party`, (_request, response) => {
    response.json({ items: [], maxBytes: 20 * 1024 ** 2, maxFiles: 10 });
  });
  let revision = 4;
  api.put(`${unit}/drafts/:step/:party`, (request, response) => {
    if (request.params.unit === 'hai-nguoi' && request.get('If-Match') !== `"${otherDraft.revision}"`) {
      response
        .status(412)
        .json(problem(412, 'precondition-failed', 'Dữ liệu đã thay đổi', { current: otherDraft }));
      return;
    }
    revision += 1;
    response.json({ ...request.body, revision, savedAt: '2013-11-05T07:32:00.000Z', by: official.label });
  });
  const faults = ({ document, criteria = [] }: FilingBody) => [
    ...criteria.flatMap(({ shortcomings }, at) =>
      shortcomings === ''
        ? [
            {
              field: `criteria[${at}].shortcomings`,
              rule: 'too-small',
              message: 'Mục này không được để trống.',
            },
          ]
        : [],
    ),
    ...(document && dayTyped(document.date) === undefined && !/^\d{4}-/.test(document.date)
      ? [{ field: 'document.date', rule: 'format', message: 'Ngày không đúng dạng.' }]
      : []),
  ];
  api.post(`${unit}/filings/check`, (request, response) => {
    const errors = faults(request.body);
    if (errors.length > 0) response.status(422).json(problem(422, 'invalid', 'Có mục chưa đúng', { errors }));
    else response.json(forms[request.params.unit]?.ifFiledNow);
  });
  api.post(`${unit}/filings`, (request, response) => {
    response
      .status(201)
      .json({ ...filingOfUnit(request.params.unit), id: `${request.body.id}@so-tai-chinh` });
  });
  api.post(`${unit}/announcements`, (request, response) => {
    response.status(201).json({ ...filingOfUnit(request.params.unit), kind: 'announcement' });
  });
  api.get(`${unit}/filings/:filing`, (request, response) => {
    response.json(filingOfUnit(request.params.unit));
  });
  app.use('/api/v1', api);
  return app;
}
