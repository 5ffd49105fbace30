import type { FieldFault } from '../../domain/field-fault';
import type { FilingKind } from '../../domain/filing-content';
import { filingFaults } from '../../domain/rules/filing-check';
import { intakeFaults } from '../../domain/rules/intake';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { UnitDocument } from '../../store/documents/register';
import { planNow } from '../campaigns/load-campaign';
import { receiptTime } from '../campaigns/rehearsal-clock';
import type { Deps } from '../deps';
import type { IsNameable } from './no-such-filing';
import { replacedFaults } from './replaced-faults';
import { resolveUnit } from './resolve-party';
import { type Sketch, sketchOf } from './sketch';

type Ways = Pick<Deps, 'store' | 'now' | 'planInstant'>;

/** What the plan finds in a filing that is sent to an address, whatever else is wrong with it; nothing where there is no such address. */
export async function faultsOfSent(
  deps: Ways,
  {
    target,
    sent,
    kind = 'filing',
    isNameable,
  }: {
    target: { campaign: string; unit: string };
    sent: unknown;
    kind?: FilingKind;
    /** Which filings it may say that it corrects. */
    isNameable: IsNameable;
  },
): Promise<FieldFault[]> {
  const campaign = await deps.store.lately.campaign(target.campaign);
  const unit = campaign && (await deps.store.register.unit(target));
  if (!campaign || !unit) return [];
  const { filedAt: _signed, content, ...sketch } = sketchOf(sent);
  const { party, replaces } = sketch;
  const step = kind === 'announcement' ? 'agency-review' : sketch.step;
  const ofReplaced =
    replaces === undefined || step === undefined || party === undefined
      ? []
      : await replacedFaults(deps, { ...target, kind, step, party, replaces, isNameable });
  const others = faultsOf({
    campaign,
    unit,
    // An announcement has nothing that is held against the plan.
    sketch: { ...sketch, content: kind === 'filing' ? content : undefined, filedAt: undefined },
    now: planNow(deps, campaign),
  });
  return [...ofReplaced, ...others];
}

/** The same of what a system signed, which names its campaign and unit itself. */
export async function faultsOfSigned(deps: Ways, sent: unknown): Promise<FieldFault[]> {
  const { campaign: id, unit: named } = (typeof sent === 'object' && sent !== null ? sent : {}) as {
    campaign?: unknown;
    unit?: unknown;
  };
  if (typeof id !== 'string') return [];
  const campaign = await deps.store.lately.campaign(id);
  if (!campaign) return [unknownCampaign()];
  const unit = typeof named === 'string' ? await resolveUnit(deps.store, { campaign: id, named }) : null;
  const { receipt: _paper, ...sketch } = sketchOf(sent);
  const now = receiptTime(deps, campaign, sketch.filedAt);
  return faultsOf({ campaign, unit, sketch: { ...sketch, receipt: undefined }, now });
}

function faultsOf({
  campaign: { plan, openedAt },
  unit,
  sketch: { step, content, unreadable, receipt, filedAt },
  now,
}: {
  campaign: CampaignDocument;
  unit: UnitDocument | null;
  sketch: Omit<Sketch, 'party' | 'replaces'>;
  now: string;
}): FieldFault[] {
  const ofContent = content && unit ? filingFaults({ plan, unit: unit.unit, step, content, unreadable }) : [];
  return [...ofContent, ...intakeFaults({ now, plan, openedAt, receipt, filedAt })];
}

export const unknownCampaign = (): FieldFault => ({
  field: 'campaign',
  rule: 'unknown-campaign',
  message: { en: 'Campaign not found.', vi: 'Không có đợt đánh giá này.' },
});
