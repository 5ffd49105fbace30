import { Link } from 'wouter';
import type { Plan, Worklist, WorklistRow } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { FromPlan } from '../../parts/from-plan';
import { Table } from '../../parts/table';
import { daysInWords, isLastDay } from '../../parts/task-days';
import { tellTimeliness } from '../../parts/timeliness';
import { worklistWords } from './words';

const LOOKS = {
  'to-do': '',
  drafted: 'state-drafted',
  'filed-not-announced': 'state-done',
  done: 'state-done',
  waived: 'state-waived',
};

/** A unit a row. */
export function UnitTable({
  list,
  plan,
  rows,
  ofLetter,
  isComplete,
}: {
  list: Worklist;
  plan: Plan;
  rows: readonly WorklistRow[];
  ofLetter: readonly string[];
  /** Units whose drafts have all that they need but their document. */
  isComplete: ReadonlySet<string>;
}) {
  const words = useWords();
  const said = useWordsOf(worklistWords);
  const first = rows.find(({ state }) => state === 'to-do' || state === 'drafted');
  return (
    <Table
      caption={said.title}
      rows={rows}
      keyOf={({ unit }) => unit.id}
      columns={[
        {
          title: said.unit,
          cell: ({ unit }) => (
            <>
              {unit.name}
              {ofLetter.includes(unit.id) && <span className="below of-letter">{said.fromLetter}</span>}
            </>
          ),
        },
        {
          title: said.review,
          cell: (row) => <Review row={row} isComplete={isComplete.has(row.unit.id)} />,
        },
        { title: said.announced, cell: (row) => <Announced row={row} /> },
        { title: said.level, cell: (row) => <Level row={row} plan={plan} /> },
        { title: said.due, cell: (row) => <Due row={row} list={list} /> },
        {
          title: said.act,
          isAction: true,
          cell: (row) => (
            <Link
              className={row === first ? 'act act-first' : 'act'}
              href={addressFor(list, row)}
              aria-label={`${words.tasks.act[row.state]}: ${words.matter[list.step](row.unit.name)}`}
            >
              {words.tasks.act[row.state]}
            </Link>
          ),
        },
      ]}
    />
  );
}

function addressFor({ campaign, step, party }: Worklist, { unit, state, filing }: WorklistRow): string {
  return filing && (state === 'done' || state === 'filed-not-announced')
    ? addressOf.receipt({ campaign: campaign.id, unit: unit.id, filing: filing.id })
    : addressOf.form({ campaign: campaign.id, unit: unit.id, step, party: party.id });
}

function Review({ row: { state, draft }, isComplete }: { row: WorklistRow; isComplete: boolean }) {
  const { tasks } = useWords();
  const said = useWordsOf(worklistWords);
  const text = () => {
    if (state === 'drafted')
      return isComplete ? said.complete : tasks.state.drafted(draft?.filled ?? 0, draft?.of ?? 0);
    // The other half has a column of its own.
    return tasks.state[state === 'filed-not-announced' ? 'done' : state];
  };
  return <span className={`state ${LOOKS[state]}`}>{text()}</span>;
}

function Announced({ row: { state, filing } }: { row: WorklistRow }) {
  const said = useWordsOf(worklistWords);
  if (!filing || state === 'waived') return <span className="nothing">–</span>;
  return filing.announced ? (
    <span className="state state-done">{said.isAnnounced}</span>
  ) : (
    <span className="state state-half">{said.isNotAnnounced}</span>
  );
}

function Level({ row: { draft, filing }, plan }: { row: WorklistRow; plan: Plan }) {
  const said = useWordsOf(worklistWords);
  const nameOf = (level: string) => plan.levels.find(({ id }) => id === level)?.name ?? level;
  const drafted = draft?.fields['level'];
  if (drafted) return <FromPlan>{said.draftLevel(nameOf(drafted))}</FromPlan>;
  return filing?.level ? <FromPlan>{nameOf(filing.level)}</FromPlan> : <span className="nothing">–</span>;
}

function Due({ row, list }: { row: WorklistRow; list: Worklist }) {
  const words = useWords();
  const { step, planNow } = list;
  if (row.state === 'waived') return <span className="nothing">–</span>;
  if (row.state === 'done') return tellTimeliness(words, step, row.filing ?? {}) ?? null;
  const isUrgent = row.late || isLastDay({ ...row, planNow });
  return (
    <span className={isUrgent ? 'task-urgent' : undefined}>
      {daysInWords(words, { ...row, step, planNow })}
    </span>
  );
}
