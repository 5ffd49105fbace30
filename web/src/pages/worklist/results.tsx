import { useEffect, useRef } from 'react';
import type { Plan, SentRow, Worklist } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { RowResults } from '../../parts/many/row-results';
import { formOf, whyRefused } from './rows';
import { worklistWords } from './words';

export interface Sent {
  kind: 'filing' | 'announcing';
  rows: SentRow[];
}

/** What came of the last request for many. It takes the focus, and leads on. */
export function Results({
  sent: { kind, rows },
  list,
  plan,
  toAnnounce,
  onAnnounce,
}: {
  sent: Sent;
  list: Worklist;
  plan: Plan;
  toAnnounce: number;
  onAnnounce: (() => void) | undefined;
}) {
  const words = useWords();
  const said = useWordsOf(worklistWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [rows]);
  const ofUnit = (unit: string) => list.rows.find((row) => row.unit.id === unit);
  const whyOf = (row: SentRow) => {
    const its = ofUnit(row.unit);
    return whyRefused(words, its && formOf(plan, list, its), row);
  };
  const count = rows.filter(({ outcome }) => outcome !== 'refused').length;
  return (
    <section aria-labelledby="results" className="results">
      <div className={count > 0 ? 'note note-good' : 'note note-bad'}>
        <h2 id="results" ref={heading} tabIndex={-1}>
          {said[kind].done(count)}
        </h2>
        {kind === 'filing' && onAnnounce && (
          <p>
            <button type="button" className="act act-first" onClick={onAnnounce}>
              {said.many.announce(toAnnounce)}
            </button>
          </p>
        )}
      </div>
      <RowResults
        rows={rows}
        nameOf={(unit) => ofUnit(unit)?.unit.name ?? unit}
        whyOf={whyOf}
        owed={{ campaign: list.campaign.id, step: list.step, party: list.party.id }}
      />
    </section>
  );
}
