import { Link } from 'wouter';
import type { Task } from '../api/contract';
import { useWords } from '../app/language';
import type { Words } from '../words/vi';
import { addressOf } from './addresses';
import { tellInstant } from './dates';

/** A task: what, about whom, until when, how far, and its one button. */
export function TaskRow({ task, level: Heading = 'h3' }: { task: Task; level?: 'h2' | 'h3' }) {
  const words = useWords();
  const { tasks, matter } = words;
  const title = matter[task.step](task.unit.name);
  const isOver = task.state === 'done' || task.state === 'waived';
  const left = leftOf(words, task);
  return (
    <li className="task">
      <div className="task-what">
        <Heading>{title}</Heading>
        <p className="quiet">
          {task.step === 'member-opinion' ? tasks.ofMember(task.partyName) : tasks.of(task.partyName)}
        </p>
        {isOver || (
          <p className="quiet">
            {tasks.deadline(task.deadlineText)}
            {' · '}
            <span
              className={
                task.workingDaysLeft <= 0 && task.step !== 'member-opinion' ? 'task-urgent' : undefined
              }
            >
              {left}
            </span>
          </p>
        )}
        <p>
          <TaskState task={task} />
        </p>
        {task.draft && task.state === 'drafted' && (
          <p className="quiet">{tasks.draftOf(task.draft.by, tellInstant(words, task.draft.savedAt))}</p>
        )}
        {task.filing && (
          <p className="quiet">
            {tasks.filedAs(task.filing.receipt, tellInstant(words, task.filing.receivedAt))}
          </p>
        )}
      </div>
      <Link
        className={isOver ? 'act' : 'act act-first'}
        href={addressFor(task)}
        aria-label={`${tasks.act[task.state]}: ${title}`}
      >
        {tasks.act[task.state]}
      </Link>
    </li>
  );
}

const leftOf = ({ tasks }: Words, { workingDaysLeft, step }: Task): string => {
  if (workingDaysLeft > 0) return tasks.daysLeft(workingDaysLeft);
  if (workingDaysLeft === 0) return tasks.dueToday;
  return step === 'member-opinion' ? tasks.awaitedFor : tasks.overdueBy(-workingDaysLeft);
};

const addressFor = ({ campaign, unit, step, party, state, filing }: Task): string =>
  filing && (state === 'done' || state === 'filed-not-announced')
    ? addressOf.receipt({ campaign, unit: unit.id, filing: filing.id })
    : addressOf.form({ campaign, unit: unit.id, step, party });

const LOOKS = {
  'to-do': '',
  drafted: 'state-drafted',
  'filed-not-announced': 'state-half',
  done: 'state-done',
  waived: 'state-waived',
};

function TaskState({ task }: { task: Task }) {
  const { tasks } = useWords();
  const { state, draft, late } = task;
  const text = () => {
    if (state === 'drafted') return tasks.state.drafted(draft?.filled ?? 0, draft?.of ?? 0);
    return state === 'done' && late ? tasks.state.doneLate : tasks.state[state];
  };
  return <span className={`state ${LOOKS[state]}`}>{text()}</span>;
}
