import { randomInt } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { DraftDocument } from '../../store/documents/filing';
import { owedKey } from '../../store/ids';
import { hasEnded } from '../campaigns/ended';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { canonicalJson } from '../digest';
import { loadOwed } from '../forms/load-owed';
import { changed, contentDiffers, notFound, type Refusal } from '../refusals';
import { type Draft, filingOfDraft, findDraft, isTaken, type Owed, shownDraft } from './draft';

/** What somebody typed, and what they have seen of the draft before. */
interface Saving {
  owed: Owed;
  filing: string;
  fields: Record<string, string>;
  by: string;
  /** The revision that it goes on from; null where there is to be none. */
  seen: number | null;
}

/**
 * Saves a draft if it is the one that was seen. Throws the refusal `changed`, with the draft that stands, if it is not: neither
 * takes the place of the other. Again is the same.
 */
export async function saveDraft(deps: Deps, { owed, filing, fields, by, seen }: Saving): Promise<Draft> {
  const { store } = deps;
  const { row } = await loadOwed(deps, owed);
  if (row.status === 'cancelled') throw hasEnded(await loadCampaign(deps, owed.campaign));
  const { campaign, unit, party } = owed;
  const stored = await store.filings.get({ campaign, unit, id: filingOfDraft({ party, filing }) });
  if (isTaken(stored)) throw isFiled();
  const written = Object.entries(fields).map(([name, value]) => ({ name, value }));
  const draft: DraftDocument = {
    ...owed,
    _id: owedKey(owed),
    filing,
    fields: written,
    filled: written.filter(({ value }) => value.trim() !== '').map(({ name }) => name),
    // No revision of one that is gone is one of another that has come in its place.
    revision: seen === null ? randomInt(1, 2 ** 40) : seen + 1,
    savedAt: fromMs(deps.now()),
    by,
  };
  const { files = '' } = fields;
  const ids = files.split(' ').filter((id) => id !== '');
  // Before the draft names them, so that none is forgotten that it names.
  if (ids.length > 0) await store.files.keepForDraft({ ...owed, ids });
  const write = () =>
    seen === null
      ? store.drafts.insert({ draft, isOpen: row.open })
      : store.drafts.replace({ draft, isOpen: row.open });
  if (await write()) return shownDraft(draft);
  const standing = await findDraft(store, owed);
  if (!standing && seen === null && (await write())) return shownDraft(draft);
  if (standing && saysTheSame(standing, draft)) return shownDraft(standing);
  throw refuseOther(standing);
}

/** The draft of an obligation. Refuses with `not-found` where there is none. */
export async function readDraft({ store }: Pick<Deps, 'store'>, owed: Owed): Promise<Draft> {
  const draft = await findDraft(store, owed);
  if (draft) return shownDraft(draft);
  throw notFound({ en: 'There is no draft.', vi: 'Chưa có bản đang soạn.' });
}

/** Ends a draft, if it is the one that was seen; with none, nothing happens. Throws the refusal `changed`. */
export async function dropDraft(
  { store }: Pick<Deps, 'store'>,
  owed: Owed,
  seen: number | undefined,
): Promise<void> {
  if (await store.drafts.remove({ ...owed, revision: seen })) return;
  const standing = seen === undefined ? null : await findDraft(store, owed);
  if (standing) throw refuseOther(standing);
}

const saysTheSame = (a: DraftDocument, b: DraftDocument): boolean =>
  a.filing === b.filing && canonicalJson(shownDraft(a).fields) === canonicalJson(shownDraft(b).fields);

const refuseOther = (standing: DraftDocument | null): Refusal =>
  changed(standing?.revision, { current: standing && shownDraft(standing) });

const isFiled = (): Refusal =>
  contentDiffers({
    en: 'This is the id of a filing that is stored. Give the next version its own id.',
    vi: 'Mã này là của văn bản đã gửi. Bản tiếp theo cần có mã riêng.',
  });
