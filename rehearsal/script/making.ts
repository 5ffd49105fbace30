import { type Instant, latest } from '../../domain/time';
import type { PartyAction } from './actions';
import type { Contents } from './contents';
import type { Owed } from './filers';
import type { Moments } from './moments';
import type { Random } from './random';
import { hoursAfter, type Year } from './year';

export type Filing = PartyAction & { kind: 'file' };

/** What the few things out of the ordinary are made of. */
export interface Making {
  actions: PartyAction[];
  /** Who enters paper. */
  clerk: string;
  owed: readonly Owed[];
  year: Year;
  /** The first dossiers are frozen then. */
  freeze: Instant;
  moments: Moments;
  random: Random;
  contents: Contents;
}

/** It lay with the clerk for most of a day; the stamp is what counts. */
export function onPaper(filing: Filing, { year, clerk }: Pick<Making, 'year' | 'clerk'>): void {
  const stampedAt = latest([year.openedAt, hoursAfter(filing.at, -18)]) as Instant;
  filing.body.receipt = receiptOf(filing, stampedAt, clerk);
}

export const receiptOf = ({ body }: Filing, stampedAt: Instant, clerk: string) => ({
  stampedAt,
  documentNumber: body.document?.number ?? 'không số',
  clerk,
});
