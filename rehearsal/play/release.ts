import type { Instant } from '../../domain/time';
import type { Script } from '../script/actions';
import { askUntil } from './ask-until';
import type { Stage } from './stage';

/** As many as one release takes. */
const A_RELEASE = 200;

/**
 * Sở Nội vụ reads what waits and lets it go as it was read, but for what it leaves on purpose; and sees it go, so that what is
 * filed after that comes too late for it. What changes between reading and release is read again.
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
  const waiting = async () => (await api.lettersIn(campaign, 'waiting')).filter((each) => !isLeft(each.at));
  const readAndRelease = async () => {
    const ids = (await waiting()).slice(0, A_RELEASE).map(({ id }) => id);
    if (ids.length === 0) return 0;
    const then = api.at(at);
    const letters: { id: string; itemsDigest: string }[] = [];
    for (const id of ids) {
      const { itemsDigest } = await then.letter({ campaign, letter: id });
      letters.push({ id, itemsDigest });
    }
    const { released } = await then.release(campaign, { letters });
    journal.released += released.length;
    return ids.length;
  };
  if ((await readAndRelease()) === 0) return;
  await askUntil(readAndRelease, (left) => left === 0, { signal });
  const going = async () => [
    ...(await api.lettersIn(campaign, 'ready')),
    ...(await api.lettersIn(campaign, 'sending')),
  ];
  await askUntil(going, ({ length }) => length === 0, { signal });
}
