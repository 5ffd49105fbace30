import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import type { Task } from '../../api/contract';
import { useWords } from '../../app/language';
import { useIsAt } from '../../app/place';
import { tasksQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { TaskRow } from '../../parts/task-row';
import { filtered, grouped, groupOf } from './groups';

/** Everything that the viewer owes, in all campaigns; or what one letter asks for. */
export function TasksPage() {
  const query = useQuery(tasksQuery);
  return <PageState query={query}>{({ items }) => <TaskList items={items} />}</PageState>;
}

function TaskList({ items }: { items: Task[] }) {
  const { tasks: words } = useWords();
  const { tasks, isFiltered } = filtered(items, useSearch());
  const left = tasks.filter((task) => groupOf(task) !== 'done');
  const campaigns = new Set(tasks.map(({ campaign }) => campaign));
  const only = campaigns.size === 1 ? tasks[0] : undefined;
  useIsAt({ campaign: only?.campaignTitle, rehearsal: only?.rehearsal, now: only?.planNow });
  return (
    <div className="column">
      <PageTitle title={words.title} />
      {isFiltered && (
        <div className="note">
          <p>
            {tasks.length > 0 ? words.filtered : words.noneOfFilter}{' '}
            <Link href={addressOf.tasks}>{words.all}</Link>
          </p>
        </div>
      )}
      {left.length > 0 && <p>{words.lead(left.length)}</p>}
      {left.length === 0 && !(isFiltered && tasks.length === 0) && (
        <>
          <p className="lead">{words.empty}</p>
          <p>{words.emptyMore}</p>
        </>
      )}
      {grouped(tasks).map(([group, members]) => {
        const rows = (
          <ul className="tasks">
            {members.map((task) => (
              <TaskRow key={[task.campaign, task.unit.id, task.step, task.party].join()} task={task} />
            ))}
          </ul>
        );
        return group === 'done' ? (
          <details key={group} className="done" open={left.length === 0}>
            <summary>
              {words.groups.done} ({members.length})
            </summary>
            {rows}
          </details>
        ) : (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{words.groups[group]}</h2>
            {rows}
          </section>
        );
      })}
    </div>
  );
}
