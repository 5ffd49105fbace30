import type { IssuedDocument } from '../../domain/filing-content';
import type { AnnouncementFact, Decision, FilingFact } from '../../domain/ledger/facts';
import type { DecisionDocument } from '../../store/documents/decision';
import type { FilingHead } from '../../store/filings';

/** What an evaluation is told of a stored filing: never its content. */
export const filingFactOf = (filing: FilingHead): FilingFact => ({
  ...announcementFactOf(filing),
  step: filing.step,
  channel: filing.channel,
  ...(filing.awaitsContent && { awaitsContent: true }),
});

export function announcementFactOf(filing: FilingHead): AnnouncementFact {
  const { id, party, digest, receivedAt, channel, storedAt, order, series, replaces } = filing;
  return {
    id,
    party,
    digest,
    receivedAt,
    channel,
    storedAt,
    ...(order !== undefined && { order }),
    ...(series && { series }),
    ...(replaces !== undefined && { replaces }),
  };
}

/** The id of a row in its evaluation's ledger. */
export const decisionIdOf = ({ document, unit }: Pick<DecisionDocument, 'document' | 'unit'>): string =>
  `${document}#${unit}`;

/** What an evaluation is told of a stored decision: of its content only what the recognised unit hears, and what it is about. */
export function decisionOf(row: DecisionDocument): Decision {
  const { kind, digest, receivedAt, content, ledgerRevision, basis } = row;
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
      return {
        ...base,
        kind,
        level: content.level ?? '',
        ...documentOf(content),
        ...(basis !== undefined && { basis }),
      };
    case 'waiver':
    case 'lifting':
      return { ...base, kind, obligation: content.obligation ?? '' };
    case 'voiding':
      return { ...base, kind, filing: content.filing ?? '' };
    default:
      return { ...base, kind };
  }
}

function documentOf({ number, date, signer }: DecisionDocument['content']): { document?: IssuedDocument } {
  return number && date && signer ? { document: { number, date, signer } } : {};
}
