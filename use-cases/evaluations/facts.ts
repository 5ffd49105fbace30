import type { AnnouncementFact, Decision, FilingFact } from '../../domain/ledger/facts';
import type { DecisionDocument } from '../../store/documents';
import type { FilingHead } from '../../store/filings';

/** What an evaluation is told of a stored filing: never its content. */
export const filingFactOf = ({ id, step, party, digest, receivedAt, channel }: FilingHead): FilingFact => ({
  id,
  step,
  party,
  digest,
  receivedAt,
  channel,
});

export const announcementFactOf = ({ id, party, digest, receivedAt }: FilingHead): AnnouncementFact => ({
  id,
  party,
  digest,
  receivedAt,
});

/** The id of a row in its evaluation's ledger. */
export const decisionIdOf = ({ document, unit }: Pick<DecisionDocument, 'document' | 'unit'>): string =>
  `${document}#${unit}`;

/** What an evaluation is told of a stored decision: of its content only the recognised level and what is waived. */
export function decisionOf(row: DecisionDocument): Decision {
  const { kind, digest, receivedAt, content, ledgerRevision } = row;
  const base = {
    id: decisionIdOf(row),
    digest,
    receivedAt,
    ...(ledgerRevision !== undefined && { ledgerRevision }),
  };
  switch (kind) {
    case 'synthesis': {
      const confirmed = content.confirmation !== undefined;
      // Without a revision it was read from nothing, which the ledger refuses as soon as there is anything.
      return { ...base, kind, ledgerRevision: ledgerRevision ?? 0, confirmed };
    }
    case 'recognition':
      return { ...base, kind, level: content.level ?? '' };
    case 'waiver':
      return { ...base, kind, obligation: content.obligation ?? '' };
    default:
      return { ...base, kind };
  }
}
