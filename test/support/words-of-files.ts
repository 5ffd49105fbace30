import { REFERENCE } from '../../config/reference';
import { RECIPIENTS, STEP_IDS } from '../../domain/plan';
import { ROLES } from '../../domain/register';
import type { Text } from '../../domain/text';
import { englishIn } from './api/words';

const fields = [...REFERENCE.values()].flatMap((table) => table.flatMap(([path]) => path.split(/[.[\]*]+/)));
const own = new Set<string>([...fields, ...RECIPIENTS, ...STEP_IDS, ...ROLES]);

/** What stands in the files as it is, in every language: names of fields, ids, files, values. */
const withoutNames = (text: string): string =>
  text
    // An example is what would stand there.
    .replace(/; ví dụ .*$/, '')
    .replace(/[\w-]+\.(?:csv|yaml)|[a-z0-9]+(?:-[a-z0-9]+)+|\w+/g, (word) =>
      own.has(word) || /[.-]/.test(word) ? ' ' : word,
    );

/** What is wrong with the Vietnamese of what the checker says; empty if nothing is. */
export const faultsOfText = ({ en, vi }: Text): string[] =>
  [
    ...(en === vi ? ['it is the same in both languages'] : []),
    ...(/[à-ỹđ]/i.test(vi) ? [] : ['it has no Vietnamese letter']),
    ...englishIn(withoutNames(vi)).map((word) => `«${word}» is left in it`),
  ].map((fault) => `${vi}: ${fault}`);
