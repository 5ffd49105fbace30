import { isRealTime } from '../../domain/clock';
import type { LetterDocument } from '../../store/documents/letter';
import { record } from '../audit';
import { refuseCancelled } from '../campaigns/ended';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { sendNow } from '../letters/send-now';
import { conflict } from '../refusals';
import { failedLettersOf } from './failed-letters';
import { loadPerson } from './load-person';

/** Why a letter is not sent again: it has not failed, or is no letter to this person. */
export const NOT_SENT_AGAIN = ['not-failed', 'not-theirs'] as const;
export type NotSentAgain = (typeof NOT_SENT_AGAIN)[number];

export interface SentAgain {
  resent: string[];
  refused: { id: string; why: NotSentAgain }[];
}

/**
 * Has failed letters of one person sent again, whatever they failed of; what of them is not owed any more by then is left out,
 * as in every letter. Each is answered by itself. Repeated, it tells the same of those that are still to go.
 */
export async function sendAgain(
  deps: Deps,
  asked: { campaign: string; person: string; letters: string[] | 'all'; actor: string },
): Promise<SentAgain> {
  const { campaign: id, person: who, letters, actor } = asked;
  const campaign = await loadCampaign(deps, id);
  await refuseCancelled(campaign);
  if (campaign.state === 'closed' && !isRealTime(campaign.clock)) {
    throw conflict({
      en: 'This rehearsal has ended: its letters are not sent any more.',
      vi: 'Đợt diễn tập này đã kết thúc: thư của đợt không được gửi nữa.',
    });
  }
  const person = await loadPerson(deps, { campaign: id, person: who });
  const at = planNow(deps, campaign);
  const answer: SentAgain = { resent: [], refused: [] };
  let isNew = false;
  for (const letter of letters === 'all' ? await failedLettersOf(deps, person) : new Set(letters)) {
    const isReady = await deps.store.letters.sendAgain({ letter, campaign: id, person: who, at });
    isNew ||= isReady;
    const why = isReady ? undefined : whyNot(await deps.store.letters.get(letter), asked);
    if (why) answer.refused.push({ id: letter, why });
    else answer.resent.push(letter);
  }
  if (isNew) {
    const target = `${who}: ${answer.resent.length}`;
    await record(deps, { actor, action: 'letters-sent-again', campaign: id, target });
  }
  await sendNow(deps, campaign);
  return answer;
}

function whyNot(
  letter: LetterDocument | null,
  { campaign, person }: { campaign: string; person: string },
): NotSentAgain | undefined {
  if (letter?.campaign !== campaign || letter.person !== person) return 'not-theirs';
  const isToGo = letter.resentAt !== undefined && (letter.state === 'ready' || letter.state === 'sending');
  return isToGo ? undefined : 'not-failed';
}
