import { useState } from 'react';
import type { Evaluation, TimelineEntry } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { Choice } from '../../parts/choice';
import { momentOf, tellDate } from '../../parts/dates';
import { tellTimeliness } from '../../parts/timeliness';
import { fateOf, type Line, linesOf, MATTERS, type Matter, namesIn, reasonOf } from './timeline';
import { unitWords } from './words';

/** What has happened about a unit, one line a day and matter, with person and fate of each letter. */
export function Timeline({ evaluation, timeZone }: { evaluation: Evaluation; timeZone: string }) {
  const said = useWordsOf(unitWords);
  const [matter, setMatter] = useState<Matter>('all');
  const { timeline } = evaluation;
  if (timeline === undefined) return null;
  const names = namesIn(evaluation);
  const lines = linesOf(timeline, matter, (at) => momentOf(at, timeZone).day);
  return (
    <section aria-labelledby="dien-bien">
      <h2 id="dien-bien">{said.timeline}</h2>
      <div className="unit-filter no-print">
        <Choice
          id="timeline-matter"
          label={said.timelineFilter}
          value={matter}
          options={MATTERS.map((each) => [each, said.timelineOf[each]] as const)}
          onChange={(value) => setMatter(MATTERS.find((each) => each === value) ?? 'all')}
        />
      </div>
      {lines.length === 0 && <p role="status">{said.noTimeline}</p>}
      <ol className="timeline">
        {lines.map((line) => (
          <TimelineLine key={line.key} line={line} names={names} timeZone={timeZone} />
        ))}
      </ol>
    </section>
  );
}

interface Told {
  line: Line;
  names: ReadonlyMap<string, string>;
  timeZone: string;
}

function TimelineLine({ line, names, timeZone }: Told) {
  const words = useWords();
  const said = useWordsOf(unitWords);
  const { at, event, step, entries } = line;
  const parties = [...new Set(entries.flatMap((entry) => entry.parties ?? []))];
  const reason = reasonOf(said, line);
  const { day, time } = momentOf(at, timeZone);
  return (
    <li>
      <p className="timeline-day">
        <time dateTime={at}>{tellDate(day)}</time> <span className="quiet">{time}</span>
      </p>
      <div>
        <p>
          <strong>{said.events[event]}</strong>
          {step && ` · ${words.steps[step]}`}
          {reason !== '' && ` · ${reason}`}
        </p>
        {parties.length > 0 && (
          <p className="quiet">{parties.map((party) => names.get(party) ?? party).join(', ')}</p>
        )}
        {entries.map((entry) => (
          <Late key={`${entry.id} ${entry.at}`} entry={entry} names={names} />
        ))}
        <Letters line={line} timeZone={timeZone} />
      </div>
    </li>
  );
}

/** Whose filing was late; of those in time nothing needs to be said. */
function Late({ entry, names }: { entry: TimelineEntry; names: Told['names'] }) {
  const words = useWords();
  const { step, timeliness, parties = [] } = entry;
  if (step === undefined || timeliness === undefined || timeliness === 'on-time') return null;
  if (step === 'party-assessment' || step === 'recognition') return null;
  const told = tellTimeliness(words, step, entry);
  return told === undefined ? null : (
    <p className="timeline-late">
      {parties.map((party) => names.get(party) ?? party).join(', ')}: {told}
    </p>
  );
}

function Letters({ line, timeZone }: Pick<Told, 'line' | 'timeZone'>) {
  const said = useWordsOf(unitWords);
  const letters = new Map(
    line.entries.flatMap((entry) => entry.letters ?? []).map((letter) => [letter.id, letter]),
  );
  if (line.event !== 'letter' && line.event !== 'superseded') return null;
  if (line.entries.every((entry) => entry.letters === undefined)) return null;
  if (letters.size === 0) return <p className="quiet">{said.fates.none}</p>;
  const tell = (at: string) => {
    const { day, time, date } = momentOf(at, timeZone);
    return day === momentOf(line.at, timeZone).day ? time : `${time} ${date}`;
  };
  return (
    <ul className="plain">
      {[...letters.values()].map((letter) => (
        <li key={letter.id} className={letter.state === 'failed' ? 'timeline-bad' : undefined}>
          {[letter.person.name ?? letter.person.id, letter.person.title].filter(Boolean).join(', ')}:{' '}
          {fateOf(said, letter, tell)}
        </li>
      ))}
    </ul>
  );
}
