import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import type { Campaign, Progress, Rehearsal, RehearsalClock } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { serviceQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { momentOf, tellDay } from '../../parts/dates';
import { Facts } from '../../parts/facts';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { Table } from '../../parts/table';
import { Controls } from './controls';
import { NewestLetters } from './newest-letters';
import { Outcome } from './outcome';
import { isUnderWay, lettersQuery, rehearsalQuery } from './queries';
import { rehearsalWords } from './words';

/** A rehearsal as it goes, and what it has shown. */
export function RehearsalPage() {
  const { campaign } = useParams<{ campaign: string }>();
  const query = useQuery(rehearsalQuery(campaign));
  const seen = query.data?.seen;
  useIsAt({
    campaign: seen?.campaign.plan.title,
    rehearsal: true,
    now: seen?.clock.now,
    timeZone: seen?.campaign.timeZone,
  });
  return (
    <PageState query={query}>
      {({ order }) => <Watched id={campaign} order={order} seen={seen} again={() => void query.refetch()} />}
    </PageState>
  );
}

interface Seen {
  campaign: Campaign;
  clock: RehearsalClock;
  progress: Progress;
}

function Watched({
  id,
  order,
  seen,
  again,
}: {
  id: string;
  order: Rehearsal | undefined;
  seen: Seen | undefined;
  again: () => void;
}) {
  const said = useWordsOf(rehearsalWords);
  return (
    <div className="wide">
      <p>
        <Link href={addressOf.rehearsals}>{said.again}</Link>
      </p>
      <PageTitle title={`${said.title}: ${seen?.campaign.plan.title ?? id}`} />
      <p className="quiet">{id}</p>
      {order && <Outcome order={order} isOpen={seen?.campaign.state === 'open'} />}
      {seen && <Standing {...seen} />}
      {seen?.campaign.state === 'open' && (
        <Controls campaign={id} clock={seen.clock} isPlayed={!order || isUnderWay(order)} again={again} />
      )}
      {seen && <NewestLetters campaign={seen.campaign} />}
      {seen && <Steps progress={seen.progress} />}
    </div>
  );
}

function Standing({ campaign, clock }: Seen) {
  const words = useWords();
  const said = useWordsOf(rehearsalWords);
  const letters = useQuery(lettersQuery(campaign.id)).data?.counts;
  const mailbox = useQuery(serviceQuery).data?.links.find(({ key }) => key === 'mailbox')?.href;
  const dayOf = (instant: string) => tellDay(words, momentOf(instant, campaign.timeZone).day);
  const isOpen = campaign.state === 'open';
  return (
    <>
      <Facts
        facts={[
          [said.now, `${dayOf(clock.now)}${isOpen && clock.state === 'stands' ? ` – ${said.stands}` : ''}`],
          [said.ends, isOpen && dayOf(clock.endsAt)],
          [said.sent, letters?.sent],
          [said.waiting, letters?.waiting],
        ]}
      />
      <ul className="links">
        <li>
          <Link href={addressOf.board(campaign.id)}>{said.board}</Link>
        </li>
        {mailbox !== undefined && (
          <li>
            <a href={`${mailbox.replace(/\/$/, '')}/?campaign=${campaign.id}`}>{said.mailbox}</a>
          </li>
        )}
      </ul>
    </>
  );
}

function Steps({ progress: { steps } }: { progress: Progress }) {
  const words = useWords();
  const said = useWordsOf(rehearsalWords);
  return (
    <section>
      <h2>{said.progress}</h2>
      <Table
        caption={said.progress}
        rows={steps}
        keyOf={({ step }) => step}
        columns={[
          { title: said.step1, cell: ({ step }) => words.steps[step] },
          { title: said.expected, cell: ({ expected }) => expected },
          { title: said.done, cell: ({ onTime, onTheDay, late }) => onTime + onTheDay + late },
          { title: said.overdue, cell: ({ overdue }) => overdue },
        ]}
      />
    </section>
  );
}
