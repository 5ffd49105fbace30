import { FILING_STEP_IDS } from '../../../../domain/plan';
import { DESKS, smallRegister, staffed } from '../../../fixtures/small-register';
import { waitingLetter } from '../../../fixtures/waiting-letter';
import type { TestApi } from '../../../support/api/api';
import { document, opinion, review, sentReview, receipt as stamp } from '../../../support/api/bodies';
import { pdf, upload } from '../../../support/api/files';
import { registerSender, sendSigned } from '../../../support/api/webhooks';

/** A unit that reviews others and gives opinions. */
export const PARTY = 'so-tai-chinh';
/** Somebody in charge of another unit. */
export const PERSON = 'pho-chu-tich';
export const C = '/campaigns/c';
export const Y_TE = `${C}/evaluations/so-y-te`;
export const NOI_VU = `${C}/evaluations/so-noi-vu`;
/** Its own unit, two that it reviews and gives an opinion on, and one that it has nothing to do with. */
export const UNITS = ['so-tai-chinh', 'so-y-te', 'so-noi-vu', 'van-phong-ubnd'];
export const DRAFT = { filing: 'ban-nhap', fields: { level: 'good' } };
/** What a party may owe of the first three units, whether it does or not. */
export const OWED = UNITS.slice(0, 3).flatMap((unit) => FILING_STEP_IDS.map((step) => ({ unit, step })));

/** What there are files of: two that it sent itself or somebody with a paper. */
export const OWNED_FILES = [
  { unit: 'so-y-te', step: 'agency-review' },
  { unit: 'so-y-te', step: 'member-opinion' },
  { unit: 'so-noi-vu', step: 'agency-review' },
  { unit: PARTY, step: 'self-review' },
] as const;
export const evidence = pdf('bang-chung.pdf');

export const register = {
  ...staffed({
    ...DESKS,
    [PERSON]: [
      ['so-y-te', 'vice-chair'],
      ['van-phong-ubnd', 'vice-chair'],
    ],
  }),
  members: [...smallRegister.members, { id: PARTY, name: 'Sở Tài chính' }],
  reviews: [...smallRegister.reviews, { reviewer: 'so-noi-vu', unit: PARTY }],
  opinions: [
    ...smallRegister.opinions,
    { member: PARTY, unit: 'so-y-te' },
    { member: PARTY, unit: 'so-noi-vu' },
  ],
};

export const receipt = stamp();
export const AFTER_DEADLINES = '2013-12-11T03:00:00.000Z';

/** Something of each kind, by the party, about it and about others. */
export async function fileYear(api: TestApi): Promise<void> {
  await api.store.letters.insertOnly([waitingLetter('c', { _id: 'thu' })]);
  api.setTime('2013-11-08T03:00:00.000Z');
  const file = async (unit: string, id: string, body: object) => {
    const answer = await api.post(`${C}/evaluations/${unit}/filings`, { id, ...body });
    if (answer.status !== 201) throw new Error(`${id} of ${unit}: ${answer.text}`);
  };
  const parties = await api.as(['unit', 'reviewer', 'member'], PARTY);
  const files = new Map<string, string>();
  for (const { unit, step } of OWNED_FILES) {
    const at = `${C}/evaluations/${unit}/files/${step}/${PARTY}`;
    files.set(`${unit}/${step}`, await upload(parties, at, evidence));
    await upload(api, at, evidence, { paper: true });
  }
  for (const unit of ['so-y-te', 'so-noi-vu']) {
    await file(unit, 'r-stc', review({ files: [files.get(`${unit}/agency-review`)] }));
    await file(unit, 'r-stc-2', review({ level: 'excellent' }));
    await file(unit, 'o-pct', opinion);
  }
  const onPaper = { step: 'self-review', party: 'so-y-te', receipt };
  // It is dated after its stamp, which is marked.
  await file('so-y-te', 'nham', review({ ...onPaper, document: { ...document, date: '2013-11-02' } }));
  await api.post(`${Y_TE}/filings/nham/void`, { reason: 'nhập nhầm' });
  await file('so-y-te', 'self-1', review(onPaper));
  await file('so-y-te', 'self', review({ ...onPaper, replaces: 'self-1' }));
  await file('so-noi-vu', 'giay', review({ receipt }));
  await api.post(`${Y_TE}/announcements`, { id: 'a-stc', party: PARTY, document });
  await file('so-y-te', 'o-stc', { ...opinion, party: PARTY });
  // What it owes there as a reviewer is overdue, its announcement, and what it owes as a member is not.
  await file('so-noi-vu', 'o-stc', { ...opinion, party: PARTY });
  await file('so-y-te', 'r-snv', review({ party: 'so-noi-vu' }));
  await file(PARTY, 'r-snv', review({ party: 'so-noi-vu', receipt }));
  await api.post(`${C}/evaluations/${PARTY}/announcements`, { id: 'a-stc', party: 'so-noi-vu', document });
  await file(PARTY, 'self', review({ step: 'self-review' }));
  const ofParty = await api.as(['unit', 'reviewer', 'member'], PARTY);
  for (const path of OWED.map((owed) => `${C}/evaluations/${owed.unit}/drafts/${owed.step}/${PARTY}`)) {
    await ofParty.put(path, DRAFT).set('If-None-Match', '*');
  }
  const { secret } = await registerSender(api, { id: 'he-thong' });
  const send = (id: string, more: object) =>
    sendSigned(api, { secret, id, payload: sentReview({ unit: 'so-noi-vu', ...more }) });
  await send('msg-filed', { filingId: 'FILED' });
  await send('msg-parked', { filingId: 'P-1', unit: 'H19.99' });
  api.setTime(AFTER_DEADLINES);
  const rows = (row: object) => [{ unit: 'so-y-te', ...row }];
  const ledgerRevision = api.evaluations.ledger('c', 'so-y-te').state.revision;
  for (const [kind, results] of [
    ['synthesis', rows({ ledgerRevision })],
    ['remarks', rows({ remark: 'x' })],
    ['proposal', rows({ level: 'good' })],
    ['recognition', rows({ level: 'good' })],
  ] as const) {
    const answer = await api.post(`${C}/documents`, { kind, ...document, results });
    if (answer.status !== 200) throw new Error(`${kind}: ${answer.text}`);
  }
}
