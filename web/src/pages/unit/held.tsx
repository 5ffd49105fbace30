import type { HeldFiling, Obligation } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { unitWords } from './words';

/** What came after the freeze, and lies outside the dossier. */
export function Held({
  held,
  obligations,
  timeZone,
}: {
  held: readonly HeldFiling[];
  obligations: readonly Obligation[];
  timeZone: string;
}) {
  const words = useWords();
  const said = useWordsOf(unitWords);
  if (held.length === 0) return null;
  const names = new Map(obligations.map(({ party, name }) => [party, name]));
  return (
    <section aria-labelledby="giu-lai">
      <h2 id="giu-lai">{said.held}</h2>
      <p>{said.heldLead}</p>
      <ul>
        {held.map(({ id, step, party, receivedAt, channel, voided }) => (
          <li key={id}>
            {names.get(party) ?? party} · {words.steps[step]} · {tellInstant(words, receivedAt, timeZone)} ·{' '}
            {said.channels[channel]}
            {voided && ` · ${said.voided}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
