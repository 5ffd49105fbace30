import { Link, useLocation, useSearch } from 'wouter';
import { useWords } from '../app/language';

/** Where in a list a page begins, as its address has it. */
const CURSOR = 'tiep';

export const useCursor = (): string | undefined => new URLSearchParams(useSearch()).get(CURSOR) ?? undefined;

/** Leads to the rest of a list, under the same filter. */
export function NextPage({ cursor }: { cursor: string | undefined }) {
  const { states } = useWords();
  const [path] = useLocation();
  const search = new URLSearchParams(useSearch());
  if (cursor === undefined) return null;
  search.set(CURSOR, cursor);
  return (
    <p className="next">
      <Link href={`${path}?${search}`}>{states.more}</Link>
    </p>
  );
}
