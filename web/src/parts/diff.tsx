import { useMemo } from 'react';
import { useWordsOf } from '../app/page-words';
import { diffOf } from './diff/runs';
import { diffWords } from './diff/words';
import './diff/diff.css';

/** What changed from one text to another: by colour, by line and, for those who hear it, in words. */
export function Diff({ before, after }: { before: string; after: string }) {
  const said = useWordsOf(diffWords);
  const runs = useMemo(() => diffOf(before, after), [before, after]);
  if (runs.every(({ kind }) => kind === 'same'))
    return <p className="diff">{after.trim() === '' ? said.empty : after}</p>;
  return (
    <p className="diff">
      {runs.map(({ kind, text }, at) => {
        if (kind === 'same') return text;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={at}>
            <span className="visually-hidden">{said[kind]}</span>
            {text}
            <span className="visually-hidden">]</span>
          </Mark>
        );
      })}
    </p>
  );
}
