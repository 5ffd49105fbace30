import { Button } from '@mantine/core';
import { api, ask } from '../../api/ask';
import { useWordsOf } from '../../app/page-words';
import { Failed } from '../../parts/failed';
import { useAction } from '../../parts/use-action';
import type { Part } from './part';
import { WithReason } from './with-reason';
import { accountsWords } from './words';

/** Closes an account, or opens it again. */
export const Closing = (part: Part) =>
  part.account.closedAt === undefined ? <Close {...part} /> : <Reopen {...part} />;

function Close({ account: { id, name }, onDone }: Part) {
  const { close: said } = useWordsOf(accountsWords);
  const close = async (reason: string) => {
    const params = { path: { account: id } };
    onDone(await ask(api.POST('/api/v1/accounts/{account}/close', { params, body: { reason } })), said.done);
  };
  return (
    <section aria-labelledby="close">
      <h2 id="close">{said.title}</h2>
      <p>{said.lead(name)}</p>
      <WithReason id="close" act={said.act} run={close} isGrave />
    </section>
  );
}

function Reopen({ account: { id, name }, onDone }: Part) {
  const { reopen: said } = useWordsOf(accountsWords);
  const action = useAction();
  const reopen = () =>
    action.run(async () => {
      const params = { path: { account: id } };
      onDone(await ask(api.POST('/api/v1/accounts/{account}/reopen', { params })), said.done);
    });
  return (
    <section aria-labelledby="reopen">
      <h2 id="reopen">{said.title}</h2>
      <p>{said.lead(name)}</p>
      <Failed action={action} />
      <Button onClick={() => void reopen()}>{said.act}</Button>
    </section>
  );
}
