import type { FilingAnswer } from '../../domain/ledger/facts';
import type { FilingDocument } from '../../store/documents';
import { record } from '../audit';
import type { ApiDeps } from '../deps';
import { Conflict } from '../http/errors';

/** What became of a filing or an announcement that was sent. */
export interface Received {
  filing: FilingDocument;
  /** `pending` while the evaluation has not answered. */
  answer: FilingAnswer | 'pending';
  /** The same id was sent before. */
  repeated: boolean;
}

/**
 * Stores a filing and then tells its evaluation. Until it is stored a failure is the caller's to know (503); from
 * then on it is ours, and nothing that fails here loses it: what was not delivered is delivered by the sweeper.
 */
export async function receiveFiling(deps: ApiDeps, sent: FilingDocument, actor: string): Promise<Received> {
  const { stored, document: filing } = await deps.store.filings.insert(sent);
  if (filing.digest !== sent.digest) {
    throw new Conflict({
      type: 'content-differs',
      detail: {
        en: 'Something else was sent under this id. A correction needs an id of its own.',
        vi: 'Mã này đã được dùng cho nội dung khác. Bản chỉnh sửa cần có mã riêng.',
      },
    });
  }
  if (stored) await audit(deps, filing, actor);
  // Each signal costs history, and many repetitions may come at once: it is the sweeper that repeats it.
  const isLeftToSweeper = !stored && filing.message === 'signal';
  const answer = filing.answer ?? (isLeftToSweeper ? 'pending' : await deliver(deps, filing));
  const outcome = answer === 'pending' ? answer : answer.outcome;
  if (stored) deps.metrics.filings.inc({ outcome });
  const { kind, campaign, unit, id, step } = filing;
  deps.logger.info({ campaign, unit, filing: id, step, repeated: !stored, outcome }, `${kind} answered`);
  return { filing, answer, repeated: !stored };
}

/** Its failure must not become a 503, which says that nothing was stored. */
async function audit(
  deps: ApiDeps,
  { kind, campaign, unit, id }: FilingDocument,
  actor: string,
): Promise<void> {
  const action = kind === 'filing' ? 'filing-received' : 'announcement-received';
  try {
    await record(deps, { actor, action, campaign, target: `${unit}#${id}` });
  } catch (error) {
    deps.logger.error({ err: error, campaign, unit, filing: id }, 'audit entry not written');
  }
}

async function deliver(
  { delivery, logger }: ApiDeps,
  filing: FilingDocument,
): Promise<FilingAnswer | 'pending'> {
  try {
    return await delivery.deliverFiling(filing);
  } catch (error) {
    const { campaign, unit, id } = filing;
    logger.warn({ err: error, campaign, unit, filing: id }, 'filing stored, not delivered yet');
    return 'pending';
  }
}
