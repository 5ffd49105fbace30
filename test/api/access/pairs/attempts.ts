import { FILING_STEP_IDS } from '../../../../domain/plan';
import { document, newCampaign, opinion, review, waiver } from '../../../support/api/bodies';
import { announced, idOf, partOf } from '../../../support/api/files';
import { workbookOf } from '../../../support/api/workbook';
import { ACCOUNTS, OLD_KEY } from '../accounts';
import type { RoleOperation } from '../operations';
import { C, DRAFT, evidence, NOI_VU, OWED, OWNED_FILES, PARTY, receipt, UNITS, Y_TE } from './year';

export interface Attempt {
  path: string;
  body?: object;
  ifNoneMatch?: string;
}

/** What the party calls its own, and others by their whole ids. */
const FILINGS = [
  'r-stc',
  'r-stc-2@so-tai-chinh',
  'r-snv@so-noi-vu',
  'a-stc@so-tai-chinh',
  'self',
  'self@so-tai-chinh',
  'nham',
  'o-stc',
  'o-pct@pct-van-xa',
];
const one = (path: string, body?: object): Attempt[] => [{ path, ...(body && { body }) }];
const inEachUnit = (path: string): Attempt[] =>
  UNITS.map((unit) => ({ path: `${C}/evaluations/${unit}${path}` }));
/** In its own name, as paper, as another, as a system. */
const filed = (path: string, bodies: object[]): Attempt[] =>
  UNITS.slice(0, 3).flatMap((unit) =>
    bodies.flatMap((body) =>
      [{}, { receipt }, { party: 'so-noi-vu' }].map((more) => ({
        path: `${C}/evaluations/${unit}/${path}`,
        body: { ...body, ...more },
      })),
    ),
  );
const documents = (['synthesis', 'remarks', 'proposal', 'adjustment', 'recognition'] as const).map((kind) => {
  const row = {
    synthesis: { ledgerRevision: 0 },
    remarks: { remark: 'nhất trí' },
    proposal: { level: 'good' },
    adjustment: { level: 'good', reason: 'x' },
    recognition: { level: 'good' },
  }[kind];
  return { path: `${C}/documents`, body: { kind, ...document, results: [{ unit: 'so-noi-vu', ...row }] } };
});

/** Its own, and another's. */
const owed = (what: 'forms' | 'drafts' | 'files', more: Partial<Attempt> = {}): Attempt[] =>
  OWED.flatMap(({ unit, step }) =>
    [PARTY, 'so-noi-vu'].map((party) => ({
      path: `${C}/evaluations/${unit}/${what}/${step}/${party}`,
      ...more,
    })),
  );

/** Those that its party sent, and those of papers; of others it has no file. */
const files = (rest: string, more: Partial<Attempt> = {}): Attempt[] =>
  OWNED_FILES.flatMap(({ unit, step }) =>
    (['person', 'paper'] as const).map((channel) => {
      const id = idOf(evidence, { campaign: 'c', unit, step, party: PARTY }, channel);
      return { path: `${C}/evaluations/${unit}/files/${step}/${PARTY}/${id}${rest}`, ...more };
    }),
  );

const FILED = [
  review({ id: 'new-review' }),
  review({ id: 'new-self', step: 'self-review' }),
  { id: 'new-opinion', ...opinion, party: PARTY },
];

const worklists = FILING_STEP_IDS.flatMap((step) =>
  [PARTY, 'so-noi-vu'].map((party) => `${C}/worklists/${step}/${party}`),
);

