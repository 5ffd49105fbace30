import { randomInt } from 'node:crypto';
import type { Response } from 'express';
import type { Logger } from 'pino';
import type { Instant } from '../../domain/time';
import type { Store } from '../../store/store';
import { loadCampaign, planNow } from '../../use-cases/campaigns/load-campaign';
import { inParallel } from '../../use-cases/in-parallel';
import { unavailable } from '../../use-cases/refusals';
import { TooManyRequests } from '../http/problems';
import {
  type Changes,
  type Counters,
  changesBetween,
  countersOf,
  idOf,
  isNothing,
  type Told,
} from './changes';

/** What an endpoint's answer goes on with, where the caller takes it as a stream. */
export interface Followed {
  campaign: string;
  /** As its first event has them. */
  counters: Counters;
  told: Told;
  first: { now: Instant } & Changes;
}

export interface Streams {
  /** Sends what changes from now on. Throws, before anything is sent, if it may not be. */
  open(stream: {
    response: Response;
    /** Whose it is. */
    credential: string;
    followed: Followed;
    /** What its holder may be told by now; undefined once they have left. Rejects if nobody can say. */
    toldNow: () => Promise<Told | undefined>;
  }): void;
  count(): number;
  /** Ends all, so that a server that closes does not wait for them. */
  stop(): void;
}

export interface StreamTimes {
  /** How often the counters are read, for all streams at once. */
  readMs: number;
  /** How often something is sent, so that nobody on the way takes the connection for a dead one. */
  commentMs: number;
  /** How often it is asked whether its holder is still who they were. */
  checkMs: number;
}

const TIMES: StreamTimes = { readMs: 1000, commentMs: 20_000, checkMs: 5000 };
/** A browser has one, and two while it changes over. */
const PER_CREDENTIAL = 10;
/** A reader that takes so little has gone; it comes back with the id of what it has read. */
const UNREAD_BYTES = 64 * 1024;
/** Checks at once. */
const CHECKS = 8;

interface Stream {
  response: Response;
  credential: string;
  campaign: string;
  told: Told;
  toldNow: () => Promise<Told | undefined>;
  seen: Counters;
  sentMs: number;
  checkedMs: number;
}

/** All streams of a process. One reading of the store serves them all, and there is none while there are no streams. */
export function createStreams({
  store,
  now,
  logger,
  times = TIMES,
}: {
  store: Store;
  /** Real time, in milliseconds since the epoch. */
  now: () => number;
  logger: Logger;
  times?: StreamTimes;
}): Streams {
  const streams = new Set<Stream>();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isAway = false;

  const send = (stream: Stream, text: string): void => {
    const { response } = stream;
    if (response.writableLength > UNREAD_BYTES) response.destroy();
    else if (response.writable) response.write(text);
    stream.sentMs = performance.now();
  };

  const end = (stream: Stream): void => {
    streams.delete(stream);
    stream.response.end();
  };

  async function read(): Promise<void> {
    const campaigns = [...new Set([...streams].map(({ campaign }) => campaign))];
    const documents = new Map((await store.pulses.of(campaigns)).map((each) => [each._id, each]));
    for (const campaign of campaigns) {
      const counters = countersOf(documents.get(campaign));
      const changed = [...streams].flatMap((stream) => {
        if (stream.campaign !== campaign) return [];
        const changes = changesBetween(stream.seen, counters, stream.told);
        stream.seen = counters;
        return isNothing(changes) ? [] : [{ stream, changes }];
      });
      if (changed.length === 0) continue;
      const at = planNow({ now }, await loadCampaign({ store }, campaign));
      for (const { stream, changes } of changed) {
        send(stream, event(idOf(counters, stream.told), { now: at, ...changes }));
      }
    }
  }

  async function check(stream: Stream): Promise<void> {
    stream.checkedMs = performance.now();
    try {
      const told = await stream.toldNow();
      // Who may be told something else by now comes again, and is told that.
      if (!told || !isSame(told, stream.told)) end(stream);
    } catch (error) {
      logger.debug({ err: error }, 'nobody can say whether a stream may go on');
    }
  }

  async function turn(): Promise<void> {
    try {
      await read();
      isAway = false;
    } catch (error) {
      if (!isAway) logger.warn({ err: error }, 'pages are not told of changes for now');
      isAway = true;
    }
    const nowMs = performance.now();
    const due = [...streams].filter(({ checkedMs }) => nowMs - checkedMs >= times.checkMs);
    await inParallel({ items: due, limit: CHECKS, work: check });
    for (const stream of streams) if (nowMs - stream.sentMs >= times.commentMs) send(stream, ':\n\n');
    timer = undefined;
    schedule();
  }

  function schedule(): void {
    if (timer || isStopped || streams.size === 0) return;
    timer = setTimeout(() => void turn(), times.readMs);
  }

  return {
    open({ response, credential, followed: { campaign, counters, told, first }, toldNow }) {
      if (isStopped) throw unavailable({});
      const theirs = [...streams].filter((stream) => stream.credential === credential);
      if (theirs.length >= PER_CREDENTIAL) throw new TooManyRequests();
      const nowMs = performance.now();
      const stream: Stream = {
        response,
        credential,
        campaign,
        told,
        toldNow,
        seen: counters,
        sentMs: nowMs,
        checkedMs: nowMs,
      };
      response.status(200).set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        // Whoever compresses an answer on the way keeps its events back, and so does who buffers it.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();
      streams.add(stream);
      response.once('close', () => streams.delete(stream));
      // A connection that breaks is one that closes.
      response.on('error', (error) => logger.debug({ err: error }, 'a stream broke'));
      // All come again when a process ends, and not at the same moment.
      send(stream, `retry: ${randomInt(2000, 5000)}\n`);
      send(stream, event(idOf(counters, told), first));
      schedule();
    },
    count: () => streams.size,
    stop() {
      isStopped = true;
      clearTimeout(timer);
      for (const stream of streams) end(stream);
    },
  };
}

const event = (id: string, data: object): string =>
  `id: ${id}\nevent: changed\ndata: ${JSON.stringify(data)}\n\n`;

const isSame = (a: Told, b: Told): boolean => a.size === b.size && [...a].every((kind) => b.has(kind));
