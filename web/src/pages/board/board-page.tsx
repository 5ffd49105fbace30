import './board.css';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import type { Campaign, Plan } from '../../../../api-client/schema';
import { campaignQuery } from '../../app/campaign-queries';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { useViewer } from '../../app/queries';
import { tellInstant } from '../../parts/dates';
import { Downloads } from '../../parts/downloads';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { PartState } from '../../parts/part-state';
import { Printed } from '../../parts/printed';
import { BoardFilter } from './board-filter';
import { Figures } from './figures';
import { type Filter, filterIn, isFiltered, searchWith } from './filter';
import { HeatTable } from './heat-table';
import { Opening } from './opening';
import { arranged, PAGE_ROWS } from './order';
import { boardQuery } from './queries';
import type { BoardRows } from './rows';
import { useSinceLast } from './seen';
import { boardWords } from './words';

/** Where every unit of a campaign stands, step by step. */
export function BoardPage() {
  const { campaign = '' } = useParams();
  const query = useQuery(campaignQuery(campaign));
  return (
    <PageState query={query}>
      {({ campaign: found, plan }) => <Board key={found.id} campaign={found} plan={plan} />}
    </PageState>
  );
}

function Board({ campaign, plan }: { campaign: Campaign; plan: Plan }) {
  const said = useWordsOf(boardWords);
  const filter = filterIn(useSearch());
  const [path, go] = useLocation();
  const rows = useQuery(boardQuery(campaign.id, filter));
  useIsAt({
    campaign: plan.title,
    rehearsal: campaign.clock === 'rehearsal',
    now: rows.data?.now ?? campaign.now,
    timeZone: campaign.timeZone,
  });
  const change = (next: Partial<Filter>) => go(`${path}${searchWith(filter, next)}`, { replace: true });
  return (
    <div className="broad board-page">
      <PageTitle title={said.title} />
      <p className="only-print">{plan.title}</p>
      <Opening campaign={campaign} />
      <Figures campaign={campaign.id} plan={plan} />
      <BoardFilter filter={filter} plan={plan} owing={rows.data?.owing ?? []} onChange={change} />
      <PartState query={rows}>
        {(data) => <Rows campaign={campaign} plan={plan} data={data} filter={filter} onChange={change} />}
      </PartState>
      <Taken campaign={campaign.id} />
      <Legend />
      <Printed />
    </div>
  );
}

function Rows({
  campaign,
  plan,
  data,
  filter,
  onChange,
}: {
  campaign: Campaign;
  plan: Plan;
  data: BoardRows;
  filter: Filter;
  onChange: (change: Partial<Filter>) => void;
}) {
  const said = useWordsOf(boardWords);
  // Letters that are typed are seen at once; the table follows.
  const search = useDeferredValue(filter.search);
  const since = useSinceLast(campaign.id, useViewer()?.session?.person.email, data.rows);
  const kinds = plan.unitKinds.map(({ id }) => id);
  const found = arranged(data.rows, { search, sort: filter.sort, kinds });
  const last = Math.max(1, Math.ceil(found.length / PAGE_ROWS));
  const page = Math.min(filter.page, last);
  const from = (page - 1) * PAGE_ROWS;
  const rows = found.slice(from, from + PAGE_ROWS);
  if (found.length === 0) return <p role="status">{isFiltered(filter) ? said.none : said.noneYet}</p>;
  return (
    <>
      <p className="quiet" role="status">
        {said.shown(from + 1, from + rows.length, found.length)}
      </p>
      <Changes rows={data.rows} since={since} />
      <HeatTable
        campaign={campaign}
        plan={plan}
        rows={rows}
        sort={filter.sort}
        onSort={(sort) => onChange({ sort })}
        isChanged={since?.has}
      />
      {last > 1 && <Pages filter={filter} page={page} last={last} />}
    </>
  );
}

function Changes({ rows, since }: { rows: BoardRows['rows']; since: ReturnType<typeof useSinceLast> }) {
  const words = useWords();
  const said = useWordsOf(boardWords);
  if (!since) return null;
  const at = tellInstant(words, since.at);
  const count = rows.filter(since.has).length;
  return <p className="quiet no-print">{count > 0 ? said.changes(count, at) : said.noChanges(at)}</p>;
}

function Pages({ filter, page, last }: { filter: Filter; page: number; last: number }) {
  const said = useWordsOf(boardWords);
  const [path] = useLocation();
  const to = (next: number) => `${path}${searchWith(filter, { page: next })}`;
  return (
    <nav className="pages no-print" aria-label={said.pages}>
      {page > 1 && (
        <Link className="act" href={to(page - 1)}>
          {said.before}
        </Link>
      )}
      {page < last && (
        <Link className="act" href={to(page + 1)}>
          {said.after}
        </Link>
      )}
    </nav>
  );
}

/** Those in charge of some units alone have no table of all. */
function Taken({ campaign }: { campaign: string }) {
  const roles = useViewer()?.roles ?? [];
  if (!roles.includes('administrator') && !roles.includes('committee')) return null;
  return <Downloads campaign={campaign} what="board" />;
}

function Legend() {
  const said = useWordsOf(boardWords);
  return (
    <details className="board-legend">
      <summary>{said.legend}</summary>
      <ul>
        {said.legendItems.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
