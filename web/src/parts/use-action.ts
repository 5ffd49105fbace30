import { useCallback, useRef, useState } from 'react';
import { Away, NotConfirmed, Refused, SignedOut } from '../api/ask';
import { useWords } from '../app/language';
import type { Fault } from './error-summary';

export interface Failure {
  text: string;
  isSignedOut: boolean;
  /** Where the service says which fields are wrong. */
  faults: readonly Fault[];
  requestId: string | undefined;
}

export interface Action {
  /** Does it, unless it is being done; whether it was done. A person who does not confirm who they are has changed nothing. */
  run: (act: () => Promise<unknown>) => Promise<boolean>;
  isBusy: boolean;
  failure: Failure | undefined;
}

/** One thing that a page has the service do, and what came of it. */
export function useAction(): Action {
  const { states } = useWords();
  const busy = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useCallback(
    async (act: () => Promise<unknown>): Promise<boolean> => {
      if (busy.current) return false;
      busy.current = true;
      setIsBusy(true);
      setFailure(undefined);
      try {
        await act();
        return true;
      } catch (error) {
        if (!(error instanceof NotConfirmed)) setFailure(failureOf(error, states));
        return false;
      } finally {
        busy.current = false;
        setIsBusy(false);
      }
    },
    [states],
  );
  return { run, isBusy, failure };
}

function failureOf(error: unknown, states: ReturnType<typeof useWords>['states']): Failure {
  const problem = error instanceof Refused || error instanceof Away ? error.problem : undefined;
  const isSignedOut = error instanceof SignedOut;
  return {
    text: isSignedOut ? states.signedOut : (problem?.detail ?? problem?.title ?? states.away),
    isSignedOut,
    faults: problem?.errors ?? [],
    requestId: problem?.requestId,
  };
}
