import type { Campaign } from '../../../../api-client/schema';
import { useWordsOf } from '../../app/page-words';
import { boardWords } from './words';

/** How far the opening of a campaign has come; nothing once it is over. */
export function Opening({ campaign: { opening, units } }: { campaign: Campaign }) {
  const said = useWordsOf(boardWords);
  if (!opening) return null;
  // Its register is one part of the work, and its evaluations are the other.
  const done = opening.stored + opening.started;
  return (
    <p>
      {opening.stored < opening.pages ? said.opening.register : said.opening.units(opening.started, units)}{' '}
      <progress value={done} max={opening.pages + units} aria-label={said.opening.label} />
    </p>
  );
}
