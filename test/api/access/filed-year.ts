import type { KeyRole } from '../../../domain/key-roles';
import { PLAYER_LEASE } from '../../../use-cases/rehearsals/player';
import { waitingLetter } from '../../fixtures/waiting-letter';
import type { Caller, TestApi } from '../../support/api/api';
import { document, newCampaign, review, sentReview, receipt as stamp } from '../../support/api/bodies';
import { type OnDisk, pdf, upload } from '../../support/api/files';
import { registerSender, sendSigned, signedId } from '../../support/api/webhooks';

/*
 * A year in which everything of the table of access is there to be asked for: filed in every step, announced, corrected,
 * voided, signed, parked and decided. Texts in capitals tell where each of them comes from.
 */

export const AFTER_DEADLINES = '2013-12-11T03:00:00.000Z';
/** What a system has sent for another unit. */
export const SIGNED = signedId('FILED');
export const C = '/campaigns/c';
export const Y_TE = `${C}/evaluations/so-y-te`;
export const NOI_VU = `${C}/evaluations/so-noi-vu`;

export interface Holder {
  party?: string;
  person?: string;
}

export const OWN: Partial<Record<KeyRole, Holder>> = {
  unit: { party: 'so-y-te' },
  reviewer: { party: 'so-tai-chinh' },
  member: { party: 'pct-van-xa' },
  leader: { person: 'giam-doc-y-te' },
};
/** Whom nothing of what is asked for is about. */
export const FOREIGN: Partial<Record<KeyRole, Holder>> = {
  unit: { party: 'ubnd-tinh' },
  reviewer: { party: 'van-phong-ubnd' },
  member: { party: 'pct-kinh-te' },
  // They work there, and are in charge of nothing.
  leader: { person: 'y-te' },
};

export const receipt = stamp();
export const recognised = { level: 'good', reason: 'kết quả kiểm tra công vụ' };

/** What parties and a clerk have sent as evidence; its name tells of what it is. */
export const evidenceOf = (step: string, paper: boolean): OnDisk =>
  pdf(`TEP-${step.toUpperCase()}${paper ? '-GIAY' : ''}.pdf`);
const EVIDENCE = [
  { role: 'unit', party: 'so-y-te', step: 'self-review', paper: false },
  { role: 'reviewer', party: 'so-tai-chinh', step: 'agency-review', paper: false },
  { role: 'member', party: 'pct-van-xa', step: 'member-opinion', paper: false },
  { role: 'clerk', party: 'so-y-te', step: 'self-review', paper: true },
  { role: 'clerk', party: 'so-tai-chinh', step: 'agency-review', paper: true },
] as const;

const criterion = (mark: string) => [
  { criterion: 'duties', achieved: `${mark} đạt`, shortcomings: `${mark} hạn chế`, score: 61 },
];

/** A key of each kind that is asked for, made once. */
export function callersOf(api: TestApi) {
  const callers = new Map<string, Caller>();
  return async (roles: readonly KeyRole[], { party, person }: Holder = {}): Promise<Caller> => {
    const name = [...roles, party, person].join();
    const caller = callers.get(name) ?? (await api.as(roles, party, { person }));
    callers.set(name, caller);
    return caller;
  };
}

/** Somebody plays what is ordered, and has played one. */
async function playRehearsals({ store }: TestApi): Promise<void> {
  const [now, until] = [AFTER_DEADLINES, '2100-01-01T00:00:00.000Z'];
  await store.leases.take({ lease: PLAYER_LEASE, holder: 'x', now, until });
  const { plan, register } = newCampaign;
  await store.rehearsalOrders.insert({
    _id: 'dien-tap',
    plan,
    register,
    seed: 1,
    by: 'x',
    askedAt: now,
    state: 'done',
    startedAt: now,
    endedAt: now,
    outcome: { ok: true, differences: 0, findings: [], letters: 1, tookMs: 1 },
  });
}

