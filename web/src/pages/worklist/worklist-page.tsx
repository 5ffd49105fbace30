import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from 'wouter';
import type { Task } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { tasksQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { planQuery, worklistQuery } from '../../parts/many/queries';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { worklistWords } from './words';
import { WorklistOf } from './worklist-of';
import './worklist.css';

const STEP = 'agency-review';

interface Party {
  id: string;
  name: string;
}

/** Those for which the viewer reviews in a campaign. */
function partiesIn(tasks: readonly Task[], campaign: string): Party[] {
  const own = tasks.filter((task) => task.campaign === campaign && task.step === STEP);
  return [...new Map(own.map(({ party, partyName }) => [party, { id: party, name: partyName }])).values()];
}

/** All units that an agency reviews: `?ben=` chooses the agency, `?don-vi=` are the units of a letter. */
export function WorklistPage() {
  const { campaign } = useParams<{ campaign: string }>();
  const asked = new URLSearchParams(useSearch());
  const tasks = useQuery(tasksQuery);
  const chosen = asked.get('ben') || undefined;
  return (
    <PageState query={tasks}>
      {({ items }) => {
        const parties = partiesIn(items, campaign);
        const party = chosen ?? parties[0]?.id;
        if (party === undefined) return <Nothing />;
        return (
          <Asked
            key={party}
            campaign={campaign}
            party={party}
            isOwn={parties.some(({ id }) => id === party)}
            others={parties.filter(({ id }) => id !== party)}
            ofLetter={asked.get('don-vi')?.split(',') ?? []}
          />
        );
      }}
    </PageState>
  );
}

function Asked({
  campaign,
  party,
  isOwn,
  others,
  ofLetter,
}: {
  campaign: string;
  party: string;
  isOwn: boolean;
  others: readonly Party[];
  ofLetter: readonly string[];
}) {
  const list = useQuery(worklistQuery({ campaign, step: STEP, party }));
  const plan = useQuery(planQuery(campaign));
  return (
    <PageState query={list}>
      {(read) =>
        read.rows.length === 0 ? (
          <Nothing />
        ) : (
          <PageState query={plan}>
            {(its) => <WorklistOf list={read} plan={its} isOwn={isOwn} others={others} ofLetter={ofLetter} />}
          </PageState>
        )
      }
    </PageState>
  );
}

function Nothing() {
  const said = useWordsOf(worklistWords);
  return (
    <div className="column">
      <PageTitle title={said.title} />
      <p>{said.nothing}</p>
      <p>
        <Link href={addressOf.tasks}>{said.toTasks}</Link>
      </p>
    </div>
  );
}
