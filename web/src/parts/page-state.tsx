import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Away, Refused, SignedOut } from '../api/ask';
import { useWords } from '../app/language';
import { PageTitle } from './page-title';
import { signInAddress } from './sign-in-address';

/** Shows a page's data, a skeleton until it is there, or why it is not. */
export function PageState<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { data, error, refetch } = query;
  // Data stays in view when a refetch fails.
  if (data !== undefined && !(error instanceof SignedOut)) return children(data);
  if (error instanceof SignedOut) return <ToSignIn />;
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  return <Loading />;
}

/** The skeleton of a page. It appears after 200 ms, so that a fast answer does not flicker. */
export function Loading() {
  const { states } = useWords();
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="column" aria-busy="true">
      {isLong && (
        <>
          <p className="visually-hidden" role="status">
            {states.loading}
          </p>
          <div className="bones" aria-hidden="true">
            <span className="bone bone-title" />
            <span className="bone" />
            <span className="bone" />
            <span className="bone bone-short" />
          </div>
        </>
      )}
    </div>
  );
}

export function ToSignIn() {
  useEffect(() => window.location.replace(signInAddress()), []);
  return <Loading />;
}

export function NotFound() {
  const { states } = useWords();
  return (
    <div className="column">
      <PageTitle title={states.notFound} />
      <p>{states.notFoundWhy}</p>
    </div>
  );
}

/** Nothing of the page can be shown. */
export function Broken() {
  const { states } = useWords();
  return (
    <div className="column">
      <PageTitle title={states.failed} />
      <p>{states.broken}</p>
      <Button onClick={() => window.location.reload()}>{states.retry}</Button>
    </div>
  );
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const { states } = useWords();
  const problem = error instanceof Refused || error instanceof Away ? error.problem : undefined;
  if (error instanceof Refused && error.status === 404) return <NotFound />;
  const isForbidden = error instanceof Refused && error.status === 403;
  return (
    <div className="column">
      <PageTitle title={isForbidden ? states.forbidden : states.failed} />
      <p>{isForbidden ? states.forbiddenWhy : (problem?.detail ?? problem?.title ?? states.away)}</p>
      {!isForbidden && (
        <p>
          <Button onClick={retry}>{states.retry}</Button>
        </p>
      )}
      {error instanceof Away && error.retryAfterS !== undefined && (
        <Countdown seconds={error.retryAfterS} then={retry} />
      )}
      {problem?.requestId !== undefined && <p className="quiet">{states.request(problem.requestId)}</p>}
    </div>
  );
}

function Countdown({ seconds, then }: { seconds: number; then: () => void }) {
  const { states } = useWords();
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) {
      then();
      return undefined;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, then]);
  return <p className="quiet">{states.retryIn(Math.max(0, left))}</p>;
}
