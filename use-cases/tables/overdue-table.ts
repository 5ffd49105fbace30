import type { Plan } from '../../domain/plan';
import { overdueDaysIn } from '../../domain/rules/cells';
import { datesOf } from '../../domain/rules/if-filed';
import { isOutstanding, isOverdue } from '../../domain/rules/owed-now';
import { stepLabelOf } from '../../domain/rules/step-label';
import type { Instant } from '../../domain/time';
import { dayInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { StandingObligation } from '../../store/evaluations';
import type { Deps } from '../deps';
import { allStandings } from './all-standings';
import type { TableOfRows } from './table';

/** What has not come by its deadline; the longest first, opinions last. */
export async function overdueTable(
  { store }: Pick<Deps, 'store'>,
  { _id: campaign, plan }: CampaignDocument,
  now: Instant,
): Promise<TableOfRows> {
  const overdueDays = overdueDaysIn({ plan, now });
  const found: { days: number; unit: string; owed: StandingObligation }[] = [];
  const filter = { campaign, now, overdue: true };
  for await (const { unit, obligations } of allStandings({ evaluations: store.evaluations }, filter)) {
    for (const owed of obligations) {
      if (!isOutstanding(owed, now) || !isOverdue(owed, now)) continue;
      // Of a member's opinion nobody says that it is late.
      found.push({ days: owed.step === 'member-opinion' ? -1 : overdueDays(owed), unit: unit.name, owed });
    }
  }
  found.sort((a, b) => b.days - a.days);
  return {
    title: 'Việc quá thời hạn',
    columns: [
      'STT',
      'Cơ quan còn phải gửi',
      'Đơn vị',
      'Bước',
      'Việc',
      'Chậm nhất hết ngày',
      'Quá thời hạn (ngày làm việc)',
    ],
    rows: found.map(({ days, unit, owed }, at) => [
      at + 1,
      owed.name,
      unit,
      stepLabelOf(plan.steps, owed.step),
      whatOf(plan, owed),
      dayInWords(datesOf(owed.dueAt, plan).lastDay),
      days < 0 ? 'đến nay chưa nhận được' : days,
    ]),
  };
}

/** What has not come of it: all, or of step 1 a half. */
function whatOf({ steps }: Plan, { step, missing = [] }: StandingObligation): string {
  const { what, announces = 'thông báo công khai' } = steps[step];
  return step === 'agency-review' && missing.length === 1 && missing[0] === 'announcement' ? announces : what;
}
