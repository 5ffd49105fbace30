import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useParams, useSearch } from 'wouter';
import { Refused } from '../../api/ask';
import type { Account } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useViewer } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { tellInstant } from '../../parts/dates';
import { Facts } from '../../parts/facts';
import { NotFound } from '../../parts/page-state';
import { PartState } from '../../parts/part-state';
import { StewardPage } from '../../parts/steward-page';
import { stateOf, wayOf } from './account-words';
import { Closing } from './closing';
import type { Part } from './part';
import { accountQuery, keepAccount } from './queries';
import { AskReset, ResetAsked } from './reset';
import { Roles } from './roles';
import { Sessions } from './sessions';
import { SetupLink } from './setup-link';
import { accountsWords } from './words';

/** One account, and all that can be done with it. */
export function AccountPage() {
  const said = useWordsOf(accountsWords);
  const { account: id } = useParams<{ account: string }>();
  const account = useQuery(accountQuery(id));
  const { error } = account;
  if (error instanceof Refused && [404, 422].includes(error.status)) return <NotFound />;
  return (
    <StewardPage title={account.data?.name ?? said.title}>
      <div className="reading">
        <p>
          <Link href={addressOf.accounts}>{said.back}</Link>
        </p>
        <PartState query={account}>{(found) => <Details account={found} />}</PartState>
      </div>
    </StewardPage>
  );
}

function Details({ account }: { account: Account }) {
  const words = useWords();
  const said = useWordsOf(accountsWords);
  const client = useQueryClient();
  const isJustInvited = new URLSearchParams(useSearch()).get('vua') === 'moi';
  const invited = account.hasPassword ? said.inviting.doneBefore : said.inviting.done;
  const [told, setTold] = useState(isJustInvited ? invited : undefined);
  const isOwn = useViewer()?.session?.person.email === account.address;
  const isClosed = account.closedAt !== undefined;
  const part: Part = {
    account,
    onDone: (changed, text) => {
      keepAccount(client, changed);
      setTold(text);
    },
  };
  return (
    <>
      <Told>{told}</Told>
      <Facts
        facts={[
          [said.address, account.address],
          [said.roles, account.roles.map((role) => words.roles[role]).join('; ') || said.noRoles],
          [said.signsInBy, wayOf(said, account)],
          [said.state, stateOf(words, said, account).text],
          [said.created, tellInstant(words, account.createdAt)],
        ]}
      />
      {isOwn && (
        <div className="note">
          <p>{said.own}</p>
          <p>
            <Link href={addressOf.me}>{words.me.title}</Link>
          </p>
        </div>
      )}
      {account.reset && <ResetAsked {...part} reset={account.reset} />}
      {!isOwn && !isClosed && <Roles key={account.roles.join()} {...part} />}
      {!isOwn && !isClosed && !account.reset && <AskReset {...part} />}
      {!isClosed && !account.hasPassword && account.roles.length > 0 && <SetupLink {...part} />}
      {!isOwn && !isClosed && <Sessions {...part} />}
      {!isOwn && <Closing {...part} />}
    </>
  );
}

/** What has just been done; it takes the focus, since what was pressed may be gone. */
function Told({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (children === undefined) return;
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'center' });
  }, [children]);
  return (
    <div role="status">
      {children !== undefined && (
        <div className="note note-good" ref={box} tabIndex={-1}>
          <p>{children}</p>
        </div>
      )}
    </div>
  );
}
