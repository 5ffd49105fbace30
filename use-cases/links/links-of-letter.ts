import type { FaceAt } from '../../domain/face-at';
import type { Plan } from '../../domain/plan';
import { type LetterPage, opensPage, pageOf } from '../../domain/rules/letter-pages';
import type { Instant } from '../../domain/time';
import type { LetterDocument, LetterItem, LetterLinkDocument } from '../../store/documents/letter';
import { linkId, printedCode, taskCodeOf, tokenOf } from './link-names';
import { TASKS_PAGE } from './task-page';

interface PrintedLink {
  href: string;
  code: string;
  /** Where the code is typed, as one types an address. */
  codeAt: string;
}

interface Opened {
  page: LetterPage;
  printed: PrintedLink;
}

type About = Pick<LetterItem, 'kind' | 'step' | 'party' | 'to' | 'missing'>;

/** The list of tasks of a letter's reader; undefined of who has none to do here. */
export const tasksPage = (
  items: readonly About[],
  { plan, publicUrl }: { plan: Pick<Plan, 'bodies'>; publicUrl: string },
): string | undefined => {
  const homeAffairs = plan.bodies.homeAffairs.party;
  return items.some((item) => pageOf(item, { homeAffairs }) === 'task')
    ? `${publicUrl}${TASKS_PAGE}`
    : undefined;
};

/** The links of a letter as it goes: one for each matter that has a page, whatever sections the letter tells it in. */
export function linksOfLetter({
  letter,
  plan,
  faceAt: { publicUrl, secret },
  createdAt,
}: {
  /** Without what is no longer owed. */
  letter: Pick<LetterDocument, '_id' | 'campaign' | 'person' | 'items' | 'alsoOwed'>;
  plan: Pick<Plan, 'bodies'>;
  faceAt: FaceAt;
  /** Real time. */
  createdAt: Instant;
}): {
  documents: LetterLinkDocument[];
  linkOf: (item: About) => Opened | undefined;
  /** The list of its reader's tasks; undefined where they have none. */
  tasksAt: string | undefined;
} {
  const { _id, campaign, person, items, alsoOwed } = letter;
  const homeAffairs = plan.bodies.homeAffairs.party;
  const documents = new Map<string, LetterLinkDocument>();
  const printed = new Map<string, Opened>();
  const keyOf = (item: About) => matterKey(item, pageOf(item, { homeAffairs }));
  for (const item of [...items, ...alsoOwed]) {
    const page = pageOf(item, { homeAffairs });
    if (page === undefined || !opensPage(item, { homeAffairs })) continue;
    const { step, unit } = item;
    const key = keyOf(item);
    const known = documents.get(key);
    if (known) {
      if (!known.units.includes(unit)) known.units.push(unit);
      continue;
    }
    const isReport = page === 'overdue';
    const matter = {
      letter: _id,
      step,
      party: isReport ? item.to.party : item.party,
      ...(isReport && { page }),
    };
    const token = tokenOf(secret, matter);
    const code = taskCodeOf(secret, matter);
    documents.set(key, {
      ...matter,
      _id: linkId(token),
      code,
      person,
      campaign,
      units: [unit],
      createdAt,
    });
    printed.set(key, {
      page,
      printed: {
        href: `${publicUrl}/t/${token}`,
        code: printedCode(code),
        codeAt: `${new URL(publicUrl).host}/ma`,
      },
    });
  }
  return {
    documents: [...documents.values()],
    linkOf: (item) => printed.get(keyOf(item)),
    tasksAt: tasksPage([...items, ...alsoOwed], { plan, publicUrl }),
  };
}

/** A report is of all that its reader is told of a step, whoever owes it. */
const matterKey = ({ step, party }: Pick<About, 'step' | 'party'>, page: LetterPage | undefined): string =>
  `${page} ${step} ${page === 'overdue' ? '' : party}`;
