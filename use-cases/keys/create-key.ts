import { didYouMean } from '../../config/did-you-mean';
import { LIVE_KEYS_PER_HOLDER } from '../../domain/key-limits';
import { type KeyRole, needsCampaign } from '../../domain/key-roles';
import { joined, type Text } from '../../domain/text';
import type { CampaignDocument } from '../../store/documents/campaign';
import { record } from '../audit';
import type { Deps } from '../deps';
import { conflict, invalid } from '../refusals';
import { newKey } from './keys';

/** A key as it is asked for; which roles need what is `domain/key-roles.ts`'s to say, and the caller's to ask. */
export interface AskedKey {
  label: string;
  roles: readonly KeyRole[];
  party?: string | undefined;
  person?: string | undefined;
  campaign?: string | undefined;
  days?: number | undefined;
}

/** Makes a key that is good for one campaign, or for those who look after the service; resolves to it, this once. */
export async function createKey(
  deps: Pick<Deps, 'store' | 'now'>,
  { actor, ...asked }: AskedKey & { actor: string },
): Promise<string> {
  const { store } = deps;
  const { party, person, roles } = asked;
  const campaign = asked.campaign === undefined ? undefined : await campaignOf(deps, asked.campaign);
  if (!campaign && roles.some(needsCampaign)) throw new TypeError('a key of these roles needs a campaign');
  if (campaign) await checkHolder(deps, { ...asked, campaign: campaign._id });
  const afterEnd = campaign?.state === 'closed';
  if (afterEnd && roles.some((role) => role !== 'committee')) throw ended(campaign._id);
  const { key, document } = newKey({ ...asked, nowMs: deps.now(), afterEnd });
  if (!(await store.keys.create(document))) {
    const holder = party ?? person ?? '';
    throw conflict({
      en: `${holder} already has ${LIVE_KEYS_PER_HOLDER} active keys: revoke one first`,
      vi: `${holder} đã có ${LIVE_KEYS_PER_HOLDER} khóa còn hiệu lực: đề nghị thu hồi một khóa trước`,
    });
  }
  const target = [party ?? person, document._id].filter((part) => part !== undefined).join('#');
  const of = campaign && { campaign: campaign._id };
  await record(deps, { actor, action: 'key-created', ...of, target });
  return key;
}

const FULL_STOP: Text = { en: '.', vi: '.' };

const ended = (id: string) =>
  conflict({
    en: `${id} has ended: in a closed campaign only the committee can have keys, to reopen a dossier.`,
    vi: `${id} đã kết thúc: sau khi kết thúc chỉ cấp khóa cho UBND tỉnh để mở lại hồ sơ.`,
  });

async function campaignOf({ store }: Pick<Deps, 'store'>, id: string): Promise<CampaignDocument> {
  const found = await store.campaigns.get(id);
  if (found?.state === 'cancelled') throw ended(id);
  if (found) return found;
  const known = (await store.campaigns.list()).map(({ _id }) => _id);
  throw unknown(
    '--campaign',
    'unknown-campaign',
    joined({ en: 'Campaign not found', vi: 'Không có đợt đánh giá này' }, didYouMean(id, known, FULL_STOP)),
  );
}

const unknown = (field: string, rule: 'unknown-campaign' | 'unknown-party', message: Text) =>
  invalid([{ field, rule, message }]);

/** Party and person have to be in the register of the campaign; the nearest that is there is named. */
async function checkHolder(
  { store: { register } }: Pick<Deps, 'store'>,
  { campaign, party, person }: { campaign: string; party?: string | undefined; person?: string | undefined },
): Promise<void> {
  if (party !== undefined && !(await register.party({ campaign, party }))) {
    const known = (await register.partiesOf(campaign)).map(({ _id }) => _id.slice(campaign.length + 1));
    throw unknown(
      '--party',
      'unknown-party',
      joined(
        {
          en: "The campaign's register has no such party",
          vi: 'Danh sách của đợt đánh giá không có cơ quan này',
        },
        didYouMean(party, known, FULL_STOP),
      ),
    );
  }
  if (person !== undefined && !(await register.person({ campaign, person }))) {
    const known = (await register.peopleOf(campaign)).map(({ id }) => id);
    throw unknown(
      '--person',
      'unknown-party',
      joined(
        {
          en: "The campaign's register has no such person",
          vi: 'Danh sách của đợt đánh giá không có người này',
        },
        didYouMean(person, known, FULL_STOP),
      ),
    );
  }
}
