import type { FilingStep, Task } from '../api/contract';

interface Here {
  campaign: string;
  unit: { id: string; name: string };
  step: FilingStep;
  party: string;
}

/** What is left to do of the same party in the same step, about other units. */
const beside = (tasks: readonly Task[], { campaign, unit, step, party }: Here): Task[] =>
  tasks.filter(
    (task) =>
      task.campaign === campaign &&
      task.step === step &&
      task.party === party &&
      task.unit.id !== unit.id &&
      (task.state === 'to-do' || task.state === 'drafted'),
  );

/** The next unit of the worklist that there is something to do for; after the last one begins at the top again. */
export function nextUnit(tasks: readonly Task[], here: Here): Task | undefined {
  const byName = beside(tasks, here).toSorted((a, b) => a.unit.name.localeCompare(b.unit.name, 'vi'));
  return byName.find(({ unit }) => unit.name.localeCompare(here.unit.name, 'vi') > 0) ?? byName[0];
}
