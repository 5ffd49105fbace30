import { useQuery } from '@tanstack/react-query';
import { Link, Redirect, useSearch } from 'wouter';
import type { Task } from '../../api/contract';
import { useWords } from '../../app/language';
import { useIsAt } from '../../app/place';
import { tasksQuery, useViewer } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { TaskRow } from '../../parts/task-row';
import { hasTasks, startOf } from '../../parts/what-one-is';
import { filtered, grouped, groupOf } from './groups';
import { Worklists } from './worklists';

/** Everything that the viewer owes, in all campaigns; or what one letter asks for. */
export function TasksPage() {
  const query = useQuery(tasksQuery);
  const roles = useViewer()?.roles;
  // Sign-in leads everybody here.
  if (roles && !hasTasks(roles)) return <Redirect to={startOf(roles)} replace />;
  return <PageState query={query}>{({ items }) => <TaskList items={items} />}</PageState>;
}

/** What all of them have in common; undefined where they differ. */
function common<Value>(tasks: readonly Task[], of: (task: Task) => Value): Value | undefined {
  const values = new Set(tasks.map(of));
  return values.size === 1 ? [...values][0] : undefined;
}

function TaskList({ items }: { items: Task[] }) {
  const { tasks: words } = useWords();
  const { tasks, isFiltered } = filtered(items, useSearch());
  const left = tasks.filter((task) => groupOf(task) !== 'done');
  const campaign = common(tasks, (task) => task.campaign);
  const party = common(left, (task) => task.partyName);
  const first = tasks[0];
  useIsAt({
    campaign: campaign && first?.campaignTitle,
    rehearsal: tasks.length > 0 && tasks.every((task) => task.rehearsal),
    now: campaign && first?.planNow,
  });
  const groups = grouped(tasks);
  const begin = groups[0]?.[0] === 'done' ? undefined : groups[0]?.[1][0];
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
      {left.length > 0 && (
        <p>{party === undefined ? words.lead(left.length) : words.leadOf(left.length, party)}</p>
      )}
      <Worklists tasks={items} />
      {left.length === 0 && !(isFiltered && tasks.length === 0) && (
        <>
          <p className="lead">{words.empty}</p>
          <p>{words.emptyMore}</p>
        </>
      )}
      {groups.map(([group, members]) => {
        const deadline = group === 'done' ? undefined : common(members, (task) => task.deadlineText);
        const rows = (
          <ul className="tasks">
            {members.map((task) => (
              <TaskRow
                key={[task.campaign, task.unit.id, task.step, task.party].join()}
                task={task}
                campaign={campaign === undefined}
                party={party === undefined || task.partyName !== party}
                deadline={deadline === undefined}
                isFirst={task === begin}
              />
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
            {deadline !== undefined && <p className="quiet">{words.deadline(deadline)}</p>}
            {rows}
          </section>
        );
      })}
    </div>
  );
}
