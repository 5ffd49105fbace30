import { setTimeout as pause } from 'node:timers/promises';
import { reviewFiledExample } from '../../../api/webhooks/example';
import type { Figures } from './figures';
import { REVIEWER, unitAt } from './large-year';
import type { Running } from './running';

interface OfReviewer {
  campaign: string;
  units: number;
  /** One of the reviewer's. */
  key: string;
}

/** Files the review of a unit, and measures how long the answer takes, which has to be that it is accepted. */
export async function file(
  running: Running,
  figures: Figures,
  { unit, name, ...of }: OfReviewer & Record<'unit' | 'name', string>,
): Promise<void> {
  const { ms, outcome } = await filed(running, of, unit);
  figures.add(of.units, `${name}: answered`, ms, 'ms');
  if (outcome !== 'accepted') throw new Error(outcome);
}

/** Files those of many units, one a second; how long answers take, and how many do not say yet that it is accepted. */
export async function fileMany(
  running: Running,
  figures: Figures,
  { from, times, name, ...of }: OfReviewer & { from: number; times: number; name: string },
): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: times }, async (_, i) => {
      await pause(i * 1000);
      return filed(running, of, unitAt(from + i));
    }),
  );
  const taken = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  figures.add(of.units, `${name}: p50`, taken[Math.floor(times / 2)] ?? 0, 'ms');
  figures.add(of.units, `${name}: slowest`, taken.at(-1) ?? 0, 'ms');
  figures.add(of.units, `${name}: pending`, answers.filter(({ outcome }) => outcome !== 'accepted').length);
}

async function filed(
  { call }: Running,
  { campaign, key }: OfReviewer,
  unit: string,
): Promise<{ ms: number; outcome: string }> {
  const { criteria, level } = reviewFiledExample;
  const day = new Date().toISOString().slice(0, 10);
  const document = { number: '1/SNV', date: day, signer: 'Giám đốc' };
  const body = { party: REVIEWER, step: 'agency-review', level, criteria, document };
  const address = `/campaigns/${campaign}/evaluations/${unit}/filings`;
  const answer = await call<{ outcome: string }>(address, { key, body });
  return { ms: answer.ms, outcome: answer.body.outcome };
}
