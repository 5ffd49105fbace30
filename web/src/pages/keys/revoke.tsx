import { Button } from '@mantine/core';
import { api, ask } from '../../api/ask';
import type { Key } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { Dialog } from '../../parts/dialog';
import { Failed } from '../../parts/failed';
import { useAction } from '../../parts/use-action';
import { keysWords } from './words';

/** A key that is revoked stays so, and what uses it stops: so one is asked first. */
export function Revoke({ asked: { id, label }, onEnd }: { asked: Key; onEnd: (isRevoked: boolean) => void }) {
  const said = useWordsOf(keysWords);
  const action = useAction();
  const revoke = async () => {
    const params = { path: { key: id } };
    if (await action.run(() => ask(api.DELETE('/api/v1/keys/{key}', { params })))) onEnd(true);
  };
  return (
    <Dialog title={said.revokeOf(label)} onCancel={() => onEnd(false)}>
      <p>{said.revokeEffect(label)}</p>
      <Failed action={action} />
      <div className="buttons">
        <Button color="red" onClick={() => void revoke()}>
          {said.revoke}
        </Button>
        <Button variant="default" onClick={() => onEnd(false)}>
          {said.keep}
        </Button>
      </div>
    </Dialog>
  );
}
