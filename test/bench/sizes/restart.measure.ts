/**
 * `SIZES=50000 npm run sizes:restart`: opens a real campaign, kills every part at once, starts them again, and measures until all are
 * ready, how long a filing takes then, and what each has in memory.
 */
import { idle } from '../processes';
import { measureAt } from './at-sizes';
import { file, fileMany } from './filing';
import { REVIEWER, unitAt } from './large-year';
import { disc, memory } from './memory';
import { open } from './opening';
import { atWork, startRunning } from './running';

const NAME = '%i units survive the end of every process';

measureAt(
  NAME,
  { sizes: '50000', timeoutMs: 14_400_000 },
  async ({ figures, folder, config, plan, units }) => {
    const onLine = (line: string) => figures.note(line);
    let running = await startRunning({ folder, config, onLine });
    try {
      memory(running, figures, units, 'before');
      const campaign = await open(running, figures, { plan, units, clock: { kind: 'real' } });
      memory(running, figures, units, 'once it is open');
      disc(figures, { units, folder });
      const key = await running.keyOf(REVIEWER, 'reviewer');
      const of = { campaign, units, key };
      await file(running, figures, { ...of, unit: unitAt(1), name: 'a filing before' });

      await running.kill();
      const sinceMs = performance.now();
      running = await startRunning({ folder, config, onLine });
      const seconds = () => (performance.now() - sinceMs) / 1000;
      figures.add(units, 'the API is ready again after', seconds(), 's');
      await atWork(running);
      figures.add(units, 'the worker takes work again after', seconds(), 's');
      await file(running, figures, { ...of, unit: unitAt(2), name: 'the first filing after' });
      await fileMany(running, figures, {
        ...of,
        from: 3,
        times: 60,
        name: 'one each second of the next minute',
      });
      const progress = await running.call<{ evaluations: number }>(`/campaigns/${campaign}/progress`);
      figures.add(units, 'progress: the first one after', progress.ms, 'ms');
      expect(progress.body.evaluations).toBe(units);
      const query = "WorkflowType = 'unitEvaluation' AND ExecutionStatus = 'Running'";
      expect((await running.client.workflow.count(query)).count).toBe(units);
      await idle(() => running.service.pids().worker as number);
      memory(running, figures, units, 'after');
      figures.add(units, 'evaluations in the memory of the worker after', await running.cached());
    } finally {
      await running.stop();
    }
  },
);
