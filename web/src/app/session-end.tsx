import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from './language';
import { useViewer, viewerQuery } from './queries';

const WARN_MS = 2 * 60_000;

/** Says so two minutes before a session ends of idleness, and lets it go on by one button. */
export function SessionEnd() {
  const { shell } = useWords();
  const client = useQueryClient();
  const session = useViewer()?.session;
  const endsMs = session && Math.min(Date.parse(session.idleUntil), Date.parse(session.endsAt));
  const [leftMs, setLeftMs] = useState<number>();
  useEffect(() => {
    if (endsMs === undefined) return undefined;
    const look = () => setLeftMs(endsMs - Date.now());
    look();
    const timer = setInterval(look, 15_000);
    return () => clearInterval(timer);
  }, [endsMs]);
  if (leftMs === undefined || leftMs > WARN_MS || leftMs <= 0) return null;
  return (
    <div className="session-end" role="alert">
      <p>{shell.session.ending(Math.max(1, Math.round(leftMs / 60_000)))}</p>
      <button type="button" onClick={() => void client.invalidateQueries({ queryKey: viewerQuery.queryKey })}>
        {shell.session.stay}
      </button>
    </div>
  );
}
