import type { SentRow } from '../../api/contract';
import type { Kept } from '../../parts/draft/draft-keeper';
import { faultsOf, filingOf } from '../../parts/draft/filing-of';
import { fileMany } from '../../parts/many/send-many';
import type { Words } from '../../words/vi';
import { opinionShape, type Sent } from './rows';

interface Sending {
  campaign: string;
  party: string;
  opinions: readonly { unit: string; kept: Kept }[];
  words: Words;
}

/** Files all of them at once, each under its draft's id: however often it is sent, each is one filing. */
export async function sendAll({ campaign, party, opinions, words }: Sending): Promise<Map<string, Outcome>> {
  const items = opinions.map(({ unit, kept: { fields, filing } }) => ({
    unit,
    ...filingOf({ form: opinionShape(party), fields, id: filing, words }).body,
  }));
  const rows = await fileMany(campaign, { items });
  return new Map(rows.map((row) => [row.unit, whatBecame(row, party, words)]));
}

/** `isOther`: what was filed under its id has another content. */
type Outcome = Sent & { isOther?: boolean };

function whatBecame(row: SentRow, party: string, { language }: Words): Outcome {
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
    ...(problem?.type.endsWith('content-differs') && { isOther: true }),
  };
}
