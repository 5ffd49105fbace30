import type { QueryClient } from '@tanstack/react-query';
import { type Hint, isStale, joined } from './hints';

/** Whatever was not told is right again after this long. */
const EVERYTHING_MS = 60_000;
/** What comes meanwhile is asked for together. */
const REST_MS = 250;
/** A service that refuses a stream is asked again, less and less often. */
const AGAIN_MS = [10_000, 60_000] as const;

/** Asks again for what has changed: at once where the service tells so, else once a minute. */
export function follow({
  client,
  campaigns,
  signal,
}: {
  client: QueryClient;
  campaigns: readonly string[];
  /** Ends it. */
  signal: AbortSignal;
}): void {
  const pending = new Map<string, Hint | 'all'>();
  let isAsking = false;

  /** One after the other, so that a page which takes long to read is read to its end. */
  async function askAgain(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    while (pending.size > 0 && !signal.aborted) {
      const hints = new Map(pending);
      pending.clear();
      await client.invalidateQueries({
        predicate: ({ queryKey }) => isStale(queryKey, hints),
      });
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    isAsking = false;
  }

  const hear = (campaign: string, hint: Hint | 'all'): void => {
    pending.set(campaign, joined(pending.get(campaign), hint));
    void askAgain();
  };
  const everything = (): void => {
    if (document.hidden) return;
    for (const campaign of ['', ...campaigns]) hear(campaign, 'all');
  };
  const timer = setInterval(everything, EVERYTHING_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  for (const campaign of campaigns) void listen(campaign, (hint) => hear(campaign, hint), signal);
}

interface Heard {
  id: string;
  hint: Hint;
}

/** One tab of a browser has the stream, and hands on what it hears; the next one has it when that tab closes. */
async function listen(campaign: string, hear: (hint: Hint) => void, signal: AbortSignal): Promise<void> {
  const name = `cong-vu-events/${campaign}`;
  const tabs = new BroadcastChannel(name);
  signal.addEventListener('abort', () => tabs.close());
  let last: string | undefined;
  const take = ({ id, hint }: Heard): void => {
    last = id;
    hear(hint);
  };
  tabs.onmessage = ({ data }: MessageEvent<Heard>) => take(data);
  const lead = () =>
    new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve());
      openStream({
        campaign,
        signal,
        last: () => last,
        told: (heard) => {
          take(heard);
          tabs.postMessage(heard);
        },
      });
    });
  // Rejected once it is over, if another tab has had it all the time.
  await navigator.locks.request(name, { signal }, lead).catch(() => undefined);
}

interface Streaming {
  campaign: string;
  signal: AbortSignal;
  /** Id of the last event. */
  last: () => string | undefined;
  told: (heard: Heard) => void;
}

function openStream(streaming: Streaming, tries = 0): void {
  const { campaign, signal, last, told } = streaming;
  const after = last();
  const query = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
  const source = new EventSource(`/api/v1/campaigns/${campaign}/events${query}`);
  let failures = tries;
  source.addEventListener('changed', ({ data, lastEventId }: MessageEvent<string>) => {
    failures = 0;
    told({ id: lastEventId, hint: JSON.parse(data) as Hint });
  });
  source.addEventListener('error', () => {
    // The browser itself comes back after a connection that broke, and not after an answer that refuses.
    if (source.readyState !== EventSource.CLOSED || signal.aborted) return;
    const wait = AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)];
    const timer = setTimeout(() => openStream(streaming, failures + 1), wait);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
  signal.addEventListener('abort', () => source.close());
}
