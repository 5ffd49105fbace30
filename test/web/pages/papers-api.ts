import { Router } from 'express';
import type { AskedForm, Paper } from '../../../web/src/api/contract';
import { draft, reviewForm } from './examples';
import type { Standing } from './standing';

const C = 'dong-nai-2013';
const NOW = '2013-11-05T01:30:00.000Z';

const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
  id,
  receipt: 'DN13-7K4Q-2M',
  campaign: C,
  unit: 'so-y-te',
  unitName: 'Sở Y tế',
  kind: 'filing',
  step: 'agency-review',
  party: 'so-tai-chinh',
  partyName: 'Sở Tài chính',
  channel: 'paper',
  receivedAt: '2013-11-05T01:05:00.000Z',
  storedAt: NOW,
  enteredBy: 'Văn thư Sở Nội vụ',
  digest: '4f2a',
  outcome: 'accepted',
  timeliness: 'on-time',
  stamp: { stampedAt: '2013-11-05T01:05:00.000Z', documentNumber: '77', clerk: 'Văn thư Sở Nội vụ' },
  document: { number: '152/BC-STC', date: '2013-11-04', signer: 'Giám đốc' },
  ...more,
});

const waiting = paper('cho', { awaitsContent: true });
const papers: Paper[] = [
  waiting,
  paper('xong', {
    stamp: { stampedAt: '2013-11-05T01:10:00.000Z', documentNumber: '78', clerk: 'Văn thư Sở Nội vụ' },
    unit: 'khu-bao-ton-thien-nhien-van-hoa',
    unitName: 'Khu Bảo tồn Thiên nhiên – Văn hóa',
  }),
  paper('thong-bao', {
    kind: 'announcement',
    stamp: { stampedAt: '2013-11-05T01:15:00.000Z', documentNumber: '79', clerk: 'Văn thư Sở Nội vụ' },
  }),
  paper('huy', {
    stamp: { stampedAt: '2013-11-05T01:20:00.000Z', documentNumber: '80', clerk: 'Văn thư Sở Nội vụ' },
    voided: { at: NOW, reason: 'nhập nhầm đơn vị' },
  }),
  paper('thay', {
    stamp: { stampedAt: '2013-11-05T01:25:00.000Z', documentNumber: '81', clerk: 'Văn thư Sở Nội vụ' },
    replacedBy: 'xong',
  }),
];

const {
  standing: _standing,
  ifFiledNow: _now,
  announcement: _a,
  filings: _f,
  draft: _d,
  ...asked
} = reviewForm;
const askedForm: AskedForm = asked;

/** What a clerk's desk asks of the service. */
export function papersApi(standing: Standing): Router {
  const api = Router();
  api.get('/campaigns/:campaign', (_request, response) => {
    const plan = { id: C, title: reviewForm.campaign.title };
    response.json({
      id: C,
      plan,
      units: 36,
      clock: 'real',
      openedAt: '2013-10-01T01:00:00.000Z',
      now: NOW,
      timeZone: 'Asia/Ho_Chi_Minh',
      state: 'open',
    });
  });
  api.get('/campaigns/:campaign/plan', (_request, response) => {
    response.json({ title: reviewForm.campaign.title });
  });
  api.get('/campaigns/:campaign/papers', ({ query }, response) => {
    const isEmpty = query['day'] === '2013-11-04';
    const same = query['number'] === '152/BC-STC' ? papers.slice(0, 1) : [];
    const items = query['waiting'] ? [waiting] : query['number'] ? same : isEmpty ? [] : papers;
    response.json({ items, more: false });
  });
  api.get('/campaigns/:campaign/parties', (_request, response) => {
    const names = {
      'so-tai-chinh': 'Sở Tài chính',
      'so-tu-phap': 'Sở Tư pháp',
      'pct-van-xa': 'Phó Chủ tịch phụ trách văn xã',
    };
    response.json({ items: Object.entries(names).map(([id, name]) => ({ id, name })) });
  });
  api.get('/campaigns/:campaign/parties/:party/matters', (_request, response) => {
    const unit = (id: string, name: string) => ({ step: 'agency-review', unit: { id, name } });
    response.json({ items: [unit('so-y-te', 'Sở Y tế'), unit('so-xay-dung', 'Sở Xây dựng')] });
  });
  api.get(
    '/campaigns/:campaign/evaluations/:unit/filings/:filing',
    ({ params: { filing } }, response, next) => {
      const found = papers.find(({ id }) => id === filing);
      if (!found) return next();
      const { stamp: receipt, document } = found;
      const contents = found.awaitsContent
        ? {}
        : {
            level: 'good',
            criteria: reviewForm.criteria.map(({ id: criterion }) => ({
              criterion,
              achieved: draft.fields['criteria.advice.achieved'],
              shortcomings: 'Không.',
            })),
          };
      return response.json({ ...found, announced: false, content: { ...contents, document, receipt } });
    },
  );
  api.get('/campaigns/:campaign/evaluations/:unit/paper-forms/:step/:party', (_request, response) => {
    response.json(askedForm);
  });
  api.post('/campaigns/:campaign/evaluations/:unit/filings', ({ body }, response) => {
    if (standing.method === 'oidc') {
      response.status(422).json({
        type: 'urn:cong-vu:problem:invalid',
        title: 'Có mục chưa đúng',
        status: 422,
        errors: [
          { field: 'receipt.stampedAt', rule: 'in-the-future', message: 'Thời điểm này muộn hơn hiện tại.' },
        ],
      });
    } else response.status(201).json({ ...waiting, ...body, marks: ['dated-after-receipt'] });
  });
  api.post('/campaigns/:campaign/evaluations/:unit/filings/:filing/void', (_request, response) => {
    response.json({ id: 'huy', kind: 'voiding', unit: 'so-y-te', outcome: 'accepted' });
  });
  return api;
}
