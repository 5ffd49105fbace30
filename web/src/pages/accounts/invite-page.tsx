import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api, ask } from '../../api/ask';
import type { GrantedRole } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { ErrorSummary, type Fault, messageOf } from '../../parts/error-summary';
import { Failed } from '../../parts/failed';
import { StewardPage } from '../../parts/steward-page';
import { TextField } from '../../parts/text-field';
import { useAction } from '../../parts/use-action';
import { keepAccount } from './queries';
import { RoleChoice } from './role-choice';
import { accountsWords } from './words';

/** Gives a person an account and roles. */
export function InvitePage() {
  const said = useWordsOf(accountsWords);
  return (
    <StewardPage title={said.inviting.title}>
      <div className="reading">
        <p>
          <Link href={addressOf.accounts}>{said.back}</Link>
        </p>
        <p>{said.inviting.lead}</p>
        <Invitation />
      </div>
    </StewardPage>
  );
}

const FIELDS = ['address', 'name', 'roles', 'reason'] as const;
type Fields = Record<'address' | 'name' | 'reason', string>;

function Invitation() {
  const said = useWordsOf(accountsWords);
  const { form } = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [fields, setFields] = useState<Fields>({ address: '', name: '', reason: '' });
  const [roles, setRoles] = useState<GrantedRole[]>([]);
  const [own, setOwn] = useState<Fault[]>([]);
  const action = useAction();
  /** The same invitation sent again is one invitation. */
  const sent = useRef({ key: '', what: '' });
  const faults = own.length > 0 ? own : (action.failure?.faults ?? []);
  const change = (field: keyof Fields) => (value: string) =>
    setFields((before) => ({ ...before, [field]: value }));

  const invite = async (event: FormEvent) => {
    event.preventDefault();
    const empty = (['address', 'name'] as const).filter((field) => fields[field].trim() === '');
    const found: Fault[] = empty.map((field) => ({ field, message: form.faults.empty }));
    if (roles.length === 0) found.push({ field: 'roles', message: said.change.none });
    setOwn(found);
    if (found.length > 0) return;
    const { address, name, reason } = fields;
    const body = { address, name, roles, ...(reason.trim() !== '' && { reason }) };
    const what = JSON.stringify(body);
    if (sent.current.what !== what) sent.current = { key: crypto.randomUUID(), what };
    await action.run(async () => {
      const header = { 'Idempotency-Key': sent.current.key };
      const account = await ask(api.POST('/api/v1/accounts', { params: { header }, body }));
      keepAccount(client, account);
      go(`${addressOf.account(account.id)}?vua=moi`);
    });
  };
  const titles: Record<string, string> = {
    address: said.address,
    name: said.inviting.name,
    roles: said.inviting.roles,
    reason: said.reason,
  };

  return (
    <>
      <ErrorSummary faults={faults} titles={(field) => titles[field] ?? field} />
      <form noValidate onSubmit={(event) => void invite(event)}>
        <TextField
          id="address"
          label={said.address}
          hint={said.findHint}
          value={fields.address}
          error={messageOf(faults, 'address')}
          inputMode="email"
          onChange={change('address')}
        />
        <TextField
          id="name"
          label={said.inviting.name}
          value={fields.name}
          error={messageOf(faults, 'name')}
          onChange={change('name')}
        />
        <RoleChoice
          legend={said.inviting.roles}
          chosen={roles}
          error={messageOf(faults, 'roles')}
          onChange={setRoles}
        />
        <TextField
          id="reason"
          label={said.reasonOptional}
          hint={said.reasonHint}
          value={fields.reason}
          error={messageOf(faults, 'reason')}
          onChange={change('reason')}
        />
        <Failed action={action} fields={FIELDS} />
        <Button type="submit">{said.inviting.act}</Button>
      </form>
    </>
  );
}
