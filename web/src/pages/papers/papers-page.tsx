import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import type { Paper } from '../../api/contract';
import { campaignQuery } from '../../app/campaign-queries';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { useOwnName } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { DateField } from '../../parts/date-field';
import { dayTyped, momentOf, tellDate, tellDay, tellInstant } from '../../parts/dates';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { PartState } from '../../parts/part-state';
import { Entry } from './entry';
import { PaperList } from './paper-list';
import { papersQuery } from './queries';
import { Voiding } from './voiding';
import { papersWords } from './words';
import './papers.css';

/** A clerk's desk: papers as they come in, those of a day, and those whose contents are still to be entered. */
export function PapersPage() {
  const { campaign } = useParams<{ campaign: string }>();
  const query = useQuery(campaignQuery(campaign));
  const { now, timeZone, clock } = query.data?.campaign ?? {};
  useIsAt({ campaign: query.data?.plan.title, rehearsal: clock === 'rehearsal', now, timeZone });
  return (
    <PageState query={query}>
      {({ campaign: read }) => <Desk campaign={campaign} now={read.now} timeZone={read.timeZone} />}
    </PageState>
  );
}

function Desk({ campaign, now, timeZone }: { campaign: string; now: string; timeZone: string }) {
  const words = useWords();
  const said = useWordsOf(papersWords);
  const search = new URLSearchParams(useSearch());
  const isOfWaiting = search.has('cho');
  const today = momentOf(now, timeZone).day;
  const day = dayTyped(search.get('ngay') ?? '') ?? today;
  const waiting = useQuery(papersQuery(campaign, { waiting: 'true' }));
  const ofDay = useQuery(papersQuery(campaign, { day }));
  const client = useQueryClient();
  const [toVoid, setToVoid] = useState<Paper>();
  const printed = said.printedAt(tellInstant(words, new Date().toISOString()), useOwnName());
  const count = waiting.data?.items.length ?? 0;
  const title = isOfWaiting ? said.waitingTitle : said.register(tellDay(words, day));
  return (
    <div className="wide papers">
      <PageTitle title={said.title} />
      <p className="no-print">{said.lead}</p>
      {!isOfWaiting && <Entry campaign={campaign} now={now} timeZone={timeZone} />}
      <section aria-labelledby="register">
        <h2 id="register">{title}</h2>
        <p className="no-print">
          {isOfWaiting ? (
            <Link href={addressOf.papers(campaign)}>{said.toDay}</Link>
          ) : (
            count > 0 && <Link href={`${addressOf.papers(campaign)}?cho`}>{said.waiting(count)}</Link>
          )}
        </p>
        {!isOfWaiting && <Days campaign={campaign} day={day} today={today} />}
        <PartState query={isOfWaiting ? waiting : ofDay}>
          {({ items, more }) =>
            items.length === 0 ? (
              <p>{isOfWaiting ? said.noneWaiting : said.none}</p>
            ) : (
              <>
                <PaperList
                  campaign={campaign}
                  caption={title}
                  papers={items}
                  timeZone={timeZone}
                  isOfOneDay={!isOfWaiting}
                  onVoid={setToVoid}
                />
                {more && <p className="note">{said.more}</p>}
                <p className="quiet only-print">{printed}</p>
                <p className="buttons no-print">
                  <Button variant="outline" onClick={() => window.print()}>
                    {said.print}
                  </Button>
                </p>
              </>
            )
          }
        </PartState>
      </section>
      {toVoid && (
        <Voiding
          campaign={campaign}
          paper={toVoid}
          onEnd={(isVoided) => {
            setToVoid(undefined);
            if (isVoided) void client.invalidateQueries({ queryKey: [campaign, 'filings'] });
          }}
        />
      )}
    </div>
  );
}

const DAY_MS = 24 * 3_600_000;
const dayBeside = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Which day's papers are shown; it stands in the address. */
function Days({ campaign, day, today }: { campaign: string; day: string; today: string }) {
  const said = useWordsOf(papersWords);
  const [, go] = useLocation();
  const [typed, setTyped] = useState(tellDate(day));
  const addressFor = (of: string) => `${addressOf.papers(campaign)}?ngay=${tellDate(of)}`;
  const read = dayTyped(typed);
  return (
    <form
      className="papers-days no-print"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (read !== undefined) go(addressFor(read));
      }}
    >
      <Link href={addressFor(dayBeside(day, -1))}>{said.before}</Link>
      <DateField
        id="register-day"
        label={said.registerOf}
        value={typed}
        error={undefined}
        today={today}
        onChange={setTyped}
      />
      <Button type="submit" variant="default">
        {said.registerOf}
      </Button>
      <Link href={addressFor(dayBeside(day, 1))}>{said.after}</Link>
    </form>
  );
}
