import { useWords } from '../../app/language';
import type { DraftKeeper, Kept } from './draft-keeper';

/** Where two have edited several fields: one choice for all of them. */
export function AllConflicts({ kept, keeper }: { kept: Kept; keeper: DraftKeeper }) {
  const { conflict: said } = useWords().form;
  const [first, ...others] = Object.values(kept.conflicts);
  if (!first || others.length === 0) return null;
  return (
    <div className="note note-late" role="group" aria-label={said.several(others.length + 1, first.by)}>
      <p>{said.several(others.length + 1, first.by)}</p>
      <p>{said.severalMore}</p>
      <div className="buttons">
        <button type="button" className="act" onClick={() => keeper.settleAll('mine')}>
          {said.allMine}
        </button>
        <button type="button" className="act" onClick={() => keeper.settleAll('theirs')}>
          {said.allTheirs(first.by)}
        </button>
      </div>
    </div>
  );
}
