import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, askPatiently } from '../../api/ask';
import type { Paper } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { Dialog } from '../../parts/dialog';
import { messageOf } from '../../parts/error-summary';
import { Failed } from '../../parts/failed';
import { TextField } from '../../parts/text-field';
import { useAction } from '../../parts/use-action';
import { papersWords } from './words';

/** An entry that was made in error counts no more, for a reason that stays on record with it. */
export function Voiding({
  campaign,
  paper,
  onEnd,
}: {
  campaign: string;
  paper: Paper;
  onEnd: (isVoided: boolean) => void;
}) {
  const words = useWords();
  const said = useWordsOf(papersWords);
  const [reason, setReason] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const action = useAction();
  const params = { path: { campaign, unit: paper.unit, filing: paper.id } };
  const voidIt = async () => {
    setIsEmpty(reason.trim() === '');
    if (reason.trim() === '') return document.getElementById('reason')?.focus();
    const isVoided = await action.run(() =>
      askPatiently(() =>
        api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}/void', {
          params,
          body: { reason },
        }),
      ),
    );
    if (isVoided) onEnd(true);
  };
  return (
    <Dialog title={said.voidOf(paper.stamp?.documentNumber ?? '')} onCancel={() => onEnd(false)}>
      <p>{said.voidEffect}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void voidIt();
        }}
      >
        <TextField
          id="reason"
          label={said.reason}
          hint={said.reasonHint}
          value={reason}
          error={isEmpty ? words.form.faults.empty : messageOf(action.failure?.faults ?? [], 'reason')}
          onChange={setReason}
        />
        <Failed action={action} fields={['reason']} />
        <div className="buttons">
          <Button type="submit" color="red">
            {said.void}
          </Button>
          <Button variant="default" onClick={() => onEnd(false)}>
            {said.keep}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
