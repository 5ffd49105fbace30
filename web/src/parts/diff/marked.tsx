import { useMemo } from 'react';
import { useWordsOf } from '../../app/page-words';
import { diffOf } from './runs';
import { diffWords } from './words';
import './diff.css';

/** One of two texts that stand side by side, with what the other has not. */
export function Marked({ text, other }: { text: string; other: string }) {
  const said = useWordsOf(diffWords);
  const runs = useMemo(() => diffOf(other, text).filter(({ kind }) => kind !== 'removed'), [text, other]);
  return runs.map(({ kind, text: run }, at) =>
    kind === 'same' ? (
      run
    ) : (
      <mark key={at} className="differs">
        <span className="visually-hidden">{said.differs}</span>
        {run}
        <span className="visually-hidden">]</span>
      </mark>
    ),
  );
}
