import type { Typed } from '../filter-query';

/** A page of the list, as addresses carry it along: through its pages, to a letter and back. */
export interface Place {
  typed: Typed;
  page: number;
}

/** The list at a place; with a letter's id, at its row. */
export const listAddress = (place: Place, letter?: string): string =>
  `/${queryOf(place)}${letter === undefined ? '' : `#${letter}`}`;

/** A letter that was opened from a place of the list. */
export const letterAddress = (place: Place, letter: string, tab?: string): string =>
  `/letters/${letter}${queryOf(place, tab)}`;

function queryOf({ typed, page }: Place, tab?: string): string {
  const query = new URLSearchParams(typed);
  if (page > 1) query.set('page', String(page));
  if (tab !== undefined) query.set('tab', tab);
  return query.size === 0 ? '' : `?${query.toString()}`;
}
