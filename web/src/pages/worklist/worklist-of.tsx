import { useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Plan, SentRow, Worklist } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { addressOf } from '../../parts/addresses';
import { Choice } from '../../parts/choice';
import { FromPlan } from '../../parts/from-plan';
import { PageTitle } from '../../parts/page-title';
import { TextField } from '../../parts/text-field';
import { Figures } from './figures';
import { InSheet } from './in-sheet';
import { AnnounceMany, FileMany } from './many';
import { Results, type Sent } from './results';
import { found, itemOf, ordered, SHOWS, type Show } from './rows';
import { UnitTable } from './unit-table';
import { worklistWords } from './words';

type Doing = 'reading' | 'filing' | 'announcing';

/** An agency's list: how far it is, what can be done for many at once, and each unit with its one button. */
export function WorklistOf({
  list,
  plan,
  others,
  ofLetter,
  isOwn,
}: {
  list: Worklist;
  plan: Plan;
  /** Who only reads it sends nothing. */
  isOwn: boolean;
  others: readonly { id: string; name: string }[];
  ofLetter: readonly string[];
}) {
  const words = useWords();
  const said = useWordsOf(worklistWords);
  const { campaign, party, planNow, deadlineText } = list;
  useIsAt({ campaign: campaign.title, rehearsal: campaign.rehearsal, now: planNow, timeZone: plan.timeZone });
  const [typed, setTyped] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [doing, setDoing] = useState<Doing>('reading');
  const [sent, setSent] = useState<Sent>();
  const top = useRef<HTMLDivElement>(null);

  const rows = ordered(list.rows, ofLetter);
  const drafts = rows.flatMap((row) => {
    const made = row.state === 'drafted' ? itemOf(plan, list, row, words) : undefined;
    return made ? [{ row, ...made }] : [];
  });
  const complete = drafts.filter(({ faults }) => faults.length === 0);
  const toAnnounce = rows.filter(({ state }) => state === 'filed-not-announced');
  const isComplete = new Set(complete.map(({ row }) => row.unit.id));
  const shown = found(rows, typed, show);

  const begin = (what: Doing) => {
    setDoing(what);
    setSent(undefined);
  };
  const end = (kind: Sent['kind'], results: SentRow[]) => {
    setSent({ kind, rows: results });
    setDoing('reading');
    top.current?.scrollIntoView({ block: 'start' });
  };

  if (doing === 'filing') {
    const incomplete = drafts.filter(({ faults }) => faults.length > 0).map(({ row }) => row);
    return (
      <FileMany
        list={list}
        plan={plan}
        drafts={complete}
        incomplete={incomplete}
        onSent={(results) => end('filing', results)}
        onCancel={() => begin('reading')}
      />
    );
  }
  if (doing === 'announcing') {
    return (
      <AnnounceMany
        list={list}
        plan={plan}
        rows={toAnnounce}
        onSent={(results) => end('announcing', results)}
        onCancel={() => begin('reading')}
      />
    );
  }
  return (
    <div className="wide worklist" ref={top}>
      <PageTitle title={said.title} />
      <p className="lead">{said.lead(party.name, rows.length)}</p>
      <p>
        <FromPlan>{said.deadline(deadlineText)}</FromPlan>
      </p>
      {others.length > 0 && (
        <p>
          {said.others}{' '}
          {others.map(({ id, name }) => (
            <Link key={id} href={addressOf.worklist({ campaign: campaign.id, party: id })}>
              {name}
            </Link>
          ))}
        </p>
      )}
      <Figures rows={rows} />
      {sent && (
        <Results
          sent={sent}
          list={list}
          plan={plan}
          onAnnounce={toAnnounce.length > 0 ? () => begin('announcing') : undefined}
          toAnnounce={toAnnounce.length}
        />
      )}
      {isOwn && (
        <section aria-labelledby="at-once" className="at-once">
          <h2 id="at-once">{said.many.title}</h2>
          <div className="buttons">
            {complete.length > 0 && (
              <button type="button" className="act act-first" onClick={() => begin('filing')}>
                {said.many.file(complete.length)}
              </button>
            )}
            {toAnnounce.length > 0 && (
              <button
                type="button"
                className={complete.length > 0 ? 'act' : 'act act-first'}
                onClick={() => begin('announcing')}
              >
                {said.many.announce(toAnnounce.length)}
              </button>
            )}
          </div>
          {complete.length === 0 && <p className="quiet">{said.many.fileNone}</p>}
        </section>
      )}
      <search className="filter">
        <TextField
          id="find"
          label={said.find}
          hint={said.findHint}
          value={typed}
          error={undefined}
          onChange={setTyped}
        />
        <Choice
          id="show"
          label={said.show}
          value={show}
          options={SHOWS.map((each) => [each, said.shows[each]] as const)}
          onChange={(value) => setShow(value as Show)}
        />
      </search>
      <p className="quiet" role="status">
        {shown.length === 0 && said.noneFound}
        {shown.length > 0 && shown.length < rows.length && said.found(shown.length, rows.length)}
      </p>
      {shown.length > 0 && (
        <UnitTable list={list} plan={plan} rows={shown} ofLetter={ofLetter} isComplete={isComplete} />
      )}
      {isOwn && <InSheet list={list} />}
    </div>
  );
}
