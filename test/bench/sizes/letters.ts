import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stagesOf } from '../../../domain/schedule';
import { type Instant, justBefore } from '../../../domain/time';
import { letterId, roundId } from '../../../store/ids';
import type { Figures } from './figures';
import type { Running } from './running';

interface Clock {
  settledThrough: Instant;
}

interface Letters {
  campaign: string;
  units: number;
  /** When they go, plan time. */
  at: Instant;
  name: string;
}

/** When a rehearsal's first letters of step 1 go, and its first reminder: of all that one reviewer owes, in one letter. */
export async function instantsOf(
  { store }: Running,
  campaign: string,
): Promise<Record<'opening' | 'reminder', Instant>> {
  const found = await store.campaigns.get(campaign);
  const stages = found ? stagesOf({ ...found, step: 'agency-review' }) : [];
  const [opening, reminder] = (['opening', 'reminder'] as const).map((kind) =>
    stages.find((stage) => stage.kind === kind),
  );
  if (!opening || !reminder) throw new Error('a step without its letters');
  return { opening: opening.at, reminder: reminder.at };
}

/** Brings a rehearsal to an instant at which there are letters, and measures until all of them are in the mailbox. */
export async function goTo(
  { call, store }: Running,
  figures: Figures,
  { campaign, units, at, name }: Letters,
): Promise<void> {
  const address = `/campaigns/${campaign}/clock`;
  const go = (to: Instant) => call<Clock>(address, { body: { action: 'go', to } });
  const settled = async (through: Instant) => {
    while ((await call<Clock>(address)).body.settledThrough < through) await pause(100);
  };
  await go(justBefore(at));
  await settled(justBefore(at));

  await go(at);
  const sinceMs = performance.now();
  const seconds = () => (performance.now() - sinceMs) / 1000;
  // Asked more often, the embedded store would do little else.
  while ((await store.evaluations.countBehind({ campaign, at })) > 0) await pause(units);
  const toldSeconds = seconds();
  const round = roundId({ campaign, at, supplement: false });
  let letters: number | undefined;
  while (letters === undefined) {
    await pause(50);
    letters = (await store.rounds.get(round))?.letters;
  }
  const madeSeconds = seconds();
  await settled(at);
  const sentSeconds = seconds() - madeSeconds;
  figures.add(units, `${name}: all evaluations have said what they owe after`, toldSeconds, 's');
  figures.add(units, `${name}: letters`, letters);
  figures.add(units, `${name}: all letters are made`, madeSeconds - toldSeconds, 's later');
  figures.add(units, `${name}: all letters are sent`, sentSeconds, 's later');
  figures.add(units, `${name}: sent`, letters / sentSeconds, 'a second');
}

/** How large the letter of somebody is, as it is kept and as it went: as the largest of all. */
export async function sizeOfLetter(
  { store }: Running,
  figures: Figures,
  { campaign, units, at, person, mailbox }: Omit<Letters, 'name'> & Record<'person' | 'mailbox', string>,
): Promise<void> {
  const letter = await store.letters.get(
    letterId({ round: roundId({ campaign, at, supplement: false }), person }),
  );
  if (!letter) throw new Error(`${person} has no letter`);
  figures.add(units, "the reviewer's letter: matters in it", letter.items.length);
  figures.add(units, "the reviewer's letter: in the store", JSON.stringify(letter).length / 1000, 'kB');
  const sizes = readdirSync(mailbox).map((file) => statSync(path.join(mailbox, file)).size);
  figures.add(units, "the reviewer's letter: as it travels", Math.max(...sizes) / 1000, 'kB');
}
