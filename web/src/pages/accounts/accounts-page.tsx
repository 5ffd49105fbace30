import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Account } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { NextPage, useCursor } from '../../parts/next-page';
import { PartState } from '../../parts/part-state';
import { StewardPage } from '../../parts/steward-page';
import { Table } from '../../parts/table';
import { TextField } from '../../parts/text-field';
import { stateOf, wayOf } from './account-words';
import { accountsQuery } from './queries';
import { accountsWords } from './words';

/** Who has been granted what. */
export function AccountsPage() {
  const said = useWordsOf(accountsWords);
  return (
    <StewardPage title={said.title}>
      <p>{said.lead}</p>
      <p>
        <Link className="act act-first" href={addressOf.invite}>
          {said.invite}
        </Link>
      </p>
      <Found />
    </StewardPage>
  );
}

function Found() {
  const said = useWordsOf(accountsWords);
  const address = new URLSearchParams(useSearch()).get('dia-chi') ?? undefined;
  const cursor = useCursor();
  const accounts = useQuery(accountsQuery({ address, cursor }));
  return (
    <>
      <Find key={address} address={address} />
      <PartState query={accounts}>
        {({ items, nextCursor }) => (
          <>
            {items.length > 0 && <AccountTable items={items} />}
            {items.length === 0 && <p>{address === undefined ? said.noneYet : said.noneFound(address)}</p>}
            <NextPage cursor={nextCursor} />
          </>
        )}
      </PartState>
    </>
  );
}

function Find({ address = '' }: { address?: string | undefined }) {
  const said = useWordsOf(accountsWords);
  const [, go] = useLocation();
  const [typed, setTyped] = useState(address);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const asked = typed.trim();
    go(asked === '' ? addressOf.accounts : `${addressOf.accounts}?dia-chi=${encodeURIComponent(asked)}`);
  };
  return (
    <search>
      <form className="find" noValidate onSubmit={find}>
        <TextField
          id="find"
          label={said.find}
          hint={said.findHint}
          value={typed}
          error={undefined}
          inputMode="email"
          onChange={setTyped}
        />
        <Button type="submit" variant="default">
          {said.findAct}
        </Button>
      </form>
      {address !== '' && (
        <p>
          <Link href={addressOf.accounts}>{said.all}</Link>
        </p>
      )}
    </search>
  );
}

function AccountTable({ items }: { items: Account[] }) {
  const words = useWords();
  const said = useWordsOf(accountsWords);
  return (
    <Table
      caption={said.title}
      rows={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: said.person,
          cell: ({ id, name, address }) => (
            <>
              <Link href={addressOf.account(id)}>{name}</Link>
              <span className="below">{address}</span>
            </>
          ),
        },
        {
          title: said.roles,
          cell: ({ roles }) => roles.map((role) => words.roles[role]).join('; ') || said.noRoles,
        },
        { title: said.signsInBy, cell: (account) => wayOf(said, account) },
        { title: said.state, cell: (account) => <AccountState account={account} /> },
      ]}
    />
  );
}

function AccountState({ account }: { account: Account }) {
  const { text, look } = stateOf(useWords(), useWordsOf(accountsWords), account);
  return <span className={`state state-${look}`}>{text}</span>;
}
