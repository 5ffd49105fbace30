import { STEP_IDS } from '../../domain/plan';
import { joined, type Text } from '../../domain/text';
import { didYouMean } from '../did-you-mean';
import { type FieldPath, fieldName } from '../fault';
import { repeats } from '../files/repeats';
import type { FieldFault } from '../files/schema-faults';
import { dateRules } from './date-rules';
import type { PlanParts } from './parts';
import { scoreRules } from './score-rules';

const isTwice = (value: string | number): Text => ({
  en: `«${value}» is there twice`,
  vi: `«${value}» có hai lần`,
});

function duplicateIds({ unitKinds, criteria, levels }: PlanParts): FieldFault[] {
  return Object.entries({ unitKinds, criteria, levels }).flatMap(([list, items]) =>
    repeats(items.map((item) => item?.id)).map(({ value, index }) => ({
      path: [list, index, 'id'],
      rule: 'duplicate-id' as const,
      message: {
        en: `«${value}» is there twice: an id is one entry's alone`,
        vi: `«${value}» có hai lần: mỗi mục phải có mã riêng`,
      },
    })),
  );
}

function criteriaPerKind({ unitKinds, criteria }: PlanParts): FieldFault[] {
  const kinds = unitKinds.flatMap((kind) => kind?.id ?? []);
  const unknown = criteria.flatMap((criterion, c) =>
    (criterion?.unitKinds ?? []).flatMap((kind, k): FieldFault[] =>
      kind === undefined || kinds.length === 0 || kinds.includes(kind)
        ? []
        : [
            {
              path: ['criteria', c, 'unitKinds', k],
              rule: 'unknown-kind',
              message: joined(
                {
                  en: `the plan has no kind of unit «${kind}»`,
                  vi: `kế hoạch không có loại đơn vị «${kind}»`,
                },
                didYouMean(kind, kinds),
              ),
            },
          ],
    ),
  );
  const twice = criteria.flatMap((criterion, c) =>
    repeats(criterion?.unitKinds ?? []).map(({ value, index }) => ({
      path: ['criteria', c, 'unitKinds', index],
      rule: 'duplicate' as const,
      message: isTwice(value),
    })),
  );
  const without = unitKinds.flatMap((kind, k): FieldFault[] =>
    kind?.id === undefined || criteria.some((criterion) => criterion?.unitKinds.includes(kind.id))
      ? []
      : [
          {
            path: ['unitKinds', k],
            rule: 'missing-criterion',
            message: {
              en: `no criterion names «${kind.id}» among its unitKinds, so its filings could hold nothing`,
              vi: `không tiêu chí nào ghi «${kind.id}» trong unitKinds, nên văn bản về loại đơn vị này không có nội dung gì`,
            },
          },
        ],
  );
  return [...unknown, ...twice, ...without];
}

/** Every body by where it stands, member bodies and their offices after the others. */
function namedBodies({ bodies: { memberBodies = [], ...single } }: PlanParts) {
  return [
    ...Object.entries(single).map(([role, body]) => ({ path: ['bodies', role] as FieldPath, body })),
    ...memberBodies.flatMap((body, i) => [
      { path: ['bodies', 'memberBodies', i] as FieldPath, body },
      { path: ['bodies', 'memberBodies', i, 'office'] as FieldPath, body: body?.office },
    ]),
  ];
}

/** One party may have several roles, but letters call it by one name; a member belongs to one body of an id. */
function bodyNames(parts: PlanParts): FieldFault[] {
  const first = new Map<string, { name: string; at: string }>();
  const twoNames = namedBodies(parts).flatMap(({ path, body }): FieldFault[] => {
    const { party, name } = body ?? {};
    if (party === undefined || name === undefined) return [];
    const known = first.get(party);
    if (known === undefined) first.set(party, { name, at: fieldName(path) });
    if (known === undefined || known.name === name) return [];
    const message = {
      en: `«${party}» is called «${known.name}» in ${known.at}: give it that name here too`,
      vi: `«${party}» có tên «${known.name}» tại ${known.at}: đề nghị ghi cùng tên ở đây`,
    };
    return [{ path: [...path, 'name'], rule: 'two-names', message }];
  });
  const members = parts.bodies.memberBodies ?? [];
  const twice = repeats(members.map((body) => body?.party)).map(({ value, index }) => ({
    path: ['bodies', 'memberBodies', index, 'party'],
    rule: 'duplicate-id' as const,
    message: isTwice(value),
  }));
  return [...twoNames, ...twice];
}

function distinctDaysAndRecipients({ steps }: PlanParts): FieldFault[] {
  return STEP_IDS.flatMap((id) => {
    const step = steps[id];
    if (!step) return [];
    const twice = (
      path: FieldPath,
      values: readonly (string | number | undefined)[],
      field: FieldPath = [],
    ) =>
      repeats(values).map(({ value, index }) => ({
        path: ['steps', id, ...path, index, ...field],
        rule: 'duplicate' as const,
        message: isTwice(value),
      }));
    return [
      ...twice(['reminderDays'], step.reminderDays),
      ...twice(['reminds'], step.reminds),
      ...twice(['releasedFirst'], step.releasedFirst),
      ...twice(
        ['overdueDays'],
        step.overdueDays.map((overdue) => overdue?.day),
        ['day'],
      ),
      ...step.overdueDays.flatMap((overdue, i) => twice(['overdueDays', i, 'to'], overdue?.to ?? [])),
    ];
  });
}

/** What only makes sense together: every rule that a plan breaks, as far as its parts can be read. */
export const planRules = (parts: PlanParts): FieldFault[] => [
  ...dateRules(parts),
  ...duplicateIds(parts),
  ...criteriaPerKind(parts),
  ...bodyNames(parts),
  ...scoreRules(parts),
  ...distinctDaysAndRecipients(parts),
];
