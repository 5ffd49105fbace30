import { Router } from 'express';
import type { Plan, SentRow, Worklist, WorklistRow } from '../../../web/src/api/contract';
import { opinionForm, otherDraft, reviewForm } from './examples';
import type { Standing } from './standing';

/** What a member's sheet is answered with: invented units and persons, in the words of the plan of 2013. */

const CAMPAIGN = { id: 'dong-nai-2013', title: reviewForm.campaign.title, rehearsal: false };
const { party } = opinionForm;

const row = (id: string, name: string, more: Partial<WorklistRow> = {}): WorklistRow => ({
  unit: { id, name, kind: 'department' },
  state: 'to-do',
  late: false,
  dueAt: '2013-12-09T17:00:00.000Z',
  lastDay: '2013-12-09',
  workingDaysLeft: 5,
  ...more,
});

const drafted = (fields: Record<string, string>, filled: number): Partial<WorklistRow> => ({
  state: 'drafted',
  draft: {
    filing: '7f1c1f9e-30c5-4d0e-9a51-0a6f3a1c2b3d',
    fields,
    revision: 4,
    savedAt: '2013-12-02T01:12:00.000Z',
    by: 'Cồ Thị Bình',
    filled,
    of: 2,
  },
});

export const sheetOf = (rows: WorklistRow[]): Worklist => ({
  campaign: CAMPAIGN,
  step: 'member-opinion',
  party,
  planNow: '2013-12-02T01:30:00.000Z',
  deadlineText: opinionForm.deadlineText,
  dueAt: '2013-12-09T17:00:00.000Z',
  rows,
});

export const ROWS = [
  row('so-y-te', 'Sở Y tế'),
  row(
    'so-lao-dong',
    'Sở Lao động – Thương binh và Xã hội',
    drafted({ remarks: 'Cần đối chiếu số liệu.' }, 1),
  ),
  row('hai-ban', 'Sở Văn hóa, Thể thao và Du lịch', drafted({ level: 'good', remarks: 'Nhất trí.' }, 2)),
  row('bi-tu-choi', 'Sở Giáo dục và Đào tạo', drafted({ level: 'excellent', remarks: 'Nhất trí.' }, 2)),
  row('chua-tu-danh-gia', 'Ban Dân tộc'),
  row('long-thanh', 'UBND huyện Long Thành', {
    state: 'done',
    filing: {
      id: '9f0c@pct-van-xa',
      receipt: 'DN13-9WZR-4K',
      receivedAt: '2013-12-01T02:05:00.000Z',
      timeliness: 'on-time',
      level: 'good',
      version: 1,
      announced: false,
    },
  }),
  row('mien', 'Trường Cao đẳng Y tế', { state: 'waived' }),
];

const plan: Plan = {
  id: CAMPAIGN.id,
  title: CAMPAIGN.title,
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

const reviewers = [
  ['so-noi-vu', 'Sở Nội vụ'],
  ['so-tai-chinh', 'Sở Tài chính'],
] as const;

const content = {
  criteria: reviewForm.criteria.map(({ id }) => ({
    criterion: id,
    achieved: 'Hoàn thành 12/12 nhiệm vụ được giao trong chương trình công tác năm.',
    shortcomings: 'Còn 02 báo cáo gửi chậm.',
  })),
  document: { number: '87/BC-SYT', date: '2013-11-28', signer: 'Giám đốc Sở' },
};

/** Answers for the sheet; a row is refused, one is edited by two. */
export function sheetApi(standing: Standing, rows: () => WorklistRow[] = () => ROWS): Router {
  const api = Router();
  const unit = '/campaigns/:campaign/evaluations/:unit';
  api.get('/campaigns/:campaign/worklists/member-opinion/:party', (request, response) => {
    const { party: id } = request.params;
    response.json(sheetOf(id === 'khong-con-viec' ? [] : rows()));
  });
  api.get('/campaigns/:campaign/plan', (_request, response) => void response.json(plan));
  api.get(unit, (_request, response) => {
    response.json({
      source: 'evaluation',
      now: '2013-12-02T01:30:00.000Z',
      evaluation: {
        obligations: reviewers.map(([id, name]) => ({
          id: `agency-review/${id}`,
          step: 'agency-review',
          party: id,
          name,
          announcedAt: '2013-11-07T03:00:00.000Z',
        })),
      },
    });
  });
  api.get(`${unit}/filings`, (request, response) => {
    const filing = (id: string, step: string, of: string, more: object) => ({
      id,
      step,
      party: of,
      kind: 'filing',
      ...more,
    });
    response.json({
      items:
        request.params.unit === 'chua-tu-danh-gia'
          ? []
          : [
              ...reviewers.map(([of]) => filing(`nx@${of}`, 'agency-review', of, { announced: true })),
              filing('tdg-1', 'self-review', request.params.unit, { announced: false, version: 1 }),
              filing('tdg-2', 'self-review', request.params.unit, { version: 2, counts: true }),
            ],
    });
  });
  api.get(`${unit}/filings/:filing`, (request, response, next) => {
    const { filing } = request.params;
    if (filing === 'tdg-2') response.json({ id: filing, content: { ...content, level: 'good' } });
    else if (filing.startsWith('nx@')) response.json({ id: filing, content });
    else next();
  });
  api.put(`${unit}/drafts/member-opinion/:party`, (request, response, next) => {
    if (request.params.unit === 'hai-ban' && request.get('If-Match') === '"4"') {
      const theirs = {
        ...otherDraft,
        fields: { level: 'excellent', remarks: 'Nhất trí, đề nghị biểu dương.' },
      };
      response.status(412).json({
        type: 'urn:cong-vu:problem:precondition-failed',
        title: 'Dữ liệu đã thay đổi',
        status: 412,
        current: theirs,
      });
    } else next();
  });
  api.post('/campaigns/:campaign/filings', (request, response) => {
    const { items } = request.body as { items: { unit: string; id: string }[] };
    const sent = items.map(({ unit: of, id }): SentRow => {
      if (of !== 'bi-tu-choi')
        return {
          unit: of,
          outcome: 'accepted',
          id: `${id}@${party.id}`,
          receipt: `DN13-${of.slice(0, 4)}-2M`,
        };
      return {
        unit: of,
        outcome: 'refused',
        problem: {
          type: 'urn:cong-vu:problem:invalid',
          title: { vi: 'Có mục chưa đúng', en: 'The request has invalid fields' },
        },
        errors: [
          {
            field: 'remarks',
            rule: 'too-small',
            message: { vi: 'Nhận xét cần nêu rõ lý do.', en: 'Say why in the remarks.' },
          },
        ],
      };
    });
    standing.received.push({ call: 'many', body: request.body });
    response.status(sent.some(({ outcome }) => outcome === 'refused') ? 207 : 200).json({ rows: sent });
  });
  return api;
}
