import { Button } from '@mantine/core';
import { api, ask } from '../../api/ask';
import type { Account } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { Failed } from '../../parts/failed';
import { useAction } from '../../parts/use-action';
import type { Part } from './part';
import { WithReason } from './with-reason';
import { accountsWords } from './words';

/** To set password and second factor anew: one person asks, another one confirms. */
export function AskReset({ account: { id, name, hasPassword, hasProvinceSignIn }, onDone }: Part) {
  const { reset: said } = useWordsOf(accountsWords);
  const askFor = async (reason: string) => {
    const params = { path: { account: id } };
    onDone(
      await ask(api.POST('/api/v1/accounts/{account}/reset', { params, body: { reason } })),
      said.askedDone,
    );
  };
  // Who has neither gets the setup letter again.
  if (!hasPassword && !hasProvinceSignIn) return null;
  return (
    <section aria-labelledby="reset">
      <h2 id="reset">{said.title}</h2>
      <p>{said.lead(name)}</p>
      <WithReason id="reset" act={said.act} run={askFor} />
    </section>
  );
}

export function ResetAsked({
  account: { id, name },
  reset,
  onDone,
}: Part & { reset: NonNullable<Account['reset']> }) {
  const words = useWords();
  const { reset: said } = useWordsOf(accountsWords);
  const action = useAction();
  const params = { path: { account: id } };
  const confirm = () =>
    action.run(async () => {
      onDone(await ask(api.POST('/api/v1/accounts/{account}/reset/confirm', { params })), said.confirmedDone);
    });
  const withdraw = () =>
    action.run(async () => {
      onDone(await ask(api.DELETE('/api/v1/accounts/{account}/reset', { params })), said.withdrawnDone);
    });
  return (
    <section className="note note-late" aria-labelledby="reset">
      <h2 id="reset">{said.title}</h2>
      <p>{said.asked(reset.by, tellInstant(words, reset.at), tellInstant(words, reset.expiresAt))}</p>
      <p>{said.why(reset.reason)}</p>
      <p>{reset.mayConfirm ? said.effect(name) : said.waits}</p>
      <Failed action={action} />
      <div className="buttons">
        {reset.mayConfirm && <Button onClick={() => void confirm()}>{said.confirm}</Button>}
        <Button variant="default" onClick={() => void withdraw()}>
          {said.withdraw}
        </Button>
      </div>
    </section>
  );
}
