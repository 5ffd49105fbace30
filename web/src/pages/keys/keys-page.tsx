import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/ask';
import type { Key } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { PartState } from '../../parts/part-state';
import { StewardPage } from '../../parts/steward-page';
import { Table } from '../../parts/table';
import { Revoke } from './revoke';
import { keysWords } from './words';

const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: () => ask(api.GET('/api/v1/keys', {})),
});

const isLiving = ({ revokedAt, expiresAt }: Key): boolean =>
  revokedAt === undefined && Date.parse(expiresAt) > Date.now();

/** Keys of other software: seen and revoked here, created by a command alone. */
export function KeysPage() {
  const said = useWordsOf(keysWords);
  const keys = useQuery(keysQuery);
  return (
    <StewardPage title={said.title}>
      <p>{said.lead}</p>
      <PartState query={keys}>
        {({ items }) => (items.length === 0 ? <p>{said.none}</p> : <Keys items={items} />)}
      </PartState>
    </StewardPage>
  );
}

function Keys({ items }: { items: Key[] }) {
  const words = useWords();
  const said = useWordsOf(keysWords);
  const client = useQueryClient();
  const [asked, setAsked] = useState<Key>();
  const [revoked, setRevoked] = useState<string>();
  const isFirstLiving = items.some((key) => key.first && isLiving(key));
  const newestFirst = [...items].sort(
    (a, b) => Number(isLiving(b)) - Number(isLiving(a)) || b.createdAt.localeCompare(a.createdAt),
  );
  const stateOf = (key: Key) => {
    if (key.revokedAt !== undefined) return said.revoked(tellInstant(words, key.revokedAt));
    return (isLiving(key) ? said.living : said.over)(tellInstant(words, key.expiresAt));
  };
  return (
    <>
      {isFirstLiving && (
        <div className="note note-late">
          <p>{said.firstWarning}</p>
        </div>
      )}
      <div role="status">
        {revoked !== undefined && (
          <div className="note note-good">
            <p>{said.revokedDone(revoked)}</p>
          </div>
        )}
      </div>
      <Table
        caption={said.title}
        rows={newestFirst}
        keyOf={({ id }) => id}
        columns={[
          {
            title: said.key,
            cell: ({ label, id, first }) => (
              <>
                {label}
                {first && <strong className="below asks">{said.first}</strong>}
                <span className="below">{id}</span>
              </>
            ),
          },
          { title: said.roles, cell: ({ roles }) => roles.map((role) => words.roles[role]).join('; ') },
          {
            title: said.about,
            cell: ({ campaign, party }) =>
              [campaign ?? said.everywhere, party && said.party(party)].filter(Boolean).join(', '),
          },
          {
            title: said.used,
            cell: ({ lastUsedAt }) =>
              lastUsedAt === undefined ? said.neverUsed : tellInstant(words, lastUsedAt),
          },
          { title: said.state, cell: stateOf },
          {
            title: said.act,
            isAction: true,
            cell: (key) =>
              isLiving(key) && (
                <button
                  type="button"
                  className="act"
                  aria-label={said.revokeOf(key.label)}
                  onClick={() => setAsked(key)}
                >
                  {said.revoke}
                </button>
              ),
          },
        ]}
      />
      {asked && (
        <Revoke
          asked={asked}
          onEnd={(isRevoked) => {
            setAsked(undefined);
            if (!isRevoked) return;
            setRevoked(asked.label);
            void client.invalidateQueries({ queryKey: keysQuery.queryKey });
          }}
        />
      )}
    </>
  );
}
