import type { EvaluationLine, paths } from '../../../../api-client/schema';

type Query = NonNullable<paths['/api/v1/campaigns/{campaign}/evaluations']['get']['parameters']['query']>;

/** What the board shows, as its address has it. */
export interface Filter {
  search: string;
  kind: string;
  step: string;
  state: string;
  owes: string;
  /** A column, with `-` in front for the other way round. */
  sort: string;
  /** From 1. */
  page: number;
}

/** In the page's address. */
const NAMES = {
  search: 'tim',
  kind: 'loai',
  step: 'buoc',
  state: 'tinh-trang',
  owes: 'con-no',
  sort: 'xep',
  page: 'trang',
} as const;

export function filterIn(search: string): Filter {
  const asked = new URLSearchParams(search);
  const of = (key: keyof Filter) => asked.get(NAMES[key]) ?? '';
  return {
    search: of('search'),
    kind: of('kind'),
    step: of('step'),
    state: of('state'),
    owes: of('owes'),
    sort: of('sort'),
    page: Math.max(1, Number.parseInt(of('page'), 10) || 1),
  };
}

/** What is left at its default is not in the address. Another choice begins at the first page. */
export function searchWith(filter: Filter, change: Partial<Filter>): string {
  const next = { ...filter, page: 1, ...change };
  const asked = new URLSearchParams();
  for (const key of Object.keys(NAMES) as (keyof Filter)[]) {
    const value = String(next[key]);
    if (value !== '' && !(key === 'page' && value === '1')) asked.set(NAMES[key], value);
  }
  return asked.size === 0 ? '' : `?${asked}`;
}

const OWED = ['outstanding', 'content-awaited', 'submitted', 'done', 'waived', 'ended'] as const;

/** States of something that is owed, to choose from: with somebody who owes it, it is outstanding anyway. */
export const statesFor = ({ owes }: Pick<Filter, 'owes'>): readonly string[] =>
  owes === '' ? ['overdue', ...OWED] : ['overdue'];

export const STATUSES = [
  'open',
  'frozen',
  'assessed',
  'proposed',
  'recognised',
] as const satisfies readonly EvaluationLine['status'][];

/** What of it the API chooses by. */
export function queryOf({ kind, step, state, owes }: Filter): Query {
  const isChosen = ([...statesFor({ owes }), ...STATUSES] as readonly string[]).includes(state);
  return {
    ...(kind !== '' && { kind }),
    ...(step !== '' && { step: step as NonNullable<Query['step']> }),
    ...(owes !== '' && { owes }),
    ...(isChosen &&
      (state === 'overdue' ? { overdue: 'true' } : { state: state as NonNullable<Query['state']> })),
  };
}

export const isFiltered = ({ search, kind, step, state, owes }: Filter): boolean =>
  [search, kind, step, state, owes].some((each) => each !== '');
