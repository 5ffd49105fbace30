import { plan2013 } from '../../fixtures/plans';
import { partlyStaffed } from '../../fixtures/small-register';

/** What is sent to the API, whole; a test changes what it is about. */

export const newCampaign = { plan: plan2013.id, register: partlyStaffed.id };

/** A review by an agency, as step 1 asks for it. */
export const review = (more: object = {}) => ({
  step: 'agency-review',
  party: 'so-tai-chinh',
  criteria: [{ criterion: 'duties', achieved: 'đạt', shortcomings: 'không' }],
  level: 'good',
  document: { number: '12/STC', date: '2013-10-30', signer: 'Giám đốc' },
  ...more,
});

/** An opinion of a member, as step 3 asks for it. */
export const opinion = { step: 'member-opinion', party: 'pct-van-xa', level: 'good', remarks: 'nhất trí' };

/** The paper behind a decision. */
export const document = { number: '90/SNV', date: '2013-12-11', signer: 'Giám đốc Sở Nội vụ' };

/** The public announcement of a review. */
export const announcement = (more: object = {}) => ({
  party: 'so-tai-chinh',
  document: { number: '5/TB', date: '2013-11-07', signer: 'Giám đốc' },
  ...more,
});

/** Văn thư's stamp on a paper, with the clerk who enters it. */
export const receipt = (stampedAt = '2013-11-01T09:30:00+07:00') => ({
  stampedAt,
  documentNumber: '77/ĐẾN',
  clerk: 'Văn thư',
});

/** A decision on one unit, with its document: what a reopening says. */
export const reasoned = (more: object = {}) => ({ ...document, reason: 'bổ sung nhận xét', ...more });

/** A waiver of an obligation, and what lifts it. */
export const waiver = (obligation: string, more: object = {}) =>
  reasoned({ reason: 'mới sáp nhập', obligation, ...more });

/** A review of step 1, as its agency's system sends it. */
export const sentReview = (more: object = {}) => ({
  filingId: 'STC-1',
  campaign: 'c',
  step: 'agency-review',
  reviewer: 'so-tai-chinh',
  unit: 'so-y-te',
  version: 1,
  filedAt: '2013-11-07T08:00:00+07:00',
  level: 'good',
  criteria: [{ criterion: 'duties', achieved: 'dấu vết bí mật', shortcomings: 'không' }],
  document: { number: '12/STC', date: '2013-11-07', signer: 'Giám đốc' },
  ...more,
});
