import express, { type Router } from 'express';
import type {
  Evaluation,
  Filing,
  FilingVersion,
  Obligation,
  TimelineEntry,
  TimelineLetter,
} from '../../../api-client/schema';
import type { Standing } from './standing';

/** What the API answers of one unit: a self-review with a corrected version, halves, letters of each fate. All of it is invented. */

const NOW = '2013-11-18T02:30:00.000Z';
const STC = { party: 'so-tai-chinh', name: 'Sở Tài chính' };
const SNV = { party: 'so-noi-vu', name: 'Sở Nội vụ' };
const TTR = { party: 'thanh-tra', name: 'Thanh tra tỉnh' };
const OWN = { party: 'so-y-te', name: 'Sở Y tế' };
const PCT = { party: 'pct-van-xa', name: 'Phó Chủ tịch phụ trách văn xã' };

const version = (id: string, receivedAt: string, more: Partial<FilingVersion> = {}): FilingVersion => ({
  id,
  digest: 'd'.repeat(64),
  receivedAt,
  channel: 'person',
  timeliness: 'on-time',
  lateWorkingDays: 0,
  ...more,
});

const owed = (
  step: Obligation['step'],
  by: { party: string; name: string },
  more: Partial<Obligation>,
): Obligation => ({
  id: `${step}/${by.party}`,
  step,
  ...by,
  status: 'outstanding',
  dueAt: step === 'agency-review' ? '2013-11-09T17:00:00.000Z' : '2013-12-09T17:00:00.000Z',
  deadlineText:
    step === 'agency-review'
      ? 'trước ngày 10/11/2013 (chậm nhất hết ngày 09/11/2013)'
      : 'trước ngày 10/12/2013 (chậm nhất hết ngày 09/12/2013)',
  versions: [],
  ...more,
});

const obligations: Obligation[] = [
  owed('agency-review', STC, {
    status: 'done',
    receivedAt: '2013-11-12T03:00:00.000Z',
    announcedAt: '2013-11-12T03:00:00.000Z',
    timeliness: 'late',
    lateWorkingDays: 2,
    versions: [version('r-stc', '2013-11-08T03:00:00.000Z', { channel: 'system', counts: true })],
  }),
  owed('agency-review', SNV, {
    missing: ['announcement'],
    nextLetterAt: '2013-11-19T01:00:00.000Z',
    versions: [version('r-snv', '2013-11-07T03:00:00.000Z', { channel: 'paper', awaitsContent: true })],
  }),
  owed('agency-review', TTR, {
    missing: ['filing', 'announcement'],
    nextLetterAt: '2013-11-19T01:00:00.000Z',
  }),
  owed('self-review', OWN, {
    status: 'done',
    receivedAt: '2013-11-05T03:00:00.000Z',
    timeliness: 'on-time',
    lateWorkingDays: 0,
    versions: [
      version('ban-1', '2013-11-05T03:00:00.000Z'),
      version('ban-2', '2013-11-06T03:00:00.000Z', { counts: true }),
    ],
  }),
  owed('member-opinion', PCT, { missing: ['filing'] }),
  owed('party-assessment', SNV, { status: 'not-owed-yet' }),
  owed('recognition', SNV, { status: 'not-owed-yet' }),
];

const letter = (id: string, name: string, more: Partial<TimelineLetter>): TimelineLetter => ({
  id,
  at: '2013-11-11T01:00:00.000Z',
  person: { id, name, title: 'Chuyên viên' },
  state: 'sent',
  ...more,
});

const timeline: TimelineEntry[] = [
  { at: '2013-10-01T01:00:00.000Z', event: 'opened' },
  {
    at: '2013-11-05T03:00:00.000Z',
    event: 'filed',
    step: 'self-review',
    parties: ['so-y-te'],
    id: 'ban-1',
    timeliness: 'on-time',
  },
  {
    at: '2013-11-06T03:00:00.000Z',
    event: 'corrected',
    step: 'self-review',
    parties: ['so-y-te'],
    id: 'ban-2',
    timeliness: 'on-time',
  },
  {
    at: '2013-11-11T01:00:00.000Z',
    event: 'letter',
    step: 'agency-review',
    parties: ['so-tai-chinh', 'so-noi-vu'],
    reason: { kind: 'overdue', day: 1 },
    letters: [
      letter('a', 'Ngụy Tuấn Kiệt', { sentAt: '2013-11-11T01:00:30.000Z' }),
      letter('b', 'Cồ Thị Bình', { state: 'failed', lastError: 'the address was refused: 550 5.1.1' }),
    ],
  },
  {
    at: '2013-11-11T01:00:00.000Z',
    event: 'letter',
    step: 'agency-review',
    parties: ['thanh-tra'],
    reason: { kind: 'overdue', day: 1 },
    letters: [letter('c', 'Âu Văn Chung', { state: 'withdrawn', withdrawnBecause: 'not-owed' })],
  },
  {
    at: '2013-11-12T03:00:00.000Z',
    event: 'announced',
    step: 'agency-review',
    parties: ['so-tai-chinh'],
    timeliness: 'late',
    lateWorkingDays: 2,
  },
  {
    at: '2013-11-13T01:00:00.000Z',
    event: 'letter',
    step: 'agency-review',
    parties: ['thanh-tra'],
    reason: { kind: 'escalation', day: 3 },
    letters: [letter('d', 'Lãnh đạo Sở Nội vụ', { state: 'waiting' })],
  },
  {
    at: '2013-11-14T03:00:00.000Z',
    event: 'waiver',
    id: 'mien',
    step: 'agency-review',
    parties: ['thanh-tra'],
  },
];

