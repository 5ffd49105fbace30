import type { AnnouncementContent, FilingContent, Stamp } from '../../domain/filing-content';
import type { FilingStepId } from '../../domain/plan';
import type { Intake } from '../../domain/rules/intake';
import { fromMs, type Instant } from '../../domain/time';
import type { FilingDocument } from '../../store/documents';
import { filingKey } from '../../store/ids';
import type { Deps } from '../deps';
import { digestOf } from '../digest';

export interface NewFiling {
  campaign: string;
  unit: string;
  id: string;
  kind: FilingDocument['kind'];
  step: FilingStepId;
  party: string;
  /** Of a paper with its stamp. */
  content: (FilingContent | AnnouncementContent) & { receipt?: Stamp };
  intake: Intake;
  /** Our own receipt, plan time. */
  storedAt: Instant;
  /** The registered sender whose signature it came with. */
  sender?: string;
  message: FilingDocument['message'];
}

/**
 * A filing or an announcement as it is stored, by whatever way it came. The digest covers what its author said, so that
 * a repetition is known as one whenever it comes.
 */
export function newFiling({ now }: Pick<Deps, 'now'>, filing: NewFiling): FilingDocument {
  const { intake, ...rest } = filing;
  const { campaign, unit, id, kind, step, party, content } = rest;
  return {
    _id: filingKey({ campaign, unit, id }),
    ...rest,
    ...intake,
    digest: digestOf({ kind, step, party, content, filedAt: intake.filedAt }),
    // The sweeper goes by it.
    storedAtReal: fromMs(now()),
    answer: null,
  };
}
