import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '../app/language';
import { useViewer } from '../app/queries';
import { tellInstant } from './dates';

/** On paper alone: when it was printed and by whom, and that it is no issued document. */
export function Printed() {
  const words = useWords();
  const viewer = useViewer();
  const [at, setAt] = useState(() => new Date().toISOString());
  useEffect(() => {
    const note = () => flushSync(() => setAt(new Date().toISOString()));
    window.addEventListener('beforeprint', note);
    return () => window.removeEventListener('beforeprint', note);
  }, []);
  return <p className="only-print">{words.print.by(tellInstant(words, at), viewer?.label ?? '')}</p>;
}
