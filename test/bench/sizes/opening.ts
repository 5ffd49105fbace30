import { setTimeout as pause } from 'node:timers/promises';
import { idle } from '../processes';
import type { Figures } from './figures';
import type { Running } from './running';

/** Opens a campaign of so many units, and measures until all of it runs; resolves to its id. */
export async function open(
  running: Running,
  figures: Figures,
  { plan, units, clock }: { plan: string; units: number; clock: object },
): Promise<string> {
  const { call, client, service } = running;
  const sinceMs = performance.now();
  const seconds = () => (performance.now() - sinceMs) / 1000;
  const { body } = await call<{ id: string }>('/campaigns', { body: { plan, register: plan, clock } });
  const campaign = body.id;
  figures.add(units, 'opening: the API answers after', seconds(), 's');
  let shown = 0;
  for (let counted = 0; counted < units; ) {
    const progress = await call<{ evaluations: number }>(`/campaigns/${campaign}/progress`);
    counted = progress.body.evaluations;
    if (counted - shown >= 5_000) {
      figures.note(`${counted} evaluations after ${seconds().toFixed(0)} s`);
      shown = counted;
    }
    await pause(500);
  }
  figures.add(units, 'opening: progress counts all evaluations after', seconds(), 's');
  const query = "WorkflowType = 'unitEvaluation' AND ExecutionStatus = 'Running'";
  while ((await client.workflow.count(query)).count < units) await pause(500);
  const startedSeconds = seconds();
  figures.add(units, 'opening: all evaluations run after', startedSeconds, 's');
  figures.add(units, 'opening: starts', units / startedSeconds, 'a second');
  await idle(() => service.pids().worker as number);
  figures.add(units, 'opening: all evaluations wait for something after', seconds(), 's');
  return campaign;
}
