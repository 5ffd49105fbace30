import type { RehearsalClock } from '../../api-client/schema';
import { play } from '../../rehearsal/play/play';
import type { Stage } from '../../rehearsal/play/stage';
import type { Script } from '../../rehearsal/script/actions';
import { CallFailed } from '../../rehearsal/service/http';

const AT = '2014-01-10T01:00:00.000Z';
const RUNS: RehearsalClock = {
  now: AT,
  settledThrough: AT,
  endsAt: '2014-01-13T01:00:00.000Z',
  next: AT,
  state: 'runs',
};
const ENDED: RehearsalClock = { ...RUNS, state: 'ended', next: undefined };

/** A stage whose rehearsal's key is no longer good, and whose clock shows one thing after the other. */
function stageOf(...clocks: RehearsalClock[]): Stage {
  const clock = () => Promise.resolve(clocks.shift() as RehearsalClock);
  const refused = () => Promise.reject(new CallFailed('GET letters', 401, 'no such key'));
  const signal = new AbortController().signal;
  return {
    observer: { clock },
    api: { lettersIn: refused },
    campaign: 'dien-tap',
    signal,
  } as unknown as Stage;
}

const script = { parties: [], desk: [], releases: [AT], leftWaiting: [] } as unknown as Script;

test('a rehearsal that ends in the middle of a leg has been played, though its key is refused from then on', async () => {
  await expect(play(script, stageOf(RUNS, ENDED))).resolves.toBeUndefined();
});

test('what is refused while it goes on is an error', async () => {
  await expect(play(script, stageOf(RUNS, RUNS))).rejects.toThrow('no such key');
});
