import { useWords } from '../../app/language';
import type { DraftKeeper, Kept } from './draft-keeper';

/** What another person has typed into the same field meanwhile; nothing is overwritten until one of the two is taken. */
export function Theirs({
  field,
  kept,
  keeper,
  show,
}: {
  field: string;
  kept: Kept;
  keeper: DraftKeeper;
  show: (value: string) => string;
}) {
  const { conflict: said } = useWords().form;
  const conflict = kept.conflicts[field];
  if (!conflict) return null;
  return (
    <div className="theirs">
      <p>{said.title(conflict.by)}</p>
      <blockquote>{conflict.theirs === '' ? said.empty : show(conflict.theirs)}</blockquote>
      <div className="buttons">
        <button type="button" className="act" onClick={() => keeper.settle(field, 'theirs')}>
          {said.theirs(conflict.by)}
        </button>
        <button type="button" className="act" onClick={() => keeper.settle(field, 'mine')}>
          {said.mine}
        </button>
      </div>
    </div>
  );
}
