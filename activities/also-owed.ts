import { heartbeat } from '@temporalio/activity';
import { bodiesOf } from '../domain/bodies';
import { halfOf, resolveRecipient } from '../domain/ledger/notices';
import type { Plan } from '../domain/plan';
import { overdueFromOf } from '../domain/rules/overdue-from';
import { isOutstanding } from '../domain/rules/owed-now';
import type { Instant } from '../domain/time';
import type { LetterItem } from '../store/documents/letter';
import type { EvaluationRow } from '../store/evaluations';
import type { Store } from '../store/store';
import { compareItems, type PersonItems } from './letter-items';
import { partyOf, type Recipients, roleKey } from './recipients';

/** More parties than these owe something nearly everywhere. */
const MANY = 200;

/**
 * The parties for which those are reminded who have something owed in their letter; undefined for all, where somebody is
 * reminded in the name of a body for whoever it is.
 */
export function partiesWritten({
  plan,
  recipients,
  people,
}: {
  plan: Plan;
  recipients: Recipients;
  people: ReadonlyMap<string, PersonItems>;
}): string[] | undefined {
  const bodies = new Set(bodiesOf(plan.bodies).map(({ party }) => party));
  const parties = new Set<string>();
  for (const [key, ids] of recipients) {
    if (!ids.some((id) => people.get(id)?.hasStage)) continue;
    const party = partyOf(key);
    if (bodies.has(party)) return undefined;
    parties.add(party);
  }
  return parties.size > MANY ? undefined : [...parties];
}

/** Those open evaluations in which one of some parties owes something; without parties all. */
export async function* evaluationsOwedBy(
  { evaluations }: Pick<Store, 'evaluations'>,
  campaign: string,
  parties: string[] | undefined,
): AsyncGenerator<EvaluationRow> {
  if (parties === undefined) yield* evaluations.eachOpen(campaign);
  else for await (const row of evaluations.eachOwedBy({ campaign, parties })) if (row.open) yield row;
}

/**
 * What people who are written to anyway owe besides, from one pass over open evaluations that may have some of it: everything outstanding
 * at `at` that they would be reminded of and that their letter does not name yet.
 */
export async function gatherAlsoOwed({
  evaluations,
  at,
  plan,
  recipients,
  people,
}: {
  evaluations: AsyncIterable<EvaluationRow>;
  at: Instant;
  plan: Plan;
  recipients: Recipients;
  /** Only those with something owed in their letter are looked for. */
  people: ReadonlyMap<string, PersonItems>;
}): Promise<Map<string, LetterItem[]>> {
  const also = new Map<string, Map<string, LetterItem>>();
  for await (const { unit, obligations } of evaluations) {
    heartbeat();
    for (const obligation of obligations) {
      if (!isOutstanding(obligation, at)) continue;
      const { id, step, party, body, owedSince, dueAt, missing = [] } = obligation;
      const half = halfOf(step, missing);
      const overdueFrom = owedSince !== undefined && overdueFromOf({ ...plan, owedSince, dueAt });
      const { reminds, releasedFirst } = plan.steps[step];
      for (const recipient of reminds) {
        const to = resolveRecipient({ recipient, party, body, bodies: plan.bodies });
        const needsRelease = releasedFirst.includes(recipient);
        const item: LetterItem = {
          // The letter words it by the day on which it goes out.
          kind: 'reminder',
          day: 0,
          ...(overdueFrom && { overdueFrom }),
          step,
          obligation: id,
          party,
          ...(half && { half }),
          ...(body !== undefined && { body }),
          to,
          needsRelease,
          unit: unit.id,
          at,
        };
        const key = `${unit.id} ${id}`;
        for (const person of recipients.get(roleKey(to)) ?? []) {
          const own = people.get(person);
          if (!own?.hasStage || own.has(key)) continue;
          const known = also.get(person) ?? new Map<string, LetterItem>();
          if (!known.has(key)) also.set(person, known.set(key, item));
        }
      }
    }
  }
  return new Map([...also].map(([person, items]) => [person, [...items.values()].sort(compareItems)]));
}
