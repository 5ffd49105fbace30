import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { Away, api, ask } from '../api/ask';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // PageState counts down where the service says when to come again.
      retry: (count, error) => error instanceof Away && error.retryAfterS === undefined && count < 2,
    },
    // A caller that knows its write to be repeatable repeats it: see `askPatiently`.
    mutations: { retry: false },
  },
});

export const viewerQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => ask(api.GET('/api/v1/me', {})),
  staleTime: 60_000,
});

export const tasksQuery = queryOptions({
  queryKey: ['tasks'],
  queryFn: () => ask(api.GET('/api/v1/tasks', {})),
});

/** Where things are, and whether this is a trial: what `/` answers to programs. */
export interface Service {
  mode: 'trial' | 'production';
  letters: 'captured' | 'sent';
  links: { key: string; title: string; href: string }[];
}

export const serviceQuery = queryOptions({
  queryKey: ['service'],
  queryFn: async (): Promise<Service> => {
    const answer = await fetch('/', { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Away();
    return (await answer.json()) as Service;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Undefined while it is not known, and where nobody is signed in. */
export const useViewer = () => useQuery(viewerQuery).data;

/** What the person is called; empty while it is not known. */
export function useOwnName(): string {
  const viewer = useViewer();
  return viewer?.session?.person.name ?? viewer?.label ?? '';
}
