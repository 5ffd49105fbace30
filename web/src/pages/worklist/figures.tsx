import type { WorklistRow } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { worklistWords } from './words';

const FIGURES = [
  ['toDo', 'to-do', ''],
  ['drafted', 'drafted', 'state-drafted'],
  ['half', 'filed-not-announced', 'state-half'],
  ['done', 'done', 'state-done'],
  ['waived', 'waived', 'state-waived'],
] as const;

/** How many units stand how; what there is none of is left out. */
export function Figures({ rows }: { rows: readonly WorklistRow[] }) {
  const { standing } = useWordsOf(worklistWords);
  return (
    <ul className="figures">
      {FIGURES.map(([name, state, look]) => {
        const count = rows.filter((row) => row.state === state).length;
        return (
          count > 0 && (
            <li key={name}>
              <strong>{count}</strong> <span className={`state ${look}`}>{standing[name]}</span>
            </li>
          )
        );
      })}
    </ul>
  );
}
