import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { messageOf } from '../../parts/error-summary';
import { Failed } from '../../parts/failed';
import { TextField } from '../../parts/text-field';
import { useAction } from '../../parts/use-action';
import { accountsWords } from './words';

/** Something done to an account, for a reason that goes into the audit. */
export function WithReason({
  id,
  act,
  run,
  refuses,
  isGrave = false,
  children,
}: {
  /** Tells its fields from those of other actions. */
  id: string;
  act: string;
  run: (reason: string) => Promise<void>;
  /** Whether something else is missing, which says so itself. */
  refuses?: () => boolean;
  isGrave?: boolean;
  children?: ReactNode;
}) {
  const said = useWordsOf(accountsWords);
  const { form } = useWords();
  const [reason, setReason] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const action = useAction();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const isMissing = reason.trim() === '';
    setIsEmpty(isMissing);
    if ((refuses?.() ?? false) || isMissing) {
      if (isMissing) document.getElementById(`${id}-reason`)?.focus();
      return;
    }
    if (await action.run(() => run(reason.trim()))) setReason('');
  };
  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      {children}
      <TextField
        id={`${id}-reason`}
        label={said.reason}
        hint={said.reasonHint}
        value={reason}
        error={isEmpty ? form.faults.empty : messageOf(action.failure?.faults ?? [], 'reason')}
        onChange={setReason}
      />
      <Failed action={action} fields={['reason']} />
      <Button type="submit" variant={isGrave ? 'outline' : 'filled'} {...(isGrave && { color: 'red' })}>
        {act}
      </Button>
    </form>
  );
}
