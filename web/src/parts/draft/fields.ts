import type { FilingBody, Form } from '../../api/contract';

/** What the form's fields hold, as it was typed, by the field's name. */
export type Fields = Readonly<Record<string, string>>;

export type CriterionPart = 'achieved' | 'shortcomings' | 'score';

export const criterionField = (criterion: string, part: CriterionPart): string =>
  `criteria.${criterion}.${part}`;

/** The names of a form's fields, in the order in which they are on the page. */
export function fieldNames({ criteria, takes }: Pick<Form, 'criteria' | 'takes'>): string[] {
  const parts: CriterionPart[] = takes.score
    ? ['achieved', 'shortcomings', 'score']
    : ['achieved', 'shortcomings'];
  return [
    ...(takes.criteria ? criteria.flatMap(({ id }) => parts.map((part) => criterionField(id, part))) : []),
    'level',
    ...(takes.remarks ? ['remarks'] : []),
    ...(takes.score ? ['score'] : []),
    ...(takes.document ? ['document.number', 'document.date', 'document.signer'] : []),
  ];
}

/** How many criteria have both their texts. */
export const criteriaFilled = (criteria: Form['criteria'], fields: Fields): number =>
  criteria.filter(({ id }) =>
    (['achieved', 'shortcomings'] as const).every((part) => fields[criterionField(id, part)]?.trim()),
  ).length;

const typedDay = (day: string) => day.split('-').toReversed().join('/');
const typedScore = (score: number) => String(score).replace('.', ',');

/** The fields as they would have been typed for something that was filed: a correction begins with it. */
export function fieldsOf(content: Omit<FilingBody, 'id' | 'party' | 'step' | 'files'>): Fields {
  const { criteria = [], level, remarks, score, document } = content;
  return {
    ...Object.fromEntries(
      criteria.flatMap(({ criterion, achieved, shortcomings, score: of }) => [
        [criterionField(criterion, 'achieved'), achieved],
        [criterionField(criterion, 'shortcomings'), shortcomings],
        ...(of === undefined ? [] : [[criterionField(criterion, 'score'), typedScore(of)]]),
      ]),
    ),
    ...(level !== undefined && { level }),
    ...(remarks !== undefined && { remarks }),
    ...(score !== undefined && { score: typedScore(score) }),
    ...(document && {
      'document.number': document.number,
      'document.date': typedDay(document.date),
      'document.signer': document.signer,
    }),
  };
}
