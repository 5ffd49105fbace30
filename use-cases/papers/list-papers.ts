import { addDays, instantAt } from '../../domain/calendar';
import type { PlainDate } from '../../domain/time';
import type { PaperHead } from '../../store/filings';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { type Voided, voidedBy } from '../filings/voided';

/** More than a văn thư stamps on any day. */
const MOST = 500;

/** Which papers: those of one day's stamps, those that wait for their contents, or those that look like one and the same. */
export type PapersAsked =
  | { day: PlainDate }
  | { waiting: true }
  | { party: string; number: string; date: PlainDate };

/** A paper as it stands on the desk. */
export interface Paper {
  filing: PaperHead;
  unitName: string;
  partyName: string;
  voided?: Voided;
  /** The entry that was made in its place. */
  replacedBy?: string;
}

/** Papers by their stamps; `isMore` where there are more than one page shows. */
export async function listPapers(
  deps: Pick<Deps, 'store'>,
  { campaign: id, asked }: { campaign: string; asked: PapersAsked },
): Promise<{ papers: Paper[]; isMore: boolean }> {
  const { store } = deps;
  const { _id: campaign, plan } = await loadCampaign(deps, id);
  const found = await papersAsked(deps, { campaign, asked, timeZone: plan.timeZone });
  const filings = found.slice(0, MOST);
  const units = [...new Set(filings.map(({ unit }) => unit))];
  const [voidings, replacing, names] = await Promise.all([
    store.decisions.voidingsOf({ campaign, units }),
    store.filings.replacing({ campaign, ids: filings.map((each) => each.id) }),
    store.register.namesOf({ campaign, parties: [...units, ...filings.map(({ party }) => party)] }),
  ]);
  const voidedOf = voidedBy(voidings);
  const taken = replacing.filter((each) => each.answer?.outcome !== 'refused' && !voidedOf(each));
  const replacedBy = new Map(taken.map((each) => [keyOf({ ...each, id: each.replaces ?? '' }), each.id]));
  const papers = filings.map((filing): Paper => {
    const [voided, standIn] = [voidedOf(filing), replacedBy.get(keyOf(filing))];
    return {
      filing,
      unitName: names.get(filing.unit) ?? filing.unit,
      partyName: names.get(filing.party) ?? filing.party,
      ...(voided && { voided }),
      ...(standIn !== undefined && { replacedBy: standIn }),
    };
  });
  const isAsked = ({ voided, replacedBy: standIn }: Paper) =>
    !('waiting' in asked) || (voided === undefined && standIn === undefined);
  return { papers: papers.filter(isAsked), isMore: found.length > MOST };
}

const keyOf = ({ unit, id }: { unit: string; id: string }): string => `${unit}#${id}`;

async function papersAsked(
  { store: { filings } }: Pick<Deps, 'store'>,
  { campaign, asked, timeZone }: { campaign: string; asked: PapersAsked; timeZone: string },
): Promise<PaperHead[]> {
  const limit = MOST + 1;
  if ('waiting' in asked) return filings.papers({ campaign, waiting: true, limit });
  if ('day' in asked) {
    const { day } = asked;
    const from = instantAt({ date: day, timeZone });
    const before = instantAt({ date: addDays(day, 1), timeZone });
    return filings.papers({ campaign, from, before, limit });
  }
  const { party, number, date } = asked;
  const ofParty = await filings.papersOf({ campaign, party });
  return ofParty.filter(({ content: { document } }) => {
    return document?.date === date && folded(document.number) === folded(number);
  });
}

/** «152/BC-STC» is typed in many ways. */
const folded = (number: string): string => number.toLowerCase().replaceAll(/[\s.\-–—]/g, '');
