import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, done } from '../../api/ask';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { Failed } from '../../parts/failed';
import { PartState } from '../../parts/part-state';
import { Table } from '../../parts/table';
import { useAction } from '../../parts/use-action';
import type { Part } from './part';
import { accountSessionsQuery } from './queries';
import { accountsWords } from './words';

/** Where the person is signed in. */
export function Sessions({ account, onDone }: Part) {
  const words = useWords();
  const accounts = useWordsOf(accountsWords);
  const { me, methods } = words;
  const { sessions: said } = accounts;
  const sessions = useQuery(accountSessionsQuery(account.id));
  const action = useAction();
  const end = () =>
    action.run(async () => {
      await done(
        api.DELETE('/api/v1/accounts/{account}/sessions', { params: { path: { account: account.id } } }),
      );
      onDone(account, said.done);
    });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{said.title}</h2>
      <PartState query={sessions}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{said.none}</p>
          ) : (
            <>
              <Table
                caption={said.title}
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    title: me.devices.device,
                    cell: ({ device, from }) => (
                      <>
                        {device}
                        <span className="below">{from}</span>
                      </>
                    ),
                  },
                  { title: me.devices.method, cell: ({ method }) => methods[method] },
                  { title: me.devices.seen, cell: ({ seenAt }) => tellInstant(words, seenAt) },
                ]}
              />
              <p>{accounts.endsSessions(account.name)}</p>
              <Failed action={action} />
              <Button variant="default" onClick={() => void end()}>
                {said.act}
              </Button>
            </>
          )
        }
      </PartState>
    </section>
  );
}
