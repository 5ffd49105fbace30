import type { RequestHandler } from 'express';
import { MAX_ID_LENGTH } from '../../domain/ids';
import { isKeyRole, type KeyRole, needsParty, needsPerson } from '../../domain/key-roles';
import type { Text } from '../../domain/text';
import type { Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import { readClock } from '../../use-cases/campaigns/rehearsal-clock';
import type { Deps } from '../../use-cases/deps';
import { instant } from '../../use-cases/input/fields';
import type { Hat } from '../access/viewer';
import { keyOf, setViewer, viewerOf } from './authenticate';
import { BadHeader } from './problems';

const ACT_AS = 'Act-As';
const ACTS_AS_FORM = new RegExp(`^([a-z-]+)(?:/([a-z0-9-]{1,${MAX_ID_LENGTH}}))?$`);
const PLAN_INSTANT = 'Plan-Instant';

/**
 * Under a rehearsal's key, makes the request one of a key with the role and the party, or person, that `Act-As` names:
 * the same cells and limits. Without that it is the administrator's. `Plan-Instant` says which instant of the plan is
 * now for it. Other keys have neither. Throws {@link BadHeader}. Goes behind `authenticate`.
 */
export const rehearseAs =
  (deps: Pick<Deps, 'store' | 'now'>): RequestHandler =>
  async (request, _response, next) => {
    const [actsAs, stated] = [request.get(ACT_AS), request.get(PLAN_INSTANT)];
    if (actsAs === undefined && stated === undefined) {
      next();
      return;
    }
    const { document, campaign } = keyOf(request) ?? {};
    if (!document?.rehearsal || !campaign) {
      throw new BadHeader(actsAs === undefined ? PLAN_INSTANT : ACT_AS, {
        en: "Only a rehearsal's key can act as others or set the time.",
        vi: 'Chỉ khóa diễn tập mới được thao tác thay các bên hoặc nêu thời điểm.',
      });
    }
    const viewer = viewerOf(request);
    const { _id } = campaign;
    const played =
      actsAs === undefined
        ? viewer
        : { ...viewer, hats: [{ ...(await playedBy(deps, campaign, actsAs)), campaign: _id }] };
    const planInstant = stated === undefined ? undefined : await planInstantOf(deps, campaign._id, stated);
    setViewer(request, { ...played, rehearsal: { actsAs, planInstant } });
    next();
  };

/** The role that is played, and whose it is. */
async function playedBy(
  { store: { register } }: Pick<Deps, 'store'>,
  { _id: campaign }: CampaignDocument,
  actsAs: string,
): Promise<Hat> {
  const [, role = '', who] = ACTS_AS_FORM.exec(actsAs) ?? [];
  if (!isKeyRole(role)) throw new BadHeader(ACT_AS, NO_ROLE);
  if (who === undefined) {
    if (needsParty(role) || needsPerson(role)) throw new BadHeader(ACT_AS, nobodyOf(role));
    return { role };
  }
  if (needsPerson(role)) {
    if (!(await register.person({ campaign, person: who }))) throw new BadHeader(ACT_AS, nobodyOf(role));
    return { role, person: who };
  }
  if (!needsParty(role) || !(await register.party({ campaign, party: who }))) {
    throw new BadHeader(ACT_AS, nobodyOf(role));
  }
  return { role, party: who };
}

const NO_ROLE: Text = {
  en: 'Write a role, such as "committee", or a role with its holder, such as "reviewer/so-tai-chinh".',
  vi: 'Đề nghị ghi vai trò, ví dụ "committee", hoặc vai trò kèm bên thực hiện, ví dụ "reviewer/so-tai-chinh".',
};

function nobodyOf(role: KeyRole): Text {
  if (needsPerson(role)) {
    return {
      en: `After "${role}/" write the id of a person in this campaign's register.`,
      vi: `Sau "${role}/" đề nghị ghi mã một người trong danh sách của đợt đánh giá.`,
    };
  }
  return needsParty(role)
    ? {
        en: `After "${role}/" write the id of a party in this campaign's register.`,
        vi: `Sau "${role}/" đề nghị ghi mã một cơ quan trong danh sách của đợt đánh giá.`,
      }
    : {
        en: `Write "${role}" alone: this role speaks for no party.`,
        vi: `Vai trò "${role}" đứng một mình, không kèm cơ quan.`,
      };
}

/** Within the leg that the rehearsal's clock is in: what is settled does not change, and no letter is overtaken. */
async function planInstantOf(deps: Pick<Deps, 'store'>, campaign: string, stated: string): Promise<Instant> {
  // Not the campaign that the key came with: its clock may be some seconds old.
  const { settledThrough, next } = await readClock(deps, campaign);
  const { data } = instant.safeParse(stated);
  if (data !== undefined && next !== undefined && data > settledThrough && data <= next) return data;
  throw new BadHeader(PLAN_INSTANT, {
    en: 'Write an instant with its offset, later than "settledThrough" and not after "next" of the clock.',
    vi: 'Đề nghị ghi thời điểm kèm múi giờ, sau thời điểm đã xử lý xong và không quá thời điểm kế tiếp của đồng hồ.',
  });
}
