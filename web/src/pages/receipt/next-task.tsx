import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Form } from '../../api/contract';
import { useWords } from '../../app/language';
import { tasksQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { nextUnit } from '../../parts/next-unit';
import { TaskRow } from '../../parts/task-row';

/** The next unit of the same worklist, else the most urgent task that is left; and a link to all of them. */
export function NextTask({ form: { campaign, unit, step, party } }: { form: Form }) {
  const { receipt, shell } = useWords();
  const { data } = useQuery(tasksQuery);
  if (!data) return null;
  const here = { campaign: campaign.id, unit, step: step.id, party: party.id };
  const next =
    nextUnit(data.items, here) ??
    data.items
      .filter(({ state }) => state === 'to-do' || state === 'drafted')
      .toSorted((a, b) => a.workingDaysLeft - b.workingDaysLeft)[0];
  return (
    <section aria-labelledby="next">
      <h2 id="next">{receipt.next}</h2>
      {next ? (
        <ul className="tasks">
          <TaskRow task={next} isFirst />
        </ul>
      ) : (
        <p>{receipt.nextNone}</p>
      )}
      <p>
        <Link href={addressOf.tasks}>{shell.tasks}</Link>
      </p>
    </section>
  );
}
