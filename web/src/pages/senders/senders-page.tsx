import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/ask';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { PartState } from '../../parts/part-state';
import { StewardPage } from '../../parts/steward-page';
import { Table } from '../../parts/table';
import { Deliveries } from './deliveries';
import { sendersWords } from './words';

const sendersQuery = queryOptions({
  queryKey: ['senders'],
  queryFn: () => ask(api.GET('/api/v1/senders', {})),
});

/** Other systems that send signed filings, and what came of their last messages. */
export function SendersPage() {
  const words = useWords();
  const said = useWordsOf(sendersWords);
  const senders = useQuery(sendersQuery);
  const [shown, setShown] = useState<{ id: string; label: string }>();
  return (
    <StewardPage title={said.title}>
      <p>{said.lead}</p>
      <PartState query={senders}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{said.none}</p>
          ) : (
            <Table
              caption={said.title}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: said.sender,
                  cell: ({ id, label }) => (
                    <>
                      {label}
                      <span className="below">{id}</span>
                    </>
                  ),
                },
                { title: said.parties, cell: ({ parties }) => parties.join(', ') },
                {
                  title: said.secrets,
                  cell: ({ secrets }) => secrets.filter(({ retiredAt }) => retiredAt === undefined).length,
                },
                {
                  title: said.state,
                  cell: ({ revokedAt }) => (
                    <span className={`state state-${revokedAt === undefined ? 'done' : 'waived'}`}>
                      {revokedAt === undefined ? said.living : said.revoked(tellInstant(words, revokedAt))}
                    </span>
                  ),
                },
                {
                  title: said.show,
                  isAction: true,
                  cell: ({ id, label }) => (
                    <button
                      type="button"
                      className="act"
                      aria-label={said.showOf(label)}
                      aria-expanded={shown?.id === id}
                      onClick={() => setShown(shown?.id === id ? undefined : { id, label })}
                    >
                      {said.show}
                    </button>
                  ),
                },
              ]}
            />
          )
        }
      </PartState>
      {shown && <Deliveries key={shown.id} {...shown} />}
    </StewardPage>
  );
}