/** Resolves to the ids of first secrets, by their senders. */
export async function fileYear(api: TestApi): Promise<Map<string, string>> {
  const secrets = new Map<string, string>();
  await playRehearsals(api);
  const signing = { secret: '', id: 'msg-filed' };
  api.setTime('2013-11-08T03:00:00.000Z');
  const post = async (path: string, body: object) => {
    const { status, text } = await api.post(path, body);
    if (![200, 201, 202].includes(status)) throw new Error(`${path} was answered ${status}: ${text}`);
  };
  const file = (id: string, body: object) => post(`${Y_TE}/filings`, { id, ...body });
  const files: Record<string, [string]> = {};
  for (const { role, party, step, paper } of EVIDENCE) {
    const at = `${Y_TE}/files/${step}/${party}`;
    const caller = paper ? api : await api.as([role], party);
    files[paper ? `paper ${step}` : role] = [await upload(caller, at, evidenceOf(step, paper), { paper })];
  }
  await file('r-snv', review({ party: 'so-noi-vu', criteria: criterion('CHUA-CONG-BO') }));
  await file('r-stc', review({ criteria: criterion('DA-CONG-BO'), score: 62, files: files['reviewer'] }));
  await post(`${Y_TE}/announcements`, { id: 'a-stc', party: 'so-tai-chinh', document });
  await post(`${Y_TE}/announcements`, { id: 'a-snv', party: 'so-noi-vu', document, receipt });
  const self = { step: 'self-review', party: 'so-y-te', receipt };
  // It is dated after its stamp, which is marked.
  const dated = { ...document, date: '2013-11-02' };
  await file('nham', review({ ...self, criteria: criterion('NHAP-NHAM'), document: dated }));
  await file(
    'self',
    review({ ...self, criteria: criterion('TU-DANH-GIA'), files: files['paper self-review'] }),
  );
  for (const id of ['nham', 'a-snv']) await post(`${Y_TE}/filings/${id}/void`, { reason: 'LY-DO-HUY' });
  await file('o', {
    step: 'member-opinion',
    party: 'pct-van-xa',
    level: 'excellent',
    remarks: 'Y-KIEN nhất trí',
    files: files['member'],
  });
  for (const [unit, id] of [
    ['so-noi-vu', 'giay-administrator'],
    ['so-noi-vu', 'giay-clerk'],
    ['so-tai-chinh', 'giay'],
  ] as const) {
    const paper = review({ id, step: 'self-review', party: unit, receipt });
    await post(`${C}/evaluations/${unit}/filings`, paper);
  }
  for (const id of ['thoi-dung', 'het-han', 'cua-it', 'he-thong']) {
    const made = await registerSender(api, { id });
    secrets.set(id, made.id);
    signing.secret = made.secret;
  }
  const send = (more: object) =>
    sendSigned(api, { ...signing, payload: sentReview({ unit: 'so-noi-vu', ...more }) });
  await send({ filingId: 'FILED' });
  signing.id = 'msg-parked-1';
  await send({ filingId: 'P-1', unit: 'H19.99' });
  signing.id = 'msg-parked-2';
  await send({ filingId: 'P-2', unit: 'H19.99' });
  // What is cancelled takes nothing any more: so there is one to cancel.
  await post('/campaigns', { ...newCampaign, id: 'bo-di' });
  await post('/campaigns', { ...newCampaign, id: 'dien-tap', clock: { kind: 'rehearsal', minutes: 1440 } });
  const email = 'thu-ky@thu-nghiem.example';
  const refusal = { campaign: 'c', person: 'thu-ky', email, at: '2013-11-08T03:00:00.000Z', reason: '550' };
  await api.store.register.markAddressRefused(refusal);
  await api.store.letters.insertOnly([waitingLetter('c', { _id: 'thu' })]);
  api.setTime('2013-11-12T03:00:00.000Z');
  await file('r-stc-2', review({ criteria: criterion('BAN-SUA') }));
  api.setTime(AFTER_DEADLINES);
  const ledgerRevision = api.evaluations.ledger('c', 'so-y-te').state.revision;
  for (const [kind, row, unit = 'so-y-te'] of [
    ['synthesis', { ledgerRevision, level: 'excellent', remark: 'TONG-HOP' }],
    ['synthesis', { ledgerRevision: 0, remark: 'TRA-LAI' }, 'so-tai-chinh'],
    ['remarks', { remark: 'NHAN-XET-BAN-CAN-SU' }],
    ['proposal', { level: 'excellent', remark: 'DE-XUAT' }],
    ['adjustment', { level: 'good', reason: 'DIEU-CHINH' }],
    ['recognition', recognised],
  ] as const) {
    const { status } = await api.post(`${C}/documents`, {
      id: `${kind}-${unit}`,
      kind,
      ...document,
      results: [{ unit, ...row }],
    });
    if (status !== (unit === 'so-y-te' ? 200 : 409)) throw new Error(`${kind} was answered ${status}`);
  }
  return secrets;
}
