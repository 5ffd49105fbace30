import type { z } from 'zod';
import type { reviewFiledBody } from './payload';

/** The example that is published with the schema, of a review of step 1 by the plan of 2013. */
export const reviewFiledExample: z.input<typeof reviewFiledBody> = {
  filingId: 'STC-2013-0012',
  campaign: 'dong-nai-2013',
  step: 'agency-review',
  reviewer: 'so-tai-chinh',
  unit: 'so-y-te',
  version: 1,
  filedAt: '2013-11-08T09:30:00+07:00',
  level: 'hoan-thanh-tot',
  criteria: [
    {
      criterion: 'tham-muu',
      achieved: 'Tham mưu 12 đề án, trình đúng tiến độ.',
      shortcomings: 'Một đề án phải gia hạn.',
    },
    {
      criterion: 'nhiem-vu',
      achieved: 'Hoàn thành các nhiệm vụ được giao.',
      shortcomings: 'Chưa có.',
      score: 90,
    },
    {
      criterion: 'ky-luat-ky-cuong',
      achieved: 'Chấp hành tốt kỷ luật, kỷ cương hành chính.',
      shortcomings: 'Chưa có.',
    },
  ],
  document: { number: '12/STC-VP', date: '2013-11-08', signer: 'Giám đốc' },
};
