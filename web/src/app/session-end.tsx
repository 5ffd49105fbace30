import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { lastAnswerMs } from '../api/last-answer';
import { signInAddress } from '../parts/sign-in-address';
import { useWords } from './language';
import { viewerQuery } from './queries';
import { sessionLeftMs } from './session-left';

const WARN_MS = 2 * 60_000;

/**
 * Says so two minutes before a session ends of idleness, and lets it go on by one button; and says so once it has ended. It asks
 * nothing by itself: what a page asks without its person would keep the session for nobody.
 */
export function SessionEnd() {
  const { shell, form } = useWords();
  const client = useQueryClient();
  const { data, dataUpdatedAt: toldMs } = useQuery(viewerQuery);
  const session = data?.session;
  const idleUntilMs = session && Date.parse(session.idleUntil);
  const endsMs = session && Date.parse(session.endsAt);
  const [leftMs, setLeftMs] = useState<number>();
  useEffect(() => {
    if (idleUntilMs === undefined || endsMs === undefined) return undefined;
    const look = () =>
      setLeftMs(
        sessionLeftMs({ idleUntilMs, endsMs, toldMs, answeredMs: lastAnswerMs(), nowMs: Date.now() }),
      );
    look();
    const timer = setInterval(look, 15_000);
    return () => clearInterval(timer);
  }, [idleUntilMs, endsMs, toldMs]);
  if (leftMs === undefined || leftMs > WARN_MS) return null;
  return (
    <div className="session-end" role="alert">
      {leftMs > 0 ? (
        <>
          <p>{shell.session.ending(Math.max(1, Math.round(leftMs / 60_000)))}</p>
          <button
            type="button"
            className="act"
            onClick={() => void client.invalidateQueries({ queryKey: viewerQuery.queryKey })}
          >
            {shell.session.stay}
          </button>
        </>
      ) : (
        <>
          <p>{shell.session.ended}</p>
          <a href={signInAddress()} target="_blank" rel="noreferrer">
            {form.saved.signInAgain}
          </a>
        </>
      )}
    </div>
  );
}
