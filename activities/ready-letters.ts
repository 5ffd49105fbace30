import { fromMs } from '../domain/time';
import type { CampaignDocument } from '../store/documents/campaign';
import type { LetterDocument } from '../store/documents/letter';
import type { PersonDocument } from '../store/documents/register';
import { type DocumentOf, documentsTold } from '../use-cases/letters/documents-told';
import { factsOfLetters } from '../use-cases/letters/facts-of-letters';
import { type CurrentLetter, currentLetter } from '../use-cases/letters/letter-as-of';
import { linksOfLetter } from '../use-cases/links/links-of-letter';
import type { ActivityDeps } from './deps';
import { findCampaign } from './find-campaign';

/** A letter that is about to go, with what was known of it a moment ago. */
export interface ReadyLetter {
  letter: LetterDocument;
  campaign: CampaignDocument;
  /** Undefined if nothing of it is owed any more. */
  current: CurrentLetter | undefined;
  /** Of what is left; stored before the letter can be in anybody's hands. */
  links: ReturnType<typeof linksOfLetter> | undefined;
  person: PersonDocument | undefined;
  documentOf: DocumentOf;
}

type ReadyDeps = Pick<ActivityDeps, 'store' | 'now' | 'faceAt'>;

/**
 * Looks at some letters of one campaign together: its state, what is still owed by the read model and by what is stored since,
 * addresses, and the documents of its news. A few calls of the store, however many letters there are.
 */
export async function readyLetters(
  { store, now, faceAt }: ReadyDeps,
  letters: readonly LetterDocument[],
): Promise<ReadyLetter[]> {
  const [first] = letters;
  if (!first) return [];
  const { campaign: id } = first;
  const campaign = await findCampaign(store, id);
  const items = letters.flatMap((letter) => letter.items);
  const [facts, people, documentOf] = await Promise.all([
    factsOfLetters(store, { campaign: id, letters }),
    store.register.peopleNamed({ campaign: id, people: letters.map(({ person }) => person) }),
    documentsTold(store, { campaign: id, items }),
  ]);
  const nowMs = now();
  const ready: ReadyLetter[] = [];
  for (const letter of letters) {
    const current = await currentLetter({ store, facts }, { letter, campaign, nowMs });
    const { plan } = campaign;
    const links =
      faceAt && current && linksOfLetter({ letter: current.letter, plan, faceAt, createdAt: fromMs(nowMs) });
    ready.push({ letter, campaign, current, links, person: people.get(letter.person), documentOf });
  }
  const documents = ready.flatMap(({ links }) => links?.documents ?? []);
  if (documents.length > 0) await store.letterLinks.insertAll(documents);
  return ready;
}

/** What is older is looked at anew before a letter goes. */
const FRESH_MS = 1_000;
/** More than a few seconds' letters are not looked at in vain. */
const MOST_AHEAD = 40;

/** Looks at letters of a page just before they go, each with those that follow it within the second. */
export function lookingAhead(
  deps: ReadyDeps,
  letters: readonly LetterDocument[],
  perSecond: number,
): (at: number) => Promise<ReadyLetter> {
  const ahead = Math.min(MOST_AHEAD, Math.max(1, Math.floor(perSecond)));
  const looks = new Map<number, { from: number; atMs: number; ready: Promise<ReadyLetter[]> }>();
  return async (at) => {
    const part = Math.floor(at / ahead);
    let look = looks.get(part);
    if (!look || at < look.from || performance.now() - look.atMs > FRESH_MS) {
      const ready = readyLetters(deps, letters.slice(at, (part + 1) * ahead));
      look = { from: at, atMs: performance.now(), ready };
      looks.set(part, look);
      // The next one looks for itself.
      ready.catch(() => looks.delete(part));
    }
    return (await look.ready)[at - look.from] as ReadyLetter;
  };
}
