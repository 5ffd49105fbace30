import { type ComponentType, useEffect, useState } from 'react';
import { useWords } from '../../app/language';
import { goTo } from '../error-summary';
import type { Conflict, DraftKeeper, Kept } from './draft-keeper';

interface Props {
  field: string;
  kept: Kept;
  keeper: DraftKeeper;
  show: (value: string) => string;
}

/** What another person has typed into the same field meanwhile; nothing is overwritten until one of the two is taken. */
export function Theirs(props: Props) {
  const { field, kept } = props;
  const conflict = kept.conflicts[field];
  if (conflict) return <Unsettled {...props} conflict={conflict} />;
  return <PutAside {...props} />;
}

function Unsettled({ field, kept, keeper, show, conflict }: Props & { conflict: Conflict }) {
  const { conflict: said } = useWords().form;
  const Marked = useMarked();
  const [mine, theirs] = [kept.fields[field] ?? '', conflict.theirs].map(show);
  const settle = (whose: 'mine' | 'theirs') => {
    keeper.settle(field, whose);
    goTo(field);
  };
  const text = (value = '', other = '') => {
    if (value === '') return said.empty;
    return Marked ? <Marked text={value} other={other} /> : value;
  };
  return (
    <div className="theirs" role="group" aria-label={said.title(conflict.by)}>
      <p>{said.title(conflict.by)}</p>
      <div className="theirs-both">
        <div>
          <p className="theirs-of">{said.ofMine}</p>
          <blockquote>{text(mine, theirs)}</blockquote>
          <button type="button" className="act" onClick={() => settle('mine')}>
            {said.mine}
          </button>
        </div>
        <div>
          <p className="theirs-of">{said.of(conflict.by)}</p>
          <blockquote>{text(theirs, mine)}</blockquote>
          <button type="button" className="act" onClick={() => settle('theirs')}>
            {said.theirs(conflict.by)}
          </button>
        </div>
      </div>
    </div>
  );
}

/** What was not taken stays at hand. */
function PutAside({ field, kept, keeper, show }: Props) {
  const { conflict: said } = useWords().form;
  const aside = kept.aside[field];
  if (!aside || aside.text === '') return null;
  return (
    <details className="theirs-aside">
      <summary>
        {said.aside}
        {aside.by !== undefined && ` (${said.of(aside.by)})`}
      </summary>
      <blockquote>{show(aside.text)}</blockquote>
      <button type="button" className="act" onClick={() => keeper.exchange(field)}>
        {said.exchange}
      </button>
    </details>
  );
}

/** Who writes alone loads nothing of it. */
function useMarked(): ComponentType<{ text: string; other: string }> | undefined {
  const [Marked, setMarked] = useState<ComponentType<{ text: string; other: string }>>();
  useEffect(() => {
    // Without it both texts are shown unmarked.
    void import('../diff/marked').then(
      (file) => setMarked(() => file.Marked),
      () => undefined,
    );
  }, []);
  return Marked;
}
