import { Router } from 'express';
import type { Plan, SentRow, Worklist, WorklistRow } from '../../../web/src/api/contract';
import { reviewForm } from './examples';

/** What the API answers of an agency's worklist: units in all states. */

const DUE = { dueAt: '2013-11-09T17:00:00.000Z', lastDay: '2013-11-09', workingDaysLeft: 4 };
const FIELDS = {
  'criteria.advice.achieved': 'Đã tham mưu 12/12 đề án theo chương trình công tác năm.',
  'criteria.advice.shortcomings': '03 đề án trình chậm.',
  'criteria.duties.achieved': 'Hoàn thành các nhiệm vụ được phân công quản lý.',
  'criteria.duties.shortcomings': 'Không.',
  'criteria.discipline.achieved': 'Chấp hành tốt.',
  'criteria.discipline.shortcomings': 'Không.',
  level: 'good',
};

const unit = (id: string, name: string) => ({ id, name, kind: 'department' });
const row = (id: string, name: string, more: Partial<WorklistRow>): WorklistRow => ({
  unit: unit(id, name),
  state: 'to-do',
  late: false,
  ...DUE,
  ...more,
});
const drafted = (filing: string, fields: Record<string, string>, filled: number): Partial<WorklistRow> => ({
  state: 'drafted',
  draft: {
    filing,
    fields,
    revision: 3,
    savedAt: '2013-11-05T01:12:00.000Z',
    by: 'Ngụy Tuấn Kiệt',
    filled,
    of: 10,
  },
});
const filed = (level: string, announced: boolean, more: object = {}): Partial<WorklistRow> => ({
  state: announced ? 'done' : 'filed-not-announced',
  filing: {
    id: 'a@so-tai-chinh',
    receipt: 'DN13-7K4Q-2M',
    receivedAt: '2013-11-04T01:12:00.000Z',
    timeliness: 'on-time',
    version: 1,
    level,
    announced,
    ...more,
  },
});

const ROWS: WorklistRow[] = [
  row('ban-dan-toc', 'Ban Dân tộc', drafted('nhap-1', FIELDS, 7)),
  row('so-cong-thuong', 'Sở Công Thương', {}),
  row('so-giao-duc', 'Sở Giáo dục và Đào tạo', drafted('nhap-2', { ...FIELDS, level: 'excellent' }, 7)),
  row('so-giao-thong', 'Sở Giao thông vận tải', filed('good', false)),
  row('so-lao-dong', 'Sở Lao động – Thương binh và Xã hội', drafted('nhap-3', { level: 'good' }, 1)),
  row('so-noi-vu', 'Sở Nội vụ', filed('excellent', true)),
  row('so-ngoai-vu', 'Sở Ngoại vụ', { state: 'waived' }),
  row('so-tu-phap', 'Sở Tư pháp', { late: true, workingDaysLeft: -2 }),
  row('so-xay-dung', 'Sở Xây dựng', { ...filed('done', true, { timeliness: 'late' }), late: true }),
  row('so-y-te', 'Sở Y tế', drafted('nhap-4', { ...FIELDS, level: 'done' }, 7)),
  row('thanh-tra', 'Thanh tra tỉnh', filed('good', false)),
];

const worklist = (rows: WorklistRow[]): Worklist => ({
  campaign: { id: 'dong-nai-2013', title: reviewForm.campaign.title, rehearsal: false },
  step: 'agency-review',
  party: reviewForm.party,
  planNow: reviewForm.now,
  deadlineText: reviewForm.deadlineText,
  dueAt: DUE.dueAt,
  rows,
});

export const plan: Plan = {
  id: 'dong-nai-2013',
  title: reviewForm.campaign.title,
  province: 'Đồng Nai',
  year: 2013,
  source: 'Kế hoạch',
  timeZone: 'Asia/Ho_Chi_Minh',
  reading: 'before-day',
  unitKinds: [{ id: 'department', name: 'Sở, ban, ngành' }],
  criteria: reviewForm.criteria.map((each) => ({ ...each, unitKinds: ['department'] })),
  score: { required: false, min: 0, max: 100 },
  levels: reviewForm.levels,
  steps: [],
};

const refusal = (field: string, vi: string): Omit<SentRow, 'unit'> => ({
  outcome: 'refused',
  problem: {
    type: 'invalid',
    title: { en: 'The request has invalid fields', vi: 'Nội dung gửi đến có mục chưa đúng quy định' },
  },
  errors: [{ field, rule: 'format', message: { en: 'This is not allowed.', vi } }],
});

const received = (id: string): Omit<SentRow, 'unit'> => ({
  outcome: 'accepted',
  id: `${id}@so-tai-chinh`,
  receipt: 'DN13-7K4Q-2M',
  receivedAt: reviewForm.now,
  timeliness: 'on-time',
  lateWorkingDays: 0,
  version: 1,
});

/** Under the number `sai` the document is faulty, and of Sở Y tế something always is. */
export function worklistApi(): Router {
  const api = Router();
  api.get('/campaigns/:campaign/plan', (_request, response) => void response.json(plan));
  api.get('/campaigns/:campaign/worklists/agency-review/:party', (request, response) => {
    const { party } = request.params;
    if (party === 'cua-nguoi-khac') {
      response
        .status(403)
        .json({ type: 'urn:cong-vu:problem:forbidden', title: 'Không có quyền', status: 403 });
      return;
    }
    const all = ROWS.map((each) => (party === 'xong' ? { ...each, ...filed('good', true) } : each));
    response.json(worklist(party === 'khong-co-gi' ? [] : all));
  });
  api.post('/campaigns/:campaign/filings', (request, response) => {
    const { document, items } = request.body as {
      document: { number: string };
      items: { unit: string; id: string }[];
    };
    const rows = items.map(({ unit: id, id: filing }) => ({
      unit: id,
      ...(document.number === 'sai'
        ? refusal('document.number', 'Số, ký hiệu không đúng dạng.')
        : id === 'so-y-te'
          ? refusal('criteria[1].shortcomings', 'Có ký tự không được dùng.')
          : received(filing)),
    }));
    response.status(rows.every(({ outcome }) => outcome === 'accepted') ? 200 : 207).json({ rows });
  });
  api.post('/campaigns/:campaign/announcements', (request, response) => {
    const { units } = request.body as { units: string[] };
    response.json({ rows: units.map((id) => ({ unit: id, ...received('tb') })) });
  });
  api.post('/campaigns/:campaign/worklists/agency-review/:party/drafts', (_request, response) => {
    response.json({
      rows: [
        { row: 2, unit: 'ban-dan-toc', outcome: 'unchanged', revision: 3, filled: 7, of: 10 },
        { row: 3, unit: 'so-cong-thuong', outcome: 'saved', revision: 1, filled: 7, of: 10 },
      ],
      faults: [
        {
          row: 4,
          column: 'J',
          unit: 'so-tu-phap',
          message: {
            en: 'There is no such level.',
            vi: 'Không có mức độ này. Các mức độ là: hoàn thành xuất sắc nhiệm vụ; hoàn thành tốt nhiệm vụ.',
          },
        },
        {
          row: 5,
          column: 'A',
          message: {
            en: 'There is no such unit in your list.',
            vi: 'Danh sách của đồng chí không có đơn vị này.',
          },
        },
      ],
    });
  });
  return api;
}
