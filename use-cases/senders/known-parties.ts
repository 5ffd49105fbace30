import { didYouMean } from '../../config/did-you-mean';
import type { FieldFault } from '../../domain/field-fault';
import { joined } from '../../domain/text';
import type { Store } from '../../store/store';
import { invalid } from '../refusals';

/**
 * Refuses parties that no campaign's register has, with the nearest that one has, by field. Before the first
 * campaign nothing is known, and everything is taken.
 */
export async function checkParties(
  { register }: Pick<Store, 'register'>,
  parties: readonly string[],
  fieldOf: (i: number) => string = (i) => `parties[${i}]`,
): Promise<void> {
  const known = await register.partyIds();
  if (known.size === 0) return;
  const errors = parties.flatMap((party, i): FieldFault[] => {
    if (known.has(party)) return [];
    const message = joined(
      {
        en: "No campaign's register has this party",
        vi: 'Không đợt đánh giá nào có cơ quan này trong danh sách đơn vị',
      },
      didYouMean(party, known, { en: '.', vi: '.' }),
    );
    return [{ field: fieldOf(i), rule: 'unknown-party', message }];
  });
  if (errors.length > 0) throw invalid(errors);
}
