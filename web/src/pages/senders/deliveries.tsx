import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, ask } from '../../api/ask';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { PartState } from '../../parts/part-state';
import { Table } from '../../parts/table';
import { sendersWords } from './words';

const LAST = 20;

const deliveriesQuery = (sender: string) =>
  queryOptions({
    queryKey: ['senders', sender, 'deliveries'],
    queryFn: () =>
      ask(
        api.GET('/api/v1/senders/{sender}/deliveries', {
          params: { path: { sender }, query: { limit: LAST } },
        }),
      ),
  });

/** What it is called; what has no words of its own is told as the service has it. */
const outcomeIn = (words: Readonly<Record<string, string>>, outcome: string): string =>
  words[outcome] ?? outcome;

/** The last messages of a sender, without contents. */
export function Deliveries({ id, label }: { id: string; label: string }) {
  const words = useWords();
  const said = useWordsOf(sendersWords);
  const deliveries = useQuery(deliveriesQuery(id));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" ref={heading} tabIndex={-1}>
        {said.deliveries(label)}
      </h2>
      <PartState query={deliveries}>
        {({ items, keptDays }) => (
          <>
            {items.length === 0 ? (
              <p>{said.noDeliveries}</p>
            ) : (
              <Table
                caption={said.deliveries(label)}
                rows={items}
                keyOf={({ at, webhookId, outcome }) => [at, webhookId, outcome].join()}
                columns={[
                  { title: said.at, cell: ({ at }) => tellInstant(words, at) },
                  { title: said.answered, cell: ({ status }) => status },
                  {
                    title: said.outcome,
                    cell: ({ outcome, test }) =>
                      [outcomeIn(said.outcomes, outcome), test && said.test].filter(Boolean).join(', '),
                  },
                  {
                    title: said.about,
                    cell: ({ campaign, filing }) => [campaign, filing].filter(Boolean).join(' · ') || '–',
                  },
                ]}
              />
            )}
            <p className="quiet">{said.kept(keptDays)}</p>
          </>
        )}
      </PartState>
    </section>
  );
}
