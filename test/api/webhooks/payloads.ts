import { sentReview } from '../../support/api/bodies';

export const sentSelfReview = (more: object = {}) =>
  sentReview({ step: 'self-review', reviewer: 'so-y-te', ...more });

export const sentOpinion = (more: object = {}) => {
  const { criteria: _none, document: _neither, ...rest } = sentReview();
  return { ...rest, step: 'member-opinion', reviewer: 'pct-van-xa', remarks: 'nhất trí', ...more };
};
