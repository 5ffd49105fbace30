import type { Rehearsal } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { rehearsalWords } from './words';

/** How far it is, and once it has ended, what it has shown. */
export function Outcome({ order, isOpen }: { order: Rehearsal; isOpen: boolean }) {
  const { language } = useWords();
  const said = useWordsOf(rehearsalWords);
  const { state, outcome, problem } = order;
  if (outcome) {
    const { ok, differences, findings, letters, tookMs } = outcome;
    const seconds = Math.round(tookMs / 1000);
    return (
      <section className={`note ${ok ? 'note-good' : 'note-bad'}`}>
        <h2>{ok ? said.right : said.wrong(differences)}</h2>
        <p>
          {ok ? said.rightMore(letters, said.took(Math.floor(seconds / 60), seconds % 60)) : said.wrongMore}
        </p>
        {findings.length > 0 && (
          <ul>
            {findings.map((finding) => (
              <li key={finding.vi}>{finding[language.code]}</li>
            ))}
          </ul>
        )}
        {differences > findings.length && <p>{said.more(differences - findings.length)}</p>}
      </section>
    );
  }
  const isBad = state === 'failed' || state === 'interrupted' || state === 'stopped';
  return (
    <div className={`note ${isBad ? 'note-late' : ''}`} role="status">
      <p>
        <strong>{said.states[state]}</strong>
      </p>
      {problem && <p>{problem[language.code]}</p>}
      {state === 'asked' && <p>{said.startingMore}</p>}
      {(state === 'interrupted' || (state === 'stopped' && isOpen)) && <p>{said.interruptedMore}</p>}
    </div>
  );
}
