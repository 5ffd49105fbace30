import { api, askPatiently } from '../../api/ask';
import type { SentRow } from '../../api/contract';
import type { Kept } from '../../parts/draft/draft-keeper';
import { faultsOf, filingOf } from '../../parts/draft/filing-of';
import type { Words } from '../../words/vi';
import { opinionShape, type Sent } from './rows';

interface Sending {
  campaign: string;
  party: string;
  opinions: readonly { unit: string; kept: Kept }[];
  words: Words;
}

/** Files all of them in one request, each under its draft's id: however often it is sent, each is one filing. */
export async function sendAll(
  { campaign, party, opinions, words }: Sending,
  onWait: () => void,
): Promise<Map<string, Sent & { isOther?: boolean }>> {
  const items = opinions.map(({ unit, kept: { fields, filing } }) => ({
    unit,
    ...filingOf({ form: opinionShape(party), fields, id: filing, words }).body,
  }));
  const { rows } = await askPatiently(
    () =>
      api.POST('/api/v1/campaigns/{campaign}/filings', { params: { path: { campaign } }, body: { items } }),
    { onWait },
  );
  return new Map(rows.map((row) => [row.unit, whatBecame(row, party, words)]));
}

function whatBecame(row: SentRow, party: string, { language }: Words): Sent & { isOther?: boolean } {
  const { outcome, problem, errors, id = '', receipt = '' } = row;
  if (outcome !== 'refused') return { kind: 'received', receipt, filing: id };
  const said = (text: { en: string; vi: string }) => text[language.code];
  const told = problem?.detail ?? problem?.title;
  return {
    kind: 'refused',
    why: told ? said(told) : '',
    faults: faultsOf(
      errors?.map(({ field, rule, message }) => ({ field, rule, message: said(message) })),
      opinionShape(party),
    ),
    // What was filed under its id has another content: the next one goes under another.
    ...(problem?.type.endsWith('content-differs') && { isOther: true }),
  };
}
