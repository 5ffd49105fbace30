import { Link } from 'wouter';
import type { Task } from '../api/contract';
import { useWords } from '../app/language';
import { addressOf } from './addresses';
import { tellInstant } from './dates';
import { daysInWords, isLastDay } from './task-days';

interface Shown {
  /** What a page tells once for all its rows, its rows do not. */
  party?: boolean;
  deadline?: boolean;
  campaign?: boolean;
  /** Of all the buttons in view, the one to begin with. */
  isFirst?: boolean;
}

/** A task: what, about whom, until when, how far, and its one button. */
export function TaskRow({
  task,
  party = true,
  deadline = true,
  campaign = false,
  isFirst = false,
}: Shown & { task: Task }) {
  const words = useWords();
  const { tasks, matter } = words;
  const title = matter[task.step](task.unit.name);
  const isOver = task.state === 'done' || task.state === 'waived';
  const isOpinion = task.step === 'member-opinion';
  return (
    <li className="task">
      <div className="task-what">
        <h3>{title}</h3>
        {campaign && <p className="quiet">{task.campaignTitle}</p>}
        {party && task.step !== 'self-review' && (
          <p className="quiet">{isOpinion ? tasks.ofMember(task.partyName) : tasks.of(task.partyName)}</p>
        )}
        {deadline && !isOver && <p className="quiet">{tasks.deadline(task.deadlineText)}</p>}
        <p className="task-state">
          <TaskState task={task} />
          {isOver || (
            <span className={(task.late || isLastDay(task)) && !isOpinion ? 'task-urgent' : undefined}>
              {daysInWords(words, task)}
            </span>
          )}
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
        className={isFirst ? 'act act-first' : 'act'}
        href={addressFor(task)}
        aria-label={`${tasks.act[task.state]}: ${title}`}
      >
        {tasks.act[task.state]}
      </Link>
    </li>
  );
}

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
