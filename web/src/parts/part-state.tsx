import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Away, Refused, SignedOut } from '../api/ask';
import { useWords } from '../app/language';
import { ToSignIn } from './page-state';

/** As `PageState`, for a part of a page: the page has its heading, whatever becomes of the part. */
export function PartState<Data>({
  query: { data, error, refetch },
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  const { states } = useWords();
  if (data !== undefined && !(error instanceof SignedOut)) return children(data);
  if (error instanceof SignedOut) return <ToSignIn />;
  if (!error) return <p className="quiet">{states.loading}</p>;
  const problem = error instanceof Refused || error instanceof Away ? error.problem : undefined;
  return (
    <div className="note note-bad">
      <p>{problem?.detail ?? problem?.title ?? states.away}</p>
      <p>
        <Button variant="default" onClick={() => void refetch()}>
          {states.retry}
        </Button>
      </p>
    </div>
  );
}
