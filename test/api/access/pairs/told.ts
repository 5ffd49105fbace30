import { cellsFor } from '../../../../api/access/grants';
import type { Operation } from '../../../../api/access/table';
import type { Viewer } from '../../../../api/access/viewer';
import { endpoints } from '../../../../api/endpoints';
import type { Answer, Asked, Endpoint } from '../../../../api/http/endpoint';
import { perform } from '../../../../api/http/perform';
import { problemOf } from '../../../../api/http/problem-of';
import type { KeyRole } from '../../../../domain/key-roles';
import type { Deps } from '../../../../use-cases/deps';
import type { TestApi } from '../../../support/api/api';
import type { Attempt } from './attempts';
import { PARTY, PERSON } from './year';

/** What names an item of a list, so that the same one is the same in two answers. */
const nameOf = (item: unknown, i: number): string => {
  const { id, obligation, unit, criterion, step, party } = item as {
    [name in 'id' | 'obligation' | 'criterion' | 'step' | 'party']?: string;
  } & {
    unit?: string | { id: string };
  };
  const ofStep = step === undefined ? undefined : `${step}/${party ?? ''}`;
  return id ?? obligation ?? criterion ?? (typeof unit === 'object' ? unit.id : unit) ?? ofStep ?? String(i);
};

/** An answer as the set of what it tells: each value with the path to it. */
export function facts(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return [`${path}[]`, ...value.flatMap((item, i) => facts(item, `${path}[${nameOf(item, i)}]`))];
  }
  if (typeof value !== 'object' || value === null) return [`${path}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, below]) => facts(below, `${path}.${name}`));
}

/** Which endpoint an address is, and what it names. */
function paramsOf({ path }: Endpoint, asked: string): Record<string, string> {
  const names = path.split('/').filter((part) => part.startsWith(':'));
  const address = asked.split('/');
  const at = path.split('/');
  return Object.fromEntries(names.map((name) => [name.slice(1), address[at.indexOf(name)] ?? '']));
}

/** The same, telling which of its fields are read. */
const watched = <T extends object>(target: T, tell: (field: string) => void): T =>
  new Proxy(target, {
    get(of, field) {
      tell(String(field));
      return Reflect.get(of, field) as unknown;
    },
  });

const viewerAs = (roles: readonly KeyRole[]): Viewer => ({
  credential: 'khoa',
  label: 'thử nghiệm',
  hats: roles.map((role) => ({ role, party: PARTY, person: PERSON })),
  expiresAt: '2014-10-01T00:00:00.000Z',
});

export type Told = (
  roles: readonly KeyRole[],
  operation: Operation,
  attempt: Attempt,
) => Promise<string[] | undefined>;

/** Asks below HTTP what a key of some roles is told; undefined where it is refused, or told that there is no such thing. */
export function askingBelowHttp(api: TestApi): Told {
  /** What each handler answered first, or threw: nothing that is tried changes what is tried after it. */
  const answered = new Map<string, Promise<Answer>>();

  /** A handler that is asked once for each of what it looks at; most look at nothing but the request. */
  const once = (each: Endpoint): Endpoint => {
    const looked = new Set<string>();
    return {
      ...each,
      async handle(asked: Asked, deps: Deps) {
        const name = () => {
          const { params, query, body } = asked;
          const seen = [...looked].map((field) => (field in asked ? asked : asked.viewer)[field as never]);
          return JSON.stringify([each.operation, params, query, body, seen]);
        };
        const known = answered.get(name());
        if (known) return known;
        const viewer = watched(asked.viewer, (field) => looked.add(field));
        const answer = each.handle(
          watched({ ...asked, viewer }, (field) => field === 'grants' && looked.add(field)),
          deps,
        );
        await answer.catch(() => undefined);
        answered.set(name(), answer);
        return answer;
      },
    };
  };
  const byOperation = new Map(endpoints.map((each) => [each.operation, once(each)]));

  return async (roles, operation, { path, body, ifNoneMatch }) => {
    const each = byOperation.get(operation);
    if (!each) throw new Error(`no endpoint for ${operation}`);
    const [address = '', query = ''] = path.split('?');
    const viewer = viewerAs(roles);
    try {
      const cells = cellsFor(operation, viewer);
      const raw = {
        params: paramsOf(each, address),
        query: Object.fromEntries(new URLSearchParams(query)),
        body,
      };
      const accepts = 'application/json';
      const { seen } = await perform(each, { viewer, cells, raw, accepts, from: '', ifNoneMatch }, api.deps);
      return facts(seen === undefined ? 'done' : JSON.parse(JSON.stringify(seen)));
    } catch (error) {
      const problem = problemOf(error);
      if (!problem) throw error;
      const { status, type, errors, extensions } = problem;
      // A filing that is not theirs is one that is not there.
      if (status === 403 || status === 404) return undefined;
      if (status >= 500) throw error;
      return facts({ status, type, errors, ...extensions });
    }
  };
}
