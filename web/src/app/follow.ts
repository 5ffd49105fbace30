import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { addressOf } from '../parts/addresses';
import { tasksQuery, useViewer } from './queries';

/** A page is usable first. */
const LATER_MS = 500;
/** A browser has so many connections to one service, where there is no HTTP/2. */
const CAMPAIGNS = 3;

/** Has pages show what others have changed, as long as somebody is signed in. */
export function Follow() {
  const client = useQueryClient();
  const isSignedIn = useViewer()?.session !== undefined;
  const campaigns = useInView().join();
  useEffect(() => {
    if (!isSignedIn) return undefined;
    const ending = new AbortController();
    const { signal } = ending;
    const begin = async () => {
      const { follow } = await import('./live');
      if (!signal.aborted) follow({ client, campaigns: campaigns.split(',').filter(Boolean), signal });
    };
    // Without it pages stay as they were read.
    const timer = setTimeout(() => void begin().catch(() => undefined), LATER_MS);
    return () => {
      clearTimeout(timer);
      ending.abort();
    };
  }, [client, isSignedIn, campaigns]);
  return null;
}

/** The campaign of the page in view, or those of one's tasks. */
function useInView(): readonly string[] {
  const [path] = useLocation();
  const { data } = useQuery({ ...tasksQuery, enabled: path === addressOf.tasks });
  const [, campaign] = /^\/(?:d|dien-tap)\/([a-z0-9-]+)/.exec(path) ?? [];
  if (campaign !== undefined) return [campaign];
  if (path !== addressOf.tasks) return [];
  return [...new Set(data?.items.map((task) => task.campaign))].slice(0, CAMPAIGNS);
}
