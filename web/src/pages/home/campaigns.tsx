import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { CampaignLine, Progress } from '../../../../api-client/schema';
import { api, ask } from '../../api/ask';
import { useWords } from '../../app/language';
import { useViewer } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { momentOf, tellDay } from '../../parts/dates';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { isOverseer } from '../../parts/what-one-is';
import { ServiceLinks } from './service-links';

const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: () => ask(api.GET('/api/v1/campaigns', {})),
});

const progressQuery = (campaign: string) =>
  queryOptions({
    queryKey: ['campaigns', campaign, 'progress'],
    queryFn: () => ask(api.GET('/api/v1/campaigns/{campaign}/progress', { params: { path: { campaign } } })),
  });

/** Every campaign with how far its steps have come. */
export function Campaigns() {
  const { home } = useWords();
  const campaigns = useQuery(campaignsQuery);
  const roles = useViewer()?.roles ?? [];
  const mayRehearse = roles.includes('administrator');
  return (
    <PageState query={campaigns}>
      {({ items }) => (
        <div className="wide">
          <PageTitle title={home.adminTitle} />
          {mayRehearse && (
            <p>
              <Link className="act" href={addressOf.rehearsals}>
                {home.rehearse}
              </Link>
            </p>
          )}
          {items.length === 0 && <p>{home.noCampaigns}</p>}
          {items.map((campaign) => (
            <CampaignSection key={campaign.id} campaign={campaign} isOverseen={isOverseer(roles)} />
          ))}
          <ServiceLinks />
        </div>
      )}
    </PageState>
  );
}

/** Where units stand is for those who oversee it; others enter its papers. */
function CampaignSection({ campaign, isOverseen }: { campaign: CampaignLine; isOverseen: boolean }) {
  const words = useWords();
  const { state, rehearsal, held, units, now } = words.home.campaign;
  const progress = useQuery({ ...progressQuery(campaign.id), enabled: isOverseen });
  const address = isOverseen ? addressOf.board(campaign.id) : addressOf.papers(campaign.id);
  const about = [
    ...(campaign.clock === 'rehearsal' ? [rehearsal] : []),
    state[campaign.state],
    units(campaign.units),
    now(tellDay(words, momentOf(campaign.now, campaign.timeZone).day)),
    ...(campaign.sending === 'held' ? [held] : []),
  ];
  return (
    <div className="campaign">
      <h2>
        <Link href={address}>{campaign.plan.title}</Link>
      </h2>
      <p className="quiet">
        {campaign.id} · {about.join(' · ')}
      </p>
      {progress.data && (
        <ProgressTable title={`${campaign.plan.title} (${campaign.id})`} progress={progress.data} />
      )}
      {progress.error && <p className="quiet">{words.states.away}</p>}
    </div>
  );
}

const COLUMNS = [
  'expected',
  'onTime',
  'onTheDay',
  'late',
  'outstanding',
  'overdue',
  'notOwedYet',
  'waived',
] as const;

function ProgressTable({ title, progress }: { title: string; progress: Progress }) {
  const { home, steps } = useWords();
  return (
    <section className="scroll" tabIndex={0} aria-label={home.campaign.caption(title)}>
      <table>
        <caption className="visually-hidden">{home.campaign.caption(title)}</caption>
        <thead>
          <tr>
            <th scope="col">{home.columns.step}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {home.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {progress.steps.map((step) => (
            <tr key={step.step}>
              <th scope="row">{steps[step.step]}</th>
              {COLUMNS.map((column) => (
                <td key={column} className={classOf(column, step[column])}>
                  {step[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const classOf = (column: (typeof COLUMNS)[number], count: number): string | undefined => {
  if (count === 0) return 'nothing';
  return column === 'overdue' ? 'bad' : undefined;
};
