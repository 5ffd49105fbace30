import { FILING_OUTCOMES, type FilingRefusal, type Timeliness } from '../../domain/ledger/facts';
import type { FilingMark } from '../../domain/rules/intake';
import type { FilingDocument } from '../../store/documents/filing';
import type { ParkedDocument, SentFilingKey } from '../../store/documents/sender';
import type { Store } from '../../store/store';
import { notFound } from '../refusals';
import { filingIdBy } from './filing-id';
import { type SignedFiling, sentKeyOf } from './signed-filing';

/** What may become of what a sender sends. */
export const FATES = ['pending', ...FILING_OUTCOMES, 'parked', 'dismissed'] as const;

/** What became of something that a sender sent: who, when and how it stands, without its content. */
export interface Fate {
  campaign: string;
  /** The filing's id with us, as administrators see it. */
  id: string;
  step: FilingDocument['step'];
  /** As it was filed; of a parked one as it was named. */
  unit: string;
  reviewer: string;
  outcome: (typeof FATES)[number];
  /** Plan time: the instant that counts, our own receipt, and what the sender said. */
  receivedAt: string;
  storedAt: string;
  filedAt?: string;
  marks?: FilingMark[];
  timeliness?: Timeliness;
  lateWorkingDays?: number;
  refusal?: FilingRefusal;
  /** Parked: what the register does not know. */
  unknown?: ParkedDocument['unknown'];
  /** Dismissed: why. */
  reason?: string;
}

/** The fate of one version of a filing, for its sender alone; refuses what is not stored, or is another's. */
export async function readFate(
  { store }: { store: Store },
  { sender, ...sent }: { sender: string } & Pick<SignedFiling, 'campaign' | 'filingId' | 'version'>,
): Promise<Fate> {
  const fate = await fateOf(store, sentKeyOf(sender, sent));
  if (!fate) {
    throw notFound({
      en: 'This sender has no such filing.',
      vi: 'Không có văn bản này của hệ thống gửi.',
    });
  }
  return fate;
}

/** The same by our id; undefined for what is not stored. */
export async function fateOf(store: Store, key: SentFilingKey): Promise<Fate | undefined> {
  const claim = await store.claims.get(key);
  const parked = claim && claim.unit === null ? await store.parked.get(key) : null;
  const unit = parked ? parked.assigned?.unit : claim?.unit;
  const { campaign, sender } = key;
  const id = parked ? filingIdBy(parked, parked.id) : (claim?.filing ?? key.id);
  const filing = unit ? await store.filings.get({ campaign, unit, id }) : null;
  if (filing && filing.sender === sender) return fateOfFiling(filing);
  return parked ? fateOfParked(parked) : undefined;
}

/** A filing's fate without what administrators alone see of it. */
export function fateOfFiling(filing: FilingDocument): Fate {
  const { campaign, id, step, unit, party, receivedAt, storedAt, filedAt, marks, answer } = filing;
  return {
    campaign,
    id,
    step,
    unit,
    reviewer: party,
    outcome: answer?.outcome ?? 'pending',
    receivedAt,
    storedAt,
    ...(filedAt !== undefined && { filedAt }),
    ...(marks && { marks }),
    ...(answer?.outcome === 'accepted' && {
      timeliness: answer.timeliness,
      lateWorkingDays: answer.lateWorkingDays,
    }),
    ...(answer?.outcome === 'refused' && { refusal: answer.refusal }),
  };
}

function fateOfParked(parked: ParkedDocument): Fate {
  const { campaign, id, step, unit, reviewer, receivedAt, storedAt, filedAt, marks, unknown, reason } =
    parked;
  return {
    campaign,
    id,
    step,
    unit,
    reviewer,
    outcome: parked.state === 'dismissed' ? 'dismissed' : 'parked',
    receivedAt,
    storedAt,
    filedAt,
    ...(marks && { marks }),
    unknown,
    ...(reason !== undefined && { reason }),
  };
}
