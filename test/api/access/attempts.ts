import type { KeyRole } from '../../../domain/key-roles';
import type { TestApi } from '../../support/api/api';
import { document, newCampaign, opinion, review } from '../../support/api/bodies';
import { announced, idOf, partOf } from '../../support/api/files';
import { workbookOf } from '../../support/api/workbook';
import { ACCOUNTS, OLD_KEY } from './accounts';
import { C, evidenceOf, NOI_VU, receipt, recognised, SIGNED, Y_TE } from './filed-year';
import type { RoleOperation } from './operations';

const isOnBehalf = (role: KeyRole) => role === 'administrator' || role === 'clerk';

/** What a role files, the id under which it reads a filing, and one that it does not. */
interface OfRole {
  body: object;
  reads: string;
  foreign: string;
}
const AGENCY: OfRole = { body: review(), reads: 'r-stc', foreign: 'r-stc@so-tai-chinh' };
const filingOf: Partial<Record<KeyRole, OfRole>> = {
  administrator: {
    body: review({ party: 'so-noi-vu', receipt }),
    reads: 'r-snv@so-noi-vu',
    foreign: 'nobody-s',
  },
  clerk: { body: review({ receipt }), reads: 'self', foreign: 'r-snv@so-noi-vu' },
  committee: { body: {}, reads: 'self', foreign: 'r-snv@so-noi-vu' },
  unit: { body: review({ step: 'self-review', party: 'so-y-te' }), reads: 'self', foreign: 'self' },
  member: { body: opinion, reads: 'o', foreign: 'o@pct-van-xa' },
  reader: { body: {}, reads: 'r-stc@so-tai-chinh', foreign: 'r-snv@so-noi-vu' },
};
const ofRole = (role: KeyRole): OfRole => filingOf[role] ?? AGENCY;

export interface Attempt {
  path: string;
  /** A post, if it has one and says nothing else. */
  body?: object;
  method?: 'put' | 'patch' | 'delete';
  /** Asked with the foreign key instead. */
  foreign?: Omit<Attempt, 'foreign'>;
}

/** What a role owes of a unit: the end of the address of its form, and of its draft. */
export const owedBy = (role: KeyRole): string =>
  role === 'unit'
    ? 'self-review/so-y-te'
    : role === 'member'
      ? 'member-opinion/pct-van-xa'
      : 'agency-review/so-tai-chinh';
export const draft = { filing: 'ban-nhap', fields: { level: 'good' } };

/** The file of what a role owes, or of a paper; and of those who enter papers one that a party sent itself. */
function fileFor(role: KeyRole, paper = isOnBehalf(role)) {
  const [step, party] = owedBy(role).split('/') as ['agency-review', string];
  const file = evidenceOf(step, paper);
  const owed = { campaign: 'c', unit: 'so-y-te', step, party };
  const list = `${Y_TE}/files/${step}/${party}`;
  return { list, file, path: `${list}/${idOf(file, owed, paper ? 'paper' : 'person')}` };
}

const withFile = (
  attempt: (of: ReturnType<typeof fileFor>) => Omit<Attempt, 'foreign'>,
): ((role: KeyRole) => Attempt) => {
  return (role) => ({
    ...attempt(fileFor(role)),
    ...(isOnBehalf(role) && { foreign: attempt(fileFor(role, false)) }),
  });
};

const changed = (role: KeyRole) => (role === 'it' ? 'cua-it' : 'he-thong');

