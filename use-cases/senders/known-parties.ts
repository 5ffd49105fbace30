import { z } from 'zod';
import { didYouMean } from '../../config/did-you-mean';
import type { FieldFault } from '../../domain/field-fault';
import { joined } from '../../domain/text';
import type { Store } from '../../store/store';
import { slug } from '../input/fields';
import { refuseFaults } from '../refusals';
import { MAX_PARTIES } from './new-sender';

type Ways = Pick<Store, 'register'>;
type FieldOf = (i: number) => string;

const inParties: FieldOf = (i) => `parties[${i}]`;

/**
 * Refuses parties that no campaign's register has, with the nearest that one has, by field. Before the first
 * campaign nothing is known, and everything is taken.
 */
export async function checkParties(
  store: Ways,
  parties: readonly string[],
  fieldOf: FieldOf = inParties,
): Promise<void> {
  refuseFaults(await partyFaults(store, parties, fieldOf));
}

/** The same of the list in what was sent, whatever else is wrong with it; what is no id is told elsewhere. */
export async function faultsOfParties(store: Ways, sent: unknown): Promise<FieldFault[]> {
  const { data } = z.object({ parties: z.array(z.unknown()).max(MAX_PARTIES) }).safeParse(sent);
  const named = (data?.parties ?? []).map((party) => slug.safeParse(party).data);
  return partyFaults(store, named, inParties);
}

async function partyFaults(
  { register }: Ways,
  parties: readonly (string | undefined)[],
  fieldOf: FieldOf,
): Promise<FieldFault[]> {
  const known = await register.partyIds();
  if (known.size === 0) return [];
  return parties.flatMap((party, i): FieldFault[] => {
    if (party === undefined || known.has(party)) return [];
    const message = joined(
      {
        en: "No campaign's register has this party",
        vi: 'Không đợt đánh giá nào có cơ quan này trong danh sách đơn vị',
      },
      didYouMean(party, known, { en: '.', vi: '.' }),
    );
    return [{ field: fieldOf(i), rule: 'unknown-party', message }];
  });
}
