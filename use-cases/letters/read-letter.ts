import { sendingTimeOf } from '../../domain/clock';
import { pageOf } from '../../domain/rules/letter-pages';
import type { Instant } from '../../domain/time';
import type { SourceItem } from '../../mail/letter-input-of';
import { type RenderedLetter, renderLetter } from '../../mail/render-letter';
import type { LetterDocument, LetterItem } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { tasksPage } from '../links/links-of-letter';
import { notFound } from '../refusals';
import { type AsOf, campaignAt } from './as-of';
import { factsOfLetters } from './facts-of-letters';
import { itemsDigest } from './items-digest';
import { type CurrentLetter, currentLetter, inputOfLetter } from './letter-as-of';
import { withFacts } from './told-facts';

export interface ReadLetter {
  letter: LetterDocument;
  person: PersonDocument | undefined;
  /** Of what it tells as of `asOf`; also of nothing there is one. */
  itemsDigest: string;
  /** Plan time. */
  asOf: Instant;
  /** Undefined if nothing is left to be told. */
  says: RenderedLetter | undefined;
}

/**
 * A letter as it would go now; one that was sent, as it went. By the code that sends it, and without storing anything: the
 * links are the addressee's own, and are left out.
 */
export async function readLetter(
  deps: Deps,
  { campaign: id, letter: letterId }: { campaign: string; letter: string },
): Promise<ReadLetter> {
  const campaign = await loadCampaign(deps, id);
  const letter = await loadLetter(deps, { campaign: id, letter: letterId });
  const at = letter.state === 'sent' ? letter.sentAt : undefined;
  const when = campaignAt(campaign, at ?? planNow(deps, campaign));
  const { store } = deps;
  const current =
    letter.state === 'sent'
      ? asSent(letter)
      : await currentLetter(
          { store, facts: await factsOfLetters(store, { campaign: id, letters: [letter] }) },
          { letter, ...when },
        );
  const asOf = sendingTimeOf(when.campaign.clock, letter, when.nowMs);
  const person = (await store.register.person({ campaign: id, person: letter.person })) ?? undefined;
  const says = current && (await render(deps, { ...current, person }, when));
  return {
    letter,
    person,
    itemsDigest: itemsDigest(current ?? nothingLeft(letter), when),
    asOf,
    says,
  };
}

/** A letter of a campaign; refuses with `not-found` where there is none. */
export async function loadLetter(
  { store }: Pick<Deps, 'store'>,
  { campaign, letter: id }: { campaign: string; letter: string },
): Promise<LetterDocument> {
  const letter = await store.letters.get(id);
  if (letter?.campaign === campaign) return letter;
  throw notFound({
    en: 'This campaign has no such letter.',
    vi: 'Không có thư này trong đợt đánh giá.',
  });
}

type Told = Pick<CurrentLetter, 'letter' | 'waiting'>;

export const nothingLeft = (letter: LetterDocument): Told => ({
  letter: { ...letter, items: [], alsoOwed: [] },
  waiting: [],
});

/** What went, by position; letters that were sent before this was kept are shown with all that else was owed. */
function asSent(letter: LetterDocument): Told {
  const { items, alsoOwed, sentItems, sentAlsoOwed, sentFacts, sentAlsoFacts } = letter;
  const told = (all: LetterItem[], positions: number[] | undefined): LetterItem[] =>
    positions ? all.filter((_item, i) => positions.includes(i)) : all;
  const sent = {
    items: withFacts(told(items, sentItems), sentFacts),
    alsoOwed: withFacts(told(alsoOwed, sentAlsoOwed), sentAlsoFacts),
  };
  const waiting = letter.sentWaiting?.map((_id) => ({ _id }));
  const count = waiting && { unreleased: waiting.length };
  return { letter: { ...letter, ...sent, ...count }, waiting: waiting ?? [] };
}

async function render(
  { store, faceAt }: Pick<Deps, 'store' | 'faceAt'>,
  told: Told & Pick<ReadLetter, 'person'>,
  when: Omit<AsOf, 'letter'>,
): Promise<RenderedLetter> {
  const homeAffairs = when.campaign.plan.bodies.homeAffairs.party;
  const linkOf = (item: SourceItem) => {
    const page = faceAt && pageOf(item, { homeAffairs });
    return page && { page };
  };
  const { plan } = when.campaign;
  const { items, alsoOwed } = told.letter;
  const tasksAt = faceAt && tasksPage([...items, ...alsoOwed], { plan, publicUrl: faceAt.publicUrl });
  return renderLetter(await inputOfLetter({ store }, { ...told, ...when, linkOf, tasksAt }));
}
