import { Button } from '@mantine/core';
import { api, ask } from '../../api/ask';
import { useWordsOf } from '../../app/page-words';
import { Failed } from '../../parts/failed';
import { useAction } from '../../parts/use-action';
import type { Part } from './part';
import { accountsWords } from './words';

/** For somebody who has no password yet. */
export function SetupLink({ account: { id, address }, onDone }: Part) {
  const { link: said } = useWordsOf(accountsWords);
  const action = useAction();
  const send = () =>
    action.run(async () => {
      const params = { path: { account: id } };
      onDone(await ask(api.POST('/api/v1/accounts/{account}/setup-link', { params })), said.done);
    });
  return (
    <section aria-labelledby="link">
      <h2 id="link">{said.title}</h2>
      <p>{said.lead(address)}</p>
      <Failed action={action} />
      <Button variant="default" onClick={() => void send()}>
        {said.act}
      </Button>
    </section>
  );
}