/** One request for each operation and role in a filed year; those who may not do it ask as an administrator would. */
export function attemptsIn(
  api: TestApi,
  secretOf: (sender: string) => string,
): Record<RoleOperation, (role: KeyRole) => Attempt> {
  let count = 0;
  const fresh = () => {
    count += 1;
    return `n-${count}`;
  };
  return {
    whoAmI: () => ({ path: '/me' }),
    openCampaign: () => ({
      path: '/campaigns',
      body: { ...newCampaign, id: fresh() },
    }),
    listCampaigns: () => ({ path: '/campaigns' }),
    getCampaign: () => ({ path: C }),
    getPlan: () => ({ path: `${C}/plan` }),
    followCampaign: () => ({ path: `${C}/events` }),
    cancelCampaign: () => ({ path: '/campaigns/bo-di/cancel', body: { reason: 'mở nhầm' } }),
    getClock: () => ({ path: '/campaigns/dien-tap/clock' }),
    setClock: () => ({ path: '/campaigns/dien-tap/clock', body: { action: 'pause' } }),
    orderRehearsal: () => ({ path: '/rehearsals', body: newCampaign }),
    listRehearsals: () => ({ path: '/rehearsals' }),
    getRehearsal: () => ({ path: '/rehearsals/dien-tap' }),
    createRehearsalKey: () => ({ path: `/campaigns/dien-tap/rehearsal-key`, body: {} }),
    getProgress: () => ({ path: `${C}/progress` }),
    previewPlan: () => ({ path: '/previews', body: { ...newCampaign } }),
    previewCampaign: () => ({ path: `${C}/preview` }),
    listEvaluations: () => ({ path: `${C}/evaluations` }),
    exportTable: () => ({
      path: `${C}/export?what=board&as=csv`,
      foreign: { path: `${C}/export?what=letters&as=csv` },
    }),
    getEvaluation: () => ({ path: Y_TE }),
    getForm: (role) => ({ path: `${Y_TE}/forms/${owedBy(role)}` }),
    getDraft: (role) => ({ path: `${Y_TE}/drafts/${owedBy(role)}` }),
    // The same again that was saved before.
    putDraft: (role) => ({ path: `${Y_TE}/drafts/${owedBy(role)}`, method: 'put', body: draft }),
    deleteDraft: (role) => ({ path: `${Y_TE}/drafts/${owedBy(role)}`, method: 'delete' }),
    listFiles: (role) => ({
      path: fileFor(role).list,
      foreign: { path: `${Y_TE}/files/member-opinion/pct-van-xa` },
    }),
    startFile: (role) => {
      const { list: path, file } = fileFor(role);
      const body = (paper: boolean) => announced(file, paper);
      return { path, body: body(isOnBehalf(role)), foreign: { path, body: body(false) } };
    },
    getFile: withFile(({ path }) => ({ path })),
    putFilePart: withFile(({ path, file }) => ({
      path: `${path}/parts/1`,
      method: 'put',
      body: partOf(file, 1),
    })),
    completeFile: withFile(({ path }) => ({ path: `${path}/complete`, body: {} })),
    getFileContent: withFile(({ path }) => ({ path: `${path}/content` })),
    getFiledFile: (role) => {
      const { path } = fileFor(role, role !== 'reviewer' && role !== 'member');
      const unit = fileFor('unit', true).path;
      const file = ['reviewer', 'member'].includes(role) ? path : unit;
      const read = role === 'administrator' ? 'self' : ofRole(role).reads;
      const of = (id: string) => `${Y_TE}/filings/${id}/files/${file.split('/').at(-1)}`;
      return { path: of(read), foreign: { path: of(ofRole(role).foreign) } };
    },
    getSynthesisSource: () => ({ path: `${Y_TE}/synthesis` }),
    fileReview: (role) => {
      const path = `${Y_TE}/filings`;
      const body = { ...ofRole(role).body, id: fresh() };
      return { path, body, ...(isOnBehalf(role) && { foreign: { path, body: review({ id: fresh() }) } }) };
    },
    checkFiling: (role) => {
      const path = `${Y_TE}/filings/check`;
      const { body } = ofRole(role);
      return { path, body, ...(isOnBehalf(role) && { foreign: { path, body: review() } }) };
    },
    listTasks: () => ({ path: '/tasks' }),
    announceReview: (role) => {
      const path = `${NOI_VU}/announcements`;
      const body = { id: fresh(), party: 'so-tai-chinh', document };
      return isOnBehalf(role)
        ? { path, body: { ...body, receipt }, foreign: { path, body } }
        : { path, body };
    },
    fileMany: (role) => {
      const body = role === 'member' ? opinion : review();
      return { path: `${C}/filings`, body: { items: [{ ...body, unit: 'so-y-te', id: fresh() }] } };
    },
    announceMany: () => ({
      path: `${C}/announcements`,
      body: { id: fresh(), party: 'so-tai-chinh', document, units: ['so-noi-vu'] },
    }),
    getWorklist: (role) => ({ path: `${C}/worklists/${owedBy(role)}` }),
    getWorklistTemplate: (role) => ({ path: `${C}/worklists/${owedBy(role)}/template` }),
    // It has a column that no template has, which is told.
    saveWorklistDrafts: (role) => ({
      path: `${C}/worklists/${owedBy(role)}/drafts`,
      body: workbookOf([['Mã đơn vị', 'Cột khác']]),
    }),
    listFilings: () => ({ path: `${Y_TE}/filings` }),
    getFiling: (role) => ({
      path: `${Y_TE}/filings/${ofRole(role).reads}`,
      foreign: { path: `${Y_TE}/filings/${ofRole(role).foreign}` },
    }),
    submitDocument: (role) => {
      const path = `${C}/documents`;
      const ledgerRevision = api.evaluations.ledger('c', 'so-tai-chinh').state.revision;
      const synthesis = {
        path,
        body: { kind: 'synthesis', ...document, results: [{ unit: 'so-tai-chinh', ledgerRevision }] },
      };
      const remarks = {
        path,
        body: { kind: 'remarks', ...document, results: [{ unit: 'so-tai-chinh', remark: 'nhất trí' }] },
      };
      // The same again that was recognised before.
      const results = [{ unit: 'so-y-te', ...recognised }];
      const id = 'recognition-so-y-te';
      const recognition = { path, body: { id, kind: 'recognition', ...document, results } };
      switch (role) {
        case 'committee':
          return { ...recognition, foreign: remarks };
        case 'party-body':
          return { ...remarks, foreign: recognition };
        default:
          return { ...synthesis, foreign: remarks };
      }
    },
    waiveObligation: () => ({
      path: `${NOI_VU}/waivers`,
      body: { obligation: 'member-opinion/pct-van-xa', reason: 'mới sáp nhập', ...document },
    }),
    liftWaiver: () => ({
      path: `${NOI_VU}/waivers/lift`,
      body: { obligation: 'member-opinion/pct-van-xa', reason: 'đã có chỉ đạo', ...document },
    }),
    reopenDossier: () => ({
      path: `${Y_TE}/reopenings`,
      body: { id: fresh(), reason: 'bổ sung nhận xét', ...document },
    }),
    voidFiling: (role) => ({
      path: `${NOI_VU}/filings/giay-${role}/void`,
      body: { reason: 'nhập nhầm' },
      foreign: { path: `${NOI_VU}/filings/${SIGNED}/void`, body: { reason: 'nhập nhầm' } },
    }),
    listMarks: () => ({ path: `${C}/marks` }),
    listPapers: () => ({ path: `${C}/papers?waiting=true` }),
    listParties: () => ({ path: `${C}/parties` }),
    getPaperForm: () => ({ path: `${Y_TE}/paper-forms/agency-review/so-tai-chinh` }),
    listMatters: () => ({ path: `${C}/parties/so-tai-chinh/matters` }),
    listDocuments: () => ({
      path: `${C}/documents`,
      foreign: { path: `${C}/documents?kind=recognition` },
    }),
    listSynthesisSources: () => ({ path: `${C}/synthesis` }),
    listLetters: () => ({ path: `${C}/letters` }),
    getLetter: () => ({ path: `${C}/letters/thu` }),
    releaseLetters: () => ({
      path: `${C}/letters/release`,
      body: { letters: [{ id: 'thu', itemsDigest: 'a'.repeat(64) }] },
    }),
    declineLetter: () => ({ path: `${C}/letters/thu/decline`, body: { reason: 'đã trao đổi trực tiếp' } }),
    holdSending: () => ({ path: `${C}/hold`, body: {} }),
    resumeSending: () => ({ path: `${C}/resume`, body: {} }),
    listContacts: () => ({ path: `${C}/contacts?parties=so-y-te,so-tai-chinh` }),
    listRefusedAddresses: () => ({ path: `${C}/addresses-refused` }),
    mendAddress: () => ({
      path: `${C}/people/thu-ky`,
      method: 'patch',
      body: { email: 'thu-ky-moi@thu-nghiem.example', reason: 'sai tên miền' },
    }),
    resendLetters: () => ({ path: `${C}/people/thu-ky/resend`, body: { letters: ['khong-co'] } }),
    createSender: () => ({
      path: '/senders',
      body: { id: fresh(), label: 'Hệ thống', parties: ['so-tai-chinh'] },
    }),
    listSenders: () => ({ path: '/senders' }),
    getSender: () => ({ path: '/senders/he-thong' }),
    setSenderParties: () => ({ path: '/senders/he-thong/parties', body: { parties: ['so-tai-chinh'] } }),
    // Each has one of its own to change.
    rotateSenderSecret: (role) => ({ path: `/senders/${changed(role)}/rotate`, body: {} }),
    retireSenderSecret: (role) => ({
      path: `/senders/${changed(role)}/retire`,
      body: { secret: secretOf(changed(role)) },
    }),
    revokeSender: (role) => ({
      path: `/senders/${role === 'it' ? 'het-han' : 'thoi-dung'}/revoke`,
      body: {},
    }),
    listDeliveries: () => ({ path: '/senders/he-thong/deliveries' }),
    replayDelivery: () => ({ path: '/senders/he-thong/deliveries/msg-filed/replay', body: {} }),
    listAudit: () => ({ path: '/audit' }),
    listAccounts: () => ({ path: '/accounts' }),
    getAccount: () => ({ path: `/accounts/${ACCOUNTS.set}` }),
    inviteAccount: () => ({
      path: '/accounts',
      body: { address: `${fresh()}@so-noi-vu.example`, name: 'Vương Hồng Nhung', roles: ['it'] },
    }),
    setAccountRoles: () => ({
      path: `/accounts/${ACCOUNTS.set}/roles`,
      method: 'put',
      body: { roles: ['it'], reason: 'đổi việc' },
    }),
    sendSetupLink: () => ({ path: `/accounts/${ACCOUNTS.open}/setup-link`, body: {} }),
    askAccountReset: () => ({ path: `/accounts/${ACCOUNTS.set}/reset`, body: { reason: 'mất điện thoại' } }),
    confirmAccountReset: () => ({ path: `/accounts/${ACCOUNTS.set}/reset/confirm`, body: {} }),
    withdrawAccountReset: () => ({ path: `/accounts/${ACCOUNTS.set}/reset`, method: 'delete' }),
    closeAccount: () => ({ path: `/accounts/${ACCOUNTS.open}/close`, body: { reason: 'nghỉ việc' } }),
    reopenAccount: () => ({ path: `/accounts/${ACCOUNTS.closed}/reopen`, body: {} }),
    listAccountSessions: () => ({ path: `/accounts/${ACCOUNTS.signedIn}/sessions` }),
    endAccountSessions: () => ({ path: `/accounts/${ACCOUNTS.set}/sessions`, method: 'delete' }),
    listKeys: () => ({ path: '/keys' }),
    revokeKey: () => ({ path: `/keys/${OLD_KEY}`, method: 'delete' }),
    listParked: () => ({ path: `${C}/parked` }),
    getParked: () => ({ path: `${C}/parked/he-thong/P-1` }),
    assignParked: () => ({ path: `${C}/parked/he-thong/P-1/assign`, body: { unit: 'so-noi-vu' } }),
    dismissParked: () => ({ path: `${C}/parked/he-thong/P-2/dismiss`, body: { reason: 'gửi nhầm' } }),
  };
}
