import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RehearsalClock } from '../../../../api-client/schema';
import { api, ask } from '../../api/ask';
import { useWordsOf } from '../../app/page-words';
import { Dialog } from '../../parts/dialog';
import { Failed } from '../../parts/failed';
import { useAction } from '../../parts/use-action';
import { rehearsalWords } from './words';

/** What somebody who watches may do to its clock, and to all of it. */
export function Controls({
  campaign,
  clock,
  isPlayed,
  again,
}: {
  campaign: string;
  clock: RehearsalClock;
  /** One that nobody plays any more can only be cancelled. */
  isPlayed: boolean;
  again: () => void;
}) {
  const said = useWordsOf(rehearsalWords);
  const action = useAction();
  const [isAsked, setIsAsked] = useState(false);
  const params = { path: { campaign } };
  const set = (what: 'pause' | 'resume' | 'step') =>
    void action
      .run(() => ask(api.POST('/api/v1/campaigns/{campaign}/clock', { params, body: { action: what } })))
      .then(again);
  const cancel = () => {
    setIsAsked(false);
    const body = { reason: said.reason };
    void action.run(() => ask(api.POST('/api/v1/campaigns/{campaign}/cancel', { params, body }))).then(again);
  };
  const isHeld = clock.standsAt !== undefined;
  return (
    <>
      <div className="buttons">
        {isPlayed && (
          <Button onClick={() => set(isHeld ? 'resume' : 'pause')}>
            {isHeld ? said.resume : said.pause}
          </Button>
        )}
        {isPlayed && isHeld && (
          <Button variant="outline" onClick={() => set('step')}>
            {said.step}
          </Button>
        )}
        <Button variant="outline" onClick={() => setIsAsked(true)}>
          {said.cancel}
        </Button>
      </div>
      <Failed action={action} />
      {isAsked && (
        <Dialog title={said.cancelTitle} onCancel={() => setIsAsked(false)}>
          <p>{said.cancelMore}</p>
          <div className="buttons">
            <Button onClick={cancel}>{said.cancel}</Button>
            <Button variant="outline" onClick={() => setIsAsked(false)}>
              {said.keep}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