/** Requests for each operation that tell two roles apart. */
export const ATTEMPTS: Record<RoleOperation, Attempt[]> = {
  whoAmI: one('/me'),
  openCampaign: one('/campaigns', { ...newCampaign, id: 'another' }),
  listCampaigns: one('/campaigns'),
  getCampaign: one(C),
  getPlan: one(`${C}/plan`),
  followCampaign: one(`${C}/events?after=`),
  cancelCampaign: one(`${C}/cancel`, { reason: 'mở nhầm' }),
  orderRehearsal: one('/rehearsals', newCampaign),
  listRehearsals: one('/rehearsals'),
  getRehearsal: one('/rehearsals/dien-tap'),
  createRehearsalKey: one(`${C}/rehearsal-key`, {}),
  getClock: one(`${C}/clock`),
  setClock: one(`${C}/clock`, { action: 'pause' }),
  getProgress: one(`${C}/progress`),
  previewPlan: one('/previews', newCampaign),
  previewCampaign: one(`${C}/preview`),
  listEvaluations: [
    '',
    'step=agency-review',
    'step=self-review&overdue=true',
    'step=member-opinion',
    'step=member-opinion&overdue=true',
    'overdue=true',
    'overdue=false',
    'state=outstanding',
    'state=open',
    'state=recognised',
    'kind=department',
    'kind=district',
    `owes=${PARTY}`,
    'owes=pct-van-xa',
    'cells=true',
    'cells=true&overdue=true',
    'cells=true&changedSince=x',
  ].map((query) => ({ path: `${C}/evaluations?${query}` })),
  exportTable: ['board', 'letters'].map((what) => ({ path: `${C}/export?what=${what}&as=csv` })),
  getEvaluation: inEachUnit(''),
  getForm: owed('forms'),
  getDraft: owed('drafts'),
  putDraft: owed('drafts', { body: DRAFT, ifNoneMatch: '*' }),
  deleteDraft: owed('drafts'),
  listFiles: owed('files'),
  startFile: [
    ...owed('files', { body: announced(evidence) }),
    ...owed('files', { body: announced(evidence, true) }),
  ],
  getFile: files(''),
  putFilePart: files('/parts/1', { body: partOf(evidence, 1) }),
  completeFile: files('/complete', { body: {} }),
  getFileContent: files('/content'),
  getFiledFile: ['so-y-te', 'so-noi-vu'].flatMap((unit) =>
    ['r-stc', 'self', 'o-stc'].map((filing) => {
      const id = idOf(evidence, { campaign: 'c', unit, step: 'agency-review', party: PARTY });
      return { path: `${C}/evaluations/${unit}/filings/${filing}/files/${id}` };
    }),
  ),
  getSynthesisSource: inEachUnit('/synthesis'),
  fileReview: filed('filings', FILED),
  checkFiling: filed('filings/check', FILED),
  listTasks: one('/tasks'),
  announceReview: filed('announcements', [{ id: 'new-announcement', party: PARTY, document }]),
  // In its own name, as paper, as another, and mixed.
  fileMany: FILED.flatMap((body) =>
    [[{}], [{ receipt }], [{ party: 'so-noi-vu' }], [{}, { unit: 'so-y-te', party: 'so-noi-vu' }]].map(
      (items) => ({
        path: `${C}/filings`,
        body: { items: items.map((more) => ({ ...body, unit: 'so-noi-vu', ...more })) },
      }),
    ),
  ),
  announceMany: [PARTY, 'so-noi-vu'].map((party) => ({
    path: `${C}/announcements`,
    body: { id: 'new-announcements', party, document, units: UNITS.slice(0, 3) },
  })),
  getWorklist: worklists.map((path) => ({ path })),
  getWorklistTemplate: worklists.map((path) => ({ path: `${path}/template` })),
  saveWorklistDrafts: worklists.map((path) => ({
    path: `${path}/drafts`,
    body: workbookOf([['Mã đơn vị', 'Cột khác']]),
  })),
  listFilings: inEachUnit('/filings'),
  getFiling: UNITS.slice(0, 3).flatMap((unit) =>
    FILINGS.map((id) => ({ path: `${C}/evaluations/${unit}/filings/${id}` })),
  ),
  submitDocument: documents,
  listDocuments: ['', 'kind=synthesis', 'kind=recognition', 'unit=so-y-te'].map((query) => ({
    path: `${C}/documents?${query}`,
  })),
  listSynthesisSources: one(`${C}/synthesis`),
  listMarks: one(`${C}/marks`),
  listPapers: one(`${C}/papers?waiting=true`),
  listParties: one(`${C}/parties`),
  getPaperForm: one(`${Y_TE}/paper-forms/agency-review/so-tai-chinh`),
  listMatters: one(`${C}/parties/so-tai-chinh/matters`),
  // Entered by a clerk and open, entered and frozen, sent by another, sent by a system, not there.
  voidFiling: [
    `${NOI_VU}/filings/giay`,
    `${Y_TE}/filings/self`,
    `${NOI_VU}/filings/o-pct@pct-van-xa`,
    `${NOI_VU}/filings/FILED@sender:he-thong`,
    `${NOI_VU}/filings/none`,
  ].map((filing) => ({ path: `${filing}/void`, body: { reason: 'nhập nhầm' } })),
  // One that is owed, and one that came.
  waiveObligation: [
    ...one(`${NOI_VU}/waivers`, waiver('self-review/so-noi-vu')),
    ...one(`${Y_TE}/waivers`, waiver('member-opinion/pct-van-xa')),
  ],
  liftWaiver: [
    ...one(`${NOI_VU}/waivers/lift`, waiver('self-review/so-noi-vu', { reason: 'đã có chỉ đạo' })),
    ...one(`${Y_TE}/waivers/lift`, waiver('member-opinion/pct-van-xa')),
  ],
  reopenDossier: one(`${Y_TE}/reopenings`, { id: 'ml', reason: 'x', ...document }),
  listLetters: one(`${C}/letters`),
  getLetter: one(`${C}/letters/thu`),
  releaseLetters: one(`${C}/letters/release`, { letters: [{ id: 'thu', itemsDigest: 'a'.repeat(64) }] }),
  declineLetter: one(`${C}/letters/thu/decline`, { reason: 'đã trao đổi trực tiếp' }),
  holdSending: one(`${C}/hold`, {}),
  resumeSending: one(`${C}/resume`, {}),
  listContacts: one(`${C}/contacts?parties=so-y-te,so-tai-chinh`),
  listRefusedAddresses: one(`${C}/addresses-refused`),
  mendAddress: one(`${C}/people/thu-ky`, { email: 'moi@thu-nghiem.example', reason: 'x' }),
  resendLetters: one(`${C}/people/thu-ky/resend`, { letters: 'all' }),
  createSender: one('/senders', { id: 'moi', label: 'Hệ thống', parties: [PARTY] }),
  listSenders: one('/senders'),
  getSender: one('/senders/he-thong'),
  setSenderParties: one('/senders/he-thong/parties', { parties: [PARTY] }),
  rotateSenderSecret: one('/senders/he-thong/rotate', {}),
  retireSenderSecret: one('/senders/he-thong/retire', { secret: '00000000' }),
  revokeSender: one('/senders/he-thong/revoke', {}),
  listDeliveries: one('/senders/he-thong/deliveries'),
  replayDelivery: one('/senders/he-thong/deliveries/msg-filed/replay', {}),
  listAudit: one('/audit?action=waiver'),
  listAccounts: [{ path: '/accounts' }],
  getAccount: [{ path: `/accounts/${ACCOUNTS.set}` }],
  inviteAccount: [
    {
      path: '/accounts',
      body: { address: `moi-nua@so-noi-vu.example`, name: 'Vương Hồng Nhung', roles: ['it'] },
    },
  ],
  setAccountRoles: [
    {
      path: `/accounts/${ACCOUNTS.set}/roles`,
      body: { roles: ['party-body'], reason: 'đổi việc' },
    },
  ],
  sendSetupLink: [{ path: `/accounts/${ACCOUNTS.open}/setup-link`, body: {} }],
  askAccountReset: [{ path: `/accounts/${ACCOUNTS.set}/reset`, body: { reason: 'mất điện thoại' } }],
  confirmAccountReset: [{ path: `/accounts/${ACCOUNTS.set}/reset/confirm`, body: {} }],
  withdrawAccountReset: [{ path: `/accounts/${ACCOUNTS.set}/reset` }],
  closeAccount: [{ path: `/accounts/${ACCOUNTS.open}/close`, body: { reason: 'nghỉ việc' } }],
  reopenAccount: [{ path: `/accounts/${ACCOUNTS.closed}/reopen`, body: {} }],
  listAccountSessions: [{ path: `/accounts/${ACCOUNTS.signedIn}/sessions` }],
  endAccountSessions: [{ path: `/accounts/${ACCOUNTS.set}/sessions` }],
  listKeys: [{ path: '/keys' }],
  revokeKey: [{ path: `/keys/${OLD_KEY}` }],
  listParked: one(`${C}/parked`),
  getParked: one(`${C}/parked/he-thong/P-1`),
  assignParked: one(`${C}/parked/he-thong/P-1/assign`, { unit: 'so-noi-vu' }),
  dismissParked: one(`${C}/parked/he-thong/P-1/dismiss`, { reason: 'gửi nhầm' }),
};
