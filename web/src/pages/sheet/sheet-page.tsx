import { useQuery } from '@tanstack/react-query';
import { Link, Redirect, useParams, useSearch } from 'wouter';
import type { Task } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { tasksQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { planQuery, worklistQuery } from '../../parts/many/queries';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { STEP } from './queries';
import { Sheet } from './sheet';
import { sheetWords } from './words';

/** A member's opinions on all units that they are asked about. */
export function SheetPage() {
  const { campaign } = useParams<{ campaign: string }>();
  const asked = new URLSearchParams(useSearch());
  const party = asked.get('ben');
  const units = asked.get('don-vi')?.split(',') ?? [];
  return party === null ? (
    <Whose campaign={campaign} />
  ) : (
    <SheetOf key={party} campaign={campaign} party={party} ofLetter={units} />
  );
}

function SheetOf({ campaign, party, ofLetter }: { campaign: string; party: string; ofLetter: string[] }) {
  const query = useQuery(worklistQuery({ campaign, step: STEP, party }));
  const itsPlan = useQuery(planQuery(campaign));
  const worklist = query.data;
  useIsAt({
    campaign: worklist?.campaign.title,
    rehearsal: worklist?.campaign.rehearsal,
    now: worklist?.planNow,
    timeZone: itsPlan.data?.timeZone,
  });
  return (
    <PageState query={query}>
      {(read) => (
        <PageState query={itsPlan}>
          {(plan) => <Sheet worklist={read} plan={plan} ofLetter={ofLetter} again={query.refetch} />}
        </PageState>
      )}
    </PageState>
  );
}

/** Whoever comes by an address that names no member: the one that they act for, or a choice. */
function Whose({ campaign }: { campaign: string }) {
  const said = useWordsOf(sheetWords);
  return (
    <PageState query={useQuery(tasksQuery)}>
      {({ items }) => {
        const members = membersIn(items, campaign);
        const [[only] = [], ...others] = members;
        if (only !== undefined && others.length === 0)
          return <Redirect to={addressOf.sheet({ campaign, party: only })} replace />;
        return (
          <div className="column">
            <PageTitle title={said.title} />
            {members.length === 0 ? (
              <>
                <p className="lead">{said.none}</p>
                <p>{said.noneMore}</p>
              </>
            ) : (
              <>
                <p>{said.which}</p>
                <ul>
                  {members.map(([party, name]) => (
                    <li key={party}>
                      <Link href={addressOf.sheet({ campaign, party })}>{name}</Link>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        );
      }}
    </PageState>
  );
}

const membersIn = (tasks: readonly Task[], campaign: string): [party: string, name: string][] => [
  ...new Map(
    tasks
      .filter((task) => task.campaign === campaign && task.step === STEP)
      .map(({ party, partyName }) => [party, partyName]),
  ),
];
