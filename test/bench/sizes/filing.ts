import { reviewFiledExample } from '../../../api/webhooks/example';
import type { Figures } from './figures';
import { REVIEWER } from './large-year';
import type { Running } from './running';

/** Files a review of a unit, by a key of its reviewer, and measures how long the answer takes, which has to be that it is accepted. */
export async function file(
  { call }: Running,
  figures: Figures,
  {
    campaign,
    units,
    unit,
    name,
    key,
  }: Record<'campaign' | 'unit' | 'name' | 'key', string> & { units: number },
): Promise<void> {
  const { criteria, level } = reviewFiledExample;
  const day = new Date().toISOString().slice(0, 10);
  const document = { number: '1/SNV', date: day, signer: 'Giám đốc' };
  const body = { party: REVIEWER, step: 'agency-review', level, criteria, document };
  const address = `/campaigns/${campaign}/evaluations/${unit}/filings`;
  const answer = await call<{ outcome: string }>(address, { key, body });
  figures.add(units, `${name}: answered`, answer.ms, 'ms');
  const { status } = answer;
  const { outcome } = answer.body;
  if (status !== 201 || outcome !== 'accepted') throw new Error(`${status}: ${outcome}`);
}
