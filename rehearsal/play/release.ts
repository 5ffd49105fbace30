import type { Instant } from '../../domain/time';
import type { Script } from '../script/actions';
import { askUntil } from './ask-until';
import type { Stage } from './stage';

/**
 * Sở Nội vụ looks through what waits and lets it go, but for what it leaves on purpose; and sees it go, so that what is
 * filed after that comes too late for it.
 */
export async function releaseLetters({
  at,
  script: { leftWaiting },
  stage: { api, campaign, journal, signal },
}: {
  at: Instant;
  script: Pick<Script, 'leftWaiting'>;
  stage: Pick<Stage, 'api' | 'campaign' | 'journal' | 'signal'>;
}): Promise<void> {
  const isLeft = (of: Instant) => leftWaiting.some((left) => left.of === of && at < left.until);
  const waiting = (await api.lettersIn(campaign, 'waiting')).filter((letter) => !isLeft(letter.at));
  if (waiting.length === 0) return;
  await api.at(at).release(campaign, { letters: waiting.map(({ id }) => id) });
  journal.released += waiting.length;
  const going = async () => [
    ...(await api.lettersIn(campaign, 'ready')),
    ...(await api.lettersIn(campaign, 'sending')),
  ];
  await askUntil(going, ({ length }) => length === 0, { signal });
}
