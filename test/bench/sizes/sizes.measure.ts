/**
 * `SIZES=1000,5000 npm run sizes`: what the service takes at sizes, each part a process of its own, on disc: opening, letters, reading,
 * sweeping, memory. Letters are those of a rehearsal, which go to the test mailbox at no set pace: what limits them is the service.
 */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { idle } from '../processes';
import { type AtSize, measureAt } from './at-sizes';
import { REVIEWER, REVIEWERS_DESK } from './large-year';
import { goTo, instantsOf, sizeOfLetter } from './letters';
import { disc, memory, memoryPerCached } from './memory';
import { open } from './opening';
import { lastPage, read } from './reads';
import { type Running, startRunning } from './running';
import { sweepNothing } from './sweeping';

measureAt('%i units', { sizes: '1000,5000', timeoutMs: 7_200_000 }, async (at) => {
  const running = await startRunning({ ...at, onLine: (line) => at.figures.note(line) });
  try {
    await measure(running, at);
  } finally {
    await running.stop();
  }
});

async function measure(running: Running, { figures, folder, plan, units }: AtSize): Promise<void> {
  await idle(() => running.service.pids().worker as number);
  const before = memory(running, figures, units, 'before');
  const clock = { kind: 'rehearsal', paused: true };
  const campaign = await open(running, figures, { plan, units, clock });
  memory(running, figures, units, 'once it is open');
  await memoryPerCached(running, figures, { units, before });
  disc(figures, { units, folder });

  await sweepNothing(running, figures, units);
  const progress = `/campaigns/${campaign}/progress`;
  await read(running, figures, { units, name: 'progress', path: progress, times: 2_000 });
  const list = `/campaigns/${campaign}/evaluations?limit=50`;
  const last = await lastPage(running, list);
  await read(running, figures, { units, name: 'first page of the list', path: list, times: 500, atOnce: 8 });
  await read(running, figures, { units, name: 'last page of the list', path: last, times: 500, atOnce: 8 });
  const key = await running.keyOf(REVIEWER, 'reviewer');
  const worklist = `/campaigns/${campaign}/worklists/agency-review/${REVIEWER}`;
  await read(running, figures, {
    units,
    name: "the reviewer's worklist",
    path: worklist,
    key,
    times: 20,
    atOnce: 1,
  });
  await killApi(running);
  figures.add(units, 'progress: the first one after a restart', (await running.call(progress)).ms, 'ms');

  const { opening, reminder } = await instantsOf(running, campaign);
  await goTo(running, figures, { campaign, units, at: opening, name: 'a letter for each unit' });
  await goTo(running, figures, { campaign, units, at: reminder, name: 'one letter of all units' });
  const mailbox = path.join(folder, 'mailbox');
  await sizeOfLetter(running, figures, { campaign, units, at: reminder, person: REVIEWERS_DESK, mailbox });
  memory(running, figures, units, 'after the letters');
}

/** Its process is started again by itself; resolves once that answers. */
async function killApi({ service }: Running): Promise<void> {
  const { api } = service.pids();
  process.kill(api as number, 'SIGKILL');
  while (service.pids().api === api) await pause(50);
  for (;;) {
    const answer = await fetch(`${service.apiUrl}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(50);
  }
}