const evaluation: Evaluation = {
  campaign: 'dong-nai-2013',
  unit: { id: 'so-5', kind: 'department', name: 'Sở Y tế' },
  revision: 6,
  changes: 12,
  status: 'open',
  obligations,
  held: [],
  nextWakeAt: '2013-11-19T01:00:00.000Z',
  timeline,
};

const recognised: Evaluation = {
  ...evaluation,
  unit: { ...evaluation.unit, id: 'xong' },
  status: 'recognised',
  obligations: obligations.map((each) => ({ ...each, status: each.status === 'done' ? 'done' : 'ended' })),
  recognition: {
    at: '2014-01-08T03:00:00.000Z',
    level: 'good',
    document: { number: '15/QĐ-UBND', date: '2014-01-08', signer: 'Đinh Quốc Thái' },
  },
  held: [
    {
      id: 'muon',
      step: 'agency-review',
      party: 'thanh-tra',
      digest: 'd'.repeat(64),
      receivedAt: '2013-12-20T03:00:00.000Z',
      channel: 'person',
    },
  ],
};

const { revision: _r, changes: _c, nextWakeAt: _n, timeline: _t, held: _h, ...shownToLeaders } = evaluation;
/** As those are told who are in charge of it. */
const ofLeader = {
  ...shownToLeaders,
  obligations: obligations
    .filter(({ step }) => step !== 'member-opinion')
    .map(({ versions: _versions, nextLetterAt: _letter, announcedAt: _at, ...shown }) => shown),
};

const filing = (id: string, achieved: string): Filing => ({
  id,
  campaign: 'dong-nai-2013',
  unit: 'so-5',
  kind: 'filing',
  step: 'self-review',
  party: 'so-y-te',
  content: {
    criteria: [{ criterion: 'advice', achieved, shortcomings: 'Còn 02 đề án chậm.', score: 35 }],
    level: 'good',
    remarks: 'Đề nghị xem xét.',
    document: { number: '152/BC-SYT', date: '2013-11-05', signer: 'Giám đốc Sở Y tế' },
    files: [{ id: 'f', name: 'Báo cáo tự đánh giá.pdf', size: 123_456, sha256: 'a'.repeat(64), kind: 'pdf' }],
  },
});

const FILINGS: Readonly<Record<string, Filing>> = {
  'ban-1': filing('ban-1', 'Đã tham mưu 10 đề án.'),
  'ban-2': filing('ban-2', 'Đã tham mưu 12 đề án, trong đó 9 đề án đúng thời hạn.'),
};

export function unitApi(standing: Standing): Router {
  const api = express.Router();
  const unit = '/campaigns/:campaign/evaluations/:unit';
  api.get(unit, (request, response) => {
    const { unit: id } = request.params;
    const found = id === 'xong' ? recognised : standing.viewer === 'leader' ? ofLeader : evaluation;
    response.json({ source: id === 'ban' ? 'read-model' : 'live', now: NOW, evaluation: found });
  });
  api.get(
    `${unit}/filings/:filing`,
    (request, response) => void response.json(FILINGS[request.params.filing]),
  );
  api.get('/campaigns/:campaign/documents', (request, response) => {
    const items = [
      {
        id: 'th',
        kind: 'synthesis',
        unit: 'xong',
        number: '88/TTr-SNV',
        date: '2013-12-16',
        signer: 'Giám đốc Sở Nội vụ',
        level: 'good',
        receivedAt: '2013-12-16T03:00:00.000Z',
        outcome: 'accepted',
      },
      {
        id: 'ml',
        kind: 'reopening',
        unit: 'xong',
        reason: 'Bổ sung nhận xét.',
        receivedAt: NOW,
        outcome: 'pending',
      },
    ];
    response.json({ items: request.query['unit'] === 'xong' ? items : [] });
  });
  return api;
}
