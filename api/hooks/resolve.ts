import type { FilingStepId } from '../../domain/plan';
import type { Store } from '../../store/store';
import type { UnitDocument } from '../../store/documents';
import { ProblemError } from '../http/errors';
import type { Text } from '../http/language';

/** A unit of a campaign by its id or else by its code. */
export async function resolveUnit(
  { register }: Pick<Store, 'register'>,
  { campaign, named }: { campaign: string; named: string },
): Promise<UnitDocument | null> {
  const unit = await register.unit({ campaign, unit: named });
  if (unit) return unit;
  const coded = await register.unitOfCode({ campaign, code: named });
  return coded === null ? null : register.unit({ campaign, unit: coded });
}

/** The id of a party of a campaign (a unit, a member or a body) that is named by its id or else by its code. */
export async function resolveParty(
  { register }: Pick<Store, 'register'>,
  { campaign, named }: { campaign: string; named: string },
): Promise<string | null> {
  if (await register.party({ campaign, party: named })) return named;
  return register.unitOfCode({ campaign, code: named });
}

/** What a ledger would refuse for good is refused before anything is stored: the register of a campaign stands. */
export function checkAssigned({
  unit: { unit, owed },
  step,
  reviewer,
}: {
  unit: UnitDocument;
  step: FilingStepId;
  reviewer: string;
}): void {
  if (step === 'agency-review' && reviewer === unit.id) {
    throw wrongReviewer('own-unit', {
      en: 'Nobody reviews their own unit.',
      vi: 'Không cơ quan nào nhận xét, đánh giá chính đơn vị mình ở bước này.',
    });
  }
  if (!owed.some((each) => each.step === step && each.party === reviewer)) {
    throw wrongReviewer('not-assigned', {
      en: 'This reviewer has nothing to file in this step for this unit.',
      vi: 'Ở bước này, bên gửi không có phân công gửi văn bản đối với đơn vị này.',
    });
  }
}

const wrongReviewer = (rule: 'own-unit' | 'not-assigned', message: Text): ProblemError =>
  new ProblemError({
    status: 422,
    type: rule,
    title: { en: 'The register does not provide for this', vi: 'Việc này không có trong phân công' },
    detail: message,
    errors: [{ field: 'reviewer', rule, message }],
  });
