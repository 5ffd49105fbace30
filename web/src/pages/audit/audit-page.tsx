import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';
import { api, ask } from '../../api/ask';
import type { AuditEntry } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { tellInstant } from '../../parts/dates';
import { NextPage, useCursor } from '../../parts/next-page';
import { PartState } from '../../parts/part-state';
import { StewardPage } from '../../parts/steward-page';
import { Table } from '../../parts/table';
import { AuditFilter } from './audit-filter';
import { Download } from './download';
import { type Filter, filterIn, queryOf, searchOf } from './filter';
import { auditWords } from './words';

const auditQuery = (filter: Filter, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['audit', filter, cursor],
    queryFn: () =>
      ask(
        api.GET('/api/v1/audit', {
          params: { query: { ...queryOf(filter), ...(cursor !== undefined && { cursor }) } },
        }),
      ),
  });

/** As the audit names somebody without a valid key or signature. */
const UNKNOWN = 'unknown';

/** Who did what, read what and was refused what. */
export function AuditPage() {
  const said = useWordsOf(auditWords);
  return (
    <StewardPage title={said.title}>
      <p>{said.lead}</p>
      <Entries />
    </StewardPage>
  );
}

function Entries() {
  const said = useWordsOf(auditWords);
  const filter = filterIn(useSearch());
  const cursor = useCursor();
  const entries = useQuery(auditQuery(filter, cursor));
  return (
    <>
      <AuditFilter key={searchOf(filter)} filter={filter} />
      <PartState query={entries}>
        {({ items, nextCursor }) => (
          <>
            {items.length === 0 ? <p>{said.none}</p> : <EntryTable items={items} />}
            <NextPage cursor={nextCursor} />
            {cursor !== undefined && (
              <p>
                <Link href={`${addressOf.audit}${searchOf(filter)}`}>{said.newest}</Link>
              </p>
            )}
            <Download filter={filter} />
          </>
        )}
      </PartState>
    </>
  );
}

function EntryTable({ items }: { items: AuditEntry[] }) {
  const words = useWords();
  const said = useWordsOf(auditWords);
  return (
    <Table
      caption={said.title}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        { title: said.at, cell: ({ at }) => tellInstant(words, at) },
        { title: said.actor, cell: ({ actor }) => (actor === UNKNOWN ? said.unknown : actor) },
        {
          title: said.what,
          cell: ({ action, count = 1 }) =>
            count > 1 ? `${said.actions[action]} (${said.times(count)})` : said.actions[action],
        },
        {
          title: said.about,
          cell: ({ campaign, units, target }) =>
            [campaign, units?.join(', '), target].filter(Boolean).join(' · ') || '–',
        },
        { title: said.where, cell: ({ from }) => from ?? '–' },
      ]}
    />
  );
}
