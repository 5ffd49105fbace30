import { useState } from 'react';
import { api, ask } from '../../api/ask';
import { useWordsOf } from '../../app/page-words';
import type { Part } from './part';
import { RoleChoice } from './role-choice';
import { WithReason } from './with-reason';
import { accountsWords } from './words';

export function Roles({ account: { id, name, roles: granted }, onDone }: Part) {
  const accounts = useWordsOf(accountsWords);
  const { change: said } = accounts;
  const [roles, setRoles] = useState(granted);
  const save = async (reason: string) => {
    const body = { roles, reason };
    onDone(
      await ask(api.PUT('/api/v1/accounts/{account}/roles', { params: { path: { account: id } }, body })),
      said.done,
    );
  };
  return (
    <section aria-labelledby="change">
      <h2 id="change">{said.title}</h2>
      <p>{said.lead(name)}</p>
      <WithReason id="change" act={said.act} run={save}>
        <RoleChoice legend={accounts.roles} had={granted} chosen={roles} onChange={setRoles} />
      </WithReason>
    </section>
  );
}
