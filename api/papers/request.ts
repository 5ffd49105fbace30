import { z } from 'zod';
import { line, plainDate, slug } from '../../use-cases/input/fields';
import { breaks, whateverElseIsWrong } from '../../use-cases/input/messages';
import type { PapersAsked } from '../../use-cases/papers/list-papers';
import { campaignParams } from '../http/request-fields';

const ONE_WAY = {
  en: 'Ask by "day", by "waiting", or by "party", "number" and "date" together.',
  vi: 'Đề nghị hỏi theo "day", theo "waiting", hoặc đồng thời theo "party", "number" và "date".',
};

/** The parameters that go together. */
const WAYS = ['day', 'waiting', 'date,number,party'];

/** Papers of one day, those that wait for their contents, or those that look like one and the same. */
export const papersQuery = z
  .strictObject({
    day: plainDate.optional(),
    waiting: z.literal('true').optional(),
    party: slug.optional(),
    number: line.optional(),
    date: plainDate.optional(),
  })
  .check(
    whateverElseIsWrong<object>((query, tell) => {
      const asked = Object.entries(query)
        .filter(([, value]) => value !== undefined)
        .map(([name]) => name);
      if (!WAYS.includes(asked.toSorted().join())) tell(['day'], breaks('required', ONE_WAY));
    }),
  );

/** As the use case asks; the query has been checked. */
export function papersAsked({
  day,
  waiting,
  party,
  number,
  date,
}: z.output<typeof papersQuery>): PapersAsked {
  if (party !== undefined && number !== undefined && date !== undefined) return { party, number, date };
  return waiting || day === undefined ? { waiting: true } : { day };
}

export const mattersParams = campaignParams.extend({ party: slug });
