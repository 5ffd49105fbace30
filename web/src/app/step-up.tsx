import { Button } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { api, done } from '../api/ask';
import { type Method, setAskPerson } from '../api/step-up';
import { Dialog } from '../parts/dialog';
import { messageOf } from '../parts/error-summary';
import { Failed } from '../parts/failed';
import { provinceProofAddress, strongSignInAddress } from '../parts/sign-in-address';
import { TextField } from '../parts/text-field';
import { useAction } from '../parts/use-action';
import { useWords } from './language';

/** Asks a person to prove that it is they, whenever the service wants it for what they do. */
export function StepUp() {
  const [asked, setAsked] = useState<{ method: Method; answer: (isConfirmed: boolean) => void }>();
  useEffect(() => {
    setAskPerson(
      (method) =>
        new Promise((resolve) => {
          setAsked({
            method,
            answer: (isConfirmed) => {
              setAsked(undefined);
              resolve(isConfirmed);
            },
          });
        }),
    );
    return () => setAskPerson(undefined);
  }, []);
  return asked && <ConfirmDialog {...asked} />;
}

function ConfirmDialog({ method, answer }: { method: Method; answer: (isConfirmed: boolean) => void }) {
  const { stepUp } = useWords();
  const cancel = () => answer(false);
  return (
    <Dialog title={stepUp.title} onCancel={cancel}>
      {method === 'password' ? (
        <Prove answer={answer} />
      ) : (
        <>
          <p>{method === 'oidc' ? stepUp.province : stepUp.strong}</p>
          <div className="buttons">
            <a
              className="act act-first"
              href={method === 'oidc' ? provinceProofAddress() : strongSignInAddress()}
            >
              {method === 'oidc' ? stepUp.toProvince : stepUp.toStrong}
            </a>
            <Button variant="default" onClick={cancel}>
              {stepUp.cancel}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

const WAYS = ['password', 'code'] as const;
type Way = (typeof WAYS)[number];

function Prove({ answer }: { answer: (isConfirmed: boolean) => void }) {
  const { stepUp, form } = useWords();
  const [way, setWay] = useState<Way>('password');
  const [typed, setTyped] = useState('');
  const [isEmpty, setIsEmpty] = useState(false);
  const action = useAction();

  const prove = async (event: FormEvent) => {
    event.preventDefault();
    setIsEmpty(typed === '');
    if (typed === '') return;
    const body = way === 'password' ? { password: typed } : { code: typed.replaceAll(/\s/g, '') };
    if (await action.run(() => done(api.POST('/api/v1/me/confirm', { body })))) answer(true);
    else {
      setTyped('');
      document.getElementById(`proof-${way}`)?.focus();
    }
  };
  const turn = () => {
    setWay(way === 'password' ? 'code' : 'password');
    setTyped('');
    setIsEmpty(false);
  };

  return (
    <form noValidate onSubmit={(event) => void prove(event)}>
      <p>{stepUp.lead}</p>
      <TextField
        key={way}
        id={`proof-${way}`}
        label={stepUp[way]}
        hint={way === 'code' ? stepUp.codeHint : undefined}
        type={way === 'password' ? 'password' : 'text'}
        autoComplete={way === 'password' ? 'current-password' : 'one-time-code'}
        {...(way === 'code' && { inputMode: 'numeric' as const })}
        value={typed}
        error={isEmpty ? form.faults.empty : messageOf(action.failure?.faults ?? [], way)}
        onChange={setTyped}
      />
      <p>
        <button type="button" className="header-link" onClick={turn}>
          {way === 'password' ? stepUp.byCode : stepUp.byPassword}
        </button>
      </p>
      <Failed action={action} fields={WAYS} />
      <div className="buttons">
        <Button type="submit">{stepUp.confirm}</Button>
        <Button variant="default" onClick={() => answer(false)}>
          {stepUp.cancel}
        </Button>
      </div>
    </form>
  );
}
