import { accountOf } from '../../domain/sign-in';
import { fromMs } from '../../domain/time';
import type { PersonDocument } from '../../store/documents/register';
import { moveAccount } from '../accounts/move';
import { record } from '../audit';
import { refuseCancelled } from '../campaigns/ended';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { invalid } from '../refusals';
import { failedLettersOf } from './failed-letters';
import { loadPerson } from './load-person';

/** A person with the letters that can be sent to them again. */
export interface MendedPerson {
  person: PersonDocument;
  failedLetters: string[];
}

interface Mending {
  campaign: string;
  person: string;
  email: string;
  reason: string;
  actor: string;
}

/**
 * Gives a person of a campaign another address: letters go there from now on, and they sign in by it. Once the campaign has
 * closed too, as its last letter may be the one that failed. The same again changes nothing, and is audited once.
 */
export async function mendAddress(deps: Deps, mending: Mending): Promise<MendedPerson> {
  const { campaign: id, person: who, email, reason, actor } = mending;
  const campaign = await loadCampaign(deps, id);
  await refuseCancelled(campaign);
  const person = await loadPerson(deps, { campaign: id, person: who });
  if (person.email === email) {
    // Whoever gave it may not have come so far.
    if (person.addressMended) await settle(deps, person, person.addressMended);
  } else {
    await refuseShared(deps, person, email);
    const mended = { at: fromMs(deps.now()), by: actor, reason, from: person.email };
    // Somebody else has mended it since it was read: from theirs to ours, then.
    if (!(await deps.store.register.mendAddress({ campaign: id, person: who, email, mended }))) {
      return mendAddress(deps, mending);
    }
    await settle(deps, { ...person, email }, mended);
  }
  const now = await loadPerson(deps, { campaign: id, person: who });
  return { person: now, failedLetters: await failedLettersOf(deps, now) };
}

/** As the register's own check: a letter is one person's. */
async function refuseShared(
  { store }: Pick<Deps, 'store'>,
  { campaign, id }: PersonDocument,
  email: string,
): Promise<void> {
  const there = await store.register.peopleAt(accountOf(email));
  if (!there.some((other) => other.campaign === campaign && other.id !== id)) return;
  const message = {
    en: 'Another person of this campaign has this address: each person gets their own letters.',
    vi: 'Người khác trong đợt đánh giá đã dùng địa chỉ này: mỗi người nhận thư riêng.',
  };
  throw invalid([{ field: 'email', rule: 'same-address', message }]);
}

/** What follows from a mending: it is on record, and the person's account goes with them. */
async function settle(
  deps: Deps,
  person: PersonDocument,
  mended: NonNullable<PersonDocument['addressMended']>,
): Promise<void> {
  await audit(deps, person, mended);
  await moveAccount(deps, person, mended);
}

/** Once of one mending, however often it is told. */
async function audit(
  deps: Deps,
  { _id, campaign, id, email }: PersonDocument,
  { at, by: actor, reason, from }: NonNullable<PersonDocument['addressMended']>,
): Promise<void> {
  await record(deps, {
    actor,
    action: 'address-mended',
    campaign,
    target: `${id}: ${from} → ${email} (${reason})`,
    once: `address-mended ${_id} ${at} ${from} ${email}`,
  });
}
