import { type Audited, recordReading } from '../../use-cases/audit';
import { parseWith } from '../../use-cases/input/parse-with';
import { refuseUnconfirmed } from '../access/confirmed';
import {
  type Grant,
  grantsAmong,
  grantsFor,
  isTheirCampaign,
  refuseOtherCampaign,
  visible,
} from '../access/grants';
import { standingOf } from '../access/standing';
import { accessOf } from '../access/table';
import { actorOf, credentialOf, type Viewer } from '../access/viewer';
import type { ApiDeps } from '../deps';
import { NO_PLACE, type Place, placeIn } from './cursor';
import type { Answer, Endpoint, MediaType, Parts } from './endpoint';
import { withIdempotency } from './idempotency';
import { idempotencyKeyOf } from './idempotency-key';
import { preconditionOf } from './precondition';
import { problemOf } from './problem-of';
import { ProblemError } from './problems';

/** A request without its wrapping: what it says, and who says it. */
export interface Call {
  viewer: Viewer;
  /** Of the viewer's hats. */
  cells: readonly Grant[];
  /** As it came. */
  raw: Parts;
  accepts: MediaType;
  from: string;
  ifMatch?: string | undefined;
  ifNoneMatch?: string | undefined;
  idempotencyKey?: string | undefined;
  lastEventId?: string | undefined;
}

export interface Performed {
  /** As its handler made it. */
  whole: Answer;
  /** What the viewer gets of its body. */
  seen: unknown;
}

/**
 * Asks an endpoint by the table of access, and cuts down what it answers. Throws what the table or the endpoint refuses; a
 * refusal that tells of what it was about tells it by the table too.
 */
export async function perform(each: Endpoint, call: Call, deps: ApiDeps): Promise<Performed> {
  const { viewer, cells, raw, accepts, from, ifMatch, ifNoneMatch, idempotencyKey } = call;
  const { planInstant } = viewer.rehearsal ?? {};
  const asking = planInstant === undefined ? deps : { ...deps, planInstant };
  const isTheirs = isTheirCampaign(each, raw.params, viewer);
  const parts = await parseWith(
    () => each.parse(raw),
    async () => (isTheirs ? each.alsoWrong(raw, asking, grantsAmong(cells, raw)) : []),
  );
  refuseOtherCampaign(each, parts.params, viewer);
  const grants = grantsFor(cells, parts, await standingOf(deps, cells, parts.params));
  refuseUnconfirmed(each.operation, parts.body, viewer, deps.now());
  const precondition = preconditionOf(
    each.conditional ? { ifMatch, ...(each.method === 'put' && { ifNoneMatch }) } : {},
  );
  const place = placeOf(each, parts);
  const actor = actorOf(viewer);
  const whole = await withIdempotency({
    deps,
    scope: { credential: credentialOf(viewer), method: each.method, path: each.path, params: parts.params },
    key: each.idempotent ? idempotencyKeyOf(idempotencyKey) : undefined,
    // What was seen last is a part of what is asked: under another ETag it is another request.
    asked: {
      body: parts.body,
      ifMatch: each.conditional ? ifMatch : undefined,
      ...(planInstant !== undefined && { planInstant }),
    },
    run: (givenId) =>
      each.handle(
        {
          ...parts,
          viewer,
          grants,
          actor,
          from,
          accepts,
          precondition,
          place,
          givenId,
          lastEventId: call.lastEventId,
        },
        asking,
      ),
  }).catch(async (error: unknown) => {
    if (showsContents(error)) await recordReading(deps, readingOf(each, parts, actor, from));
    throw error;
  });
  const seen = visible(each.operation, whole, grants);
  const { status, headers, problem } = whole;
  if (!problem) {
    if (accessOf(each.operation).confidential) await recordReading(deps, readingOf(each, parts, actor, from));
    return { whole, seen };
  }
  throw new ProblemError({
    ...problem,
    status,
    ...(headers && { headers }),
    extensions: seen as Record<string, unknown>,
  });
}

/** Whoever writes what somebody else has changed meanwhile is shown what stands, and so reads it. */
const showsContents = (error: unknown): boolean => Boolean(problemOf(error)?.extensions['current']);

/** A list is the same under another limit: pages may grow on the way. It is so, too, for who has seen it before. */
function placeOf({ operation, pages }: Endpoint, { params, query }: Parts): Place {
  if (!pages) return NO_PLACE;
  const { cursor, limit: _any, changedSince: _seen, ...filter } = query as Paged;
  return placeIn({ operation, params, filter }, cursor);
}

interface Paged {
  cursor?: string;
  limit?: number;
  changedSince?: string;
}

/** Which contents are read, by the address and by what the query chooses. */
function readingOf({ operation }: Endpoint, { params, query }: Parts, actor: string, from: string): Audited {
  const { campaign, unit, ...ids } = (params ?? {}) as Asked;
  const { unit: chosen = unit } = (query ?? {}) as Asked;
  return {
    actor,
    action: 'content-read',
    campaign,
    units: chosen === undefined ? undefined : [chosen],
    target: [operation, ...Object.values(ids)].join(' '),
    from,
  };
}

type Asked = Readonly<Record<string, string | undefined>>;
