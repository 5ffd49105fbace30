import type { Plan, WorklistRow } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { levelName, type RowState } from './rows';
import type { AllKept } from './use-keepers';
import { sheetWords } from './words';

interface Props {
  rows: readonly WorklistRow[];
  kept: AllKept;
  states: ReadonlyMap<string, RowState>;
  levels: Plan['levels'];
  chosen: string | undefined;
  choose: (unit: string) => void;
  /** How many of them the letter names. */
  ofLetter: number;
}

const LOOKS: Record<RowState, string> = {
  empty: '',
  begun: 'state-drafted',
  complete: 'state-drafted',
  conflict: 'state-half',
  refused: 'state-half',
  done: 'state-done',
  waived: 'state-waived',
};

/** All units of the sheet, and how the opinion on each stands. */
export function UnitList({ rows, kept, states, levels, chosen, choose, ofLetter }: Props) {
  const said = useWordsOf(sheetWords);
  const told = (row: WorklistRow, state: RowState): string =>
    state === 'complete'
      ? said.state.complete(levelName({ levels }, kept.get(row.unit.id)?.fields['level']) ?? '')
      : said.state[state];
  if (rows.length === 0) return null;
  return (
    <nav className="sheet-list" aria-labelledby="units">
      <h2 id="units">{said.units}</h2>
      {ofLetter > 0 && ofLetter < rows.length && <p className="quiet">{said.ofLetter(ofLetter)}</p>}
      <ul>
        {rows.map((row) => {
          const state = states.get(row.unit.id) ?? 'empty';
          return (
            <li key={row.unit.id}>
              <button
                type="button"
                aria-current={row.unit.id === chosen ? 'true' : undefined}
                onClick={() => choose(row.unit.id)}
              >
                <span>{row.unit.name}</span>
                <span className={`state ${LOOKS[state]}`}>{told(row, state)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
