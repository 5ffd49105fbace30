import type { FilingContent } from '../../domain/filing-content';
import type { FilingStepId } from '../../domain/plan';
import type { Instant } from '../../domain/time';
import type { SentFilingKey } from '../../store/documents/sender';

/** Who, when and where of a filing that another system signs. */
interface SignedHead {
  /** Chosen by the sender; with the version it means this filing for ever. */
  filingId: string;
  campaign: string;
  step: FilingStepId;
  /** Who files: an agency, the unit itself or a member; its id, or its code in the register. */
  reviewer: string;
  /** The evaluated unit; its id, or its code in the register. */
  unit: string;
  /** 1, and one more for each correction. */
  version: number;
  /** When it was signed over there, plan time. */
  filedAt: Instant;
  /** Everything is checked, and nothing is filed. */
  test?: boolean;
}

/** A filing of steps 1 to 3 as another system signs it. */
export type SignedFiling = SignedHead & FilingContent;

/** Tells who, when and where from what a filing says: whatever is not of the head is content. */
export function headAndContent(sent: SignedFiling): { head: SignedHead; content: FilingContent } {
  const { filingId, campaign, step, reviewer, unit, version, filedAt, test, ...content } = sent;
  const head = { filingId, campaign, step, reviewer, unit, version, filedAt };
  return { head: test === undefined ? head : { ...head, test }, content };
}

/** The id under which a version is filed with us: no `filingId` has a colon, so that two never meet. */
export const filingIdOf = ({ filingId, version }: Pick<SignedFiling, 'filingId' | 'version'>): string =>
  version === 1 ? filingId : `${filingId}:v${version}`;

/** Under which we know what a sender sent. */
export const sentKeyOf = (
  sender: string,
  sent: Pick<SignedFiling, 'campaign' | 'filingId' | 'version'>,
): SentFilingKey => ({ sender, campaign: sent.campaign, id: filingIdOf(sent) });
