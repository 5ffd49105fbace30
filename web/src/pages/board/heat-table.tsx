import { type MouseEvent, memo } from 'react';
import { useLocation } from 'wouter';
import type { Campaign, EvaluationLine, Plan } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { momentOf } from '../../parts/dates';
import { tellCell } from './cell';
import { cellOf, groupsOf, nextLetterOf, STEPS, sortOf } from './order';
import { type BoardWords, boardWords } from './words';

type Step = (typeof STEPS)[number];

interface Shown {
  campaign: Campaign;
  plan: Plan;
  /** One page of them, kind by kind. */
  rows: readonly EvaluationLine[];
  sort: string;
  onSort: (sort: string) => void;
  isChanged: ((row: EvaluationLine) => boolean) | undefined;
}

/** Units by step: each cell has text, shape and colour, and leads to the unit's page at that step. */
export function HeatTable({ campaign, plan, rows, sort, onSort, isChanged }: Shown) {
  const said = useWordsOf(boardWords);
  const [, go] = useLocation();
  // Opinions are not everybody's, nor is when somebody is written to.
  const steps = STEPS.filter((step) => rows.some((row) => cellOf(row, step)));
  const hasLetters = rows.some(({ nextWakeAt }) => nextWakeAt !== undefined);
  const kindOf = new Map(plan.unitKinds.map(({ id, name }) => [id, name]));
  const columns = steps.length + (hasLetters ? 3 : 2);
  return (
    <section className="board scroll" tabIndex={0} aria-label={said.region}>
      <table onClick={(event) => followed(event, go)}>
        <caption className="visually-hidden">{said.caption(plan.title)}</caption>
        <thead>
          <tr>
            <Heading column="unit" title={said.unit} sort={sort} onSort={onSort} />
            {steps.map((step) => (
              <StepHeading key={step} step={step} plan={plan} sort={sort} onSort={onSort} />
            ))}
            <Heading column="status" title={said.status} sort={sort} onSort={onSort} />
            {hasLetters && <Heading column="letter" title={said.nextLetter} sort={sort} onSort={onSort} />}
          </tr>
        </thead>
        {groupsOf(rows).map(({ kind, rows: own }) => (
          <tbody key={kind}>
            <tr className="board-kind">
              <th scope="rowgroup" colSpan={columns}>
                <span>
                  {kindOf.get(kind) ?? kind} ({own.length})
                </span>
              </th>
            </tr>
            {own.map((row) => (
              <Row
                key={row.unit.id}
                campaign={campaign.id}
                timeZone={campaign.timeZone}
                row={row}
                hasLetters={hasLetters}
                isChanged={isChanged?.(row) ?? false}
                said={said}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** One listener leads from all cells: a link with its own for each would be a thousand. */
function followed(event: MouseEvent, go: (href: string) => void): void {
  const link = (event.target as Element).closest('a');
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.getAttribute('href') ?? '');
}

interface Sorted {
  sort: string;
  onSort: (sort: string) => void;
}

function Heading({
  column,
  title,
  below,
  sort,
  onSort,
}: Sorted & { column: string; title: string; below?: readonly string[] }) {
  const said = useWordsOf(boardWords);
  const sorted = sortOf(sort);
  const isThis = sorted.column === column;
  const next = isThis && !sorted.isReversed ? `-${column}` : column;
  return (
    <th
      scope="col"
      aria-sort={isThis ? (sorted.isReversed ? 'descending' : 'ascending') : undefined}
      className={column === 'unit' ? undefined : `board-${column === 'letter' ? 'letter' : 'column'}`}
    >
      <button type="button" title={said.sortBy(title)} onClick={() => onSort(next === 'unit' ? '' : next)}>
        {title}
        <span aria-hidden="true">{isThis ? (sorted.isReversed ? ' ▼' : ' ▲') : ''}</span>
      </button>
      {below?.map((line) => (
        <span key={line} className="board-below">
          {line}
        </span>
      ))}
    </th>
  );
}

function StepHeading({ step, plan, ...sorted }: Sorted & { step: Step; plan: Plan }) {
  const words = useWords();
  const said = useWordsOf(boardWords);
  const { label = '', dueAt = '' } = plan.steps.find((each) => each.step === step) ?? {};
  const lastDay = momentOf(new Date(Date.parse(dueAt) - 1).toISOString(), plan.timeZone).date;
  return (
    <Heading
      column={step}
      title={words.steps[step]}
      below={[`${label} · ${said.lastDay(lastDay)}`]}
      {...sorted}
    />
  );
}

interface Drawn {
  campaign: string;
  timeZone: string;
  row: EvaluationLine;
  hasLetters: boolean;
  isChanged: boolean;
  said: BoardWords;
}

/** An answer keeps what has not changed, so that of a thousand rows those are drawn anew that have. */
const Row = memo(function Row({ campaign, timeZone, row, hasLetters, isChanged, said }: Drawn) {
  const words = useWords();
  const { unit, status } = row;
  const letter = nextLetterOf(row);
  return (
    <tr>
      <th scope="row">
        <a href={addressOf.unit({ campaign, unit: unit.id })}>{unit.name}</a>
        {isChanged && (
          <span className="board-changed" title={said.changed}>
            <span aria-hidden="true">◆</span>
            <span className="visually-hidden">{said.changed}</span>
          </span>
        )}
      </th>
      {STEPS.map((step, at) => {
        const cell = cellOf(row, step);
        if (!cell) return null;
        const { look, text, says } = tellCell(said, cell);
        return (
          <td key={step} className={`heat heat-${look}`}>
            {look === 'none' ? (
              <span className="visually-hidden">{says}</span>
            ) : (
              <a href={addressOf.unit({ campaign, unit: unit.id, step: at + 1 })}>
                <span aria-hidden="true">{text}</span>
                <span className="visually-hidden">{`${unit.name}, ${words.steps[step]}: ${says}`}</span>
              </a>
            )}
          </td>
        );
      })}
      <td className="board-status">{status && said.statuses[status]}</td>
      {hasLetters && <td className="board-letter">{letter && momentOf(letter, timeZone).date}</td>}
    </tr>
  );
});
