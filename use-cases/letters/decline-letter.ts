import type { LetterState } from '../../domain/letters';
import type { LetterDocument } from '../../store/documents/letter';
import { record } from '../audit';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { conflict } from '../refusals';
import { loadLetter } from './read-letter';

const IN_VIETNAMESE: Record<LetterState, string> = {
  waiting: 'chờ cho phép gửi',
  ready: 'sẵn sàng gửi',
  sending: 'đang gửi',
  sent: 'đã gửi',
  withdrawn: 'đã rút',
  failed: 'không gửi được',
};

/**
 * Withdraws a letter that waits for release, for a reason. The same reason again changes nothing; refuses with `conflict` what
 * does not wait.
 */
export async function declineLetter(
  deps: Deps,
  {
    campaign: id,
    letter,
    actor,
    reason,
  }: { campaign: string; letter: string; actor: string; reason: string },
): Promise<LetterDocument> {
  const campaign = await loadCampaign(deps, id);
  // Of this campaign, or it is not found.
  await loadLetter(deps, { campaign: id, letter });
  const at = planNow(deps, campaign);
  const isDeclined = await deps.store.letters.decline({ letter, by: actor, at, reason });
  const after = await loadLetter(deps, { campaign: id, letter });
  if (isDeclined) await record(deps, { actor, action: 'letter-declined', campaign: id, target: letter });
  else if (after.withdrawnBecause !== 'declined' || after.declinedReason !== reason) throw notWaiting(after);
  return after;
}

const notWaiting = ({ state, withdrawnBecause }: LetterDocument) =>
  withdrawnBecause === 'declined'
    ? conflict({
        en: 'This letter was declined already, for another reason.',
        vi: 'Thư này đã được quyết định không gửi, với lý do khác.',
      })
    : conflict({
        en: `This letter is "${state}": only a letter that waits for release can be declined.`,
        vi: `Trạng thái của thư là "${IN_VIETNAMESE[state]}": chỉ thư đang chờ cho phép gửi mới được quyết định không gửi.`,
      });
