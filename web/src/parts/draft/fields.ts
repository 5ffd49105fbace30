import type { AskedForm, FilingBody } from '../../api/contract';
import { typedDocument } from '../document-typed';

/** What the form's fields hold, as it was typed, by the field's name. */
export type Fields = Readonly<Record<string, string>>;

/** Ids of the files that are attached, with blanks between. */
export const FILES = 'files';

export const idsIn = (fields: Fields): string[] => (fields[FILES] ?? '').split(' ').filter((id) => id !== '');

export type CriterionPart = 'achieved' | 'shortcomings' | 'score';

export const criterionField = (criterion: string, part: CriterionPart): string =>
  `criteria.${criterion}.${part}`;

/** The names of a form's fields, in the order in which they are on the page. */
export function fieldNames({ criteria, takes }: Pick<AskedForm, 'criteria' | 'takes'>): string[] {
  const parts: CriterionPart[] = takes.score
    ? ['achieved', 'shortcomings', 'score']
    : ['achieved', 'shortcomings'];
  return [
    ...(takes.criteria ? criteria.flatMap(({ id }) => parts.map((part) => criterionField(id, part))) : []),
    'level',
    ...(takes.remarks ? ['remarks'] : []),
    ...(takes.score ? ['score'] : []),
    ...(takes.document ? ['document.number', 'document.date', 'document.signer'] : []),
    FILES,
  ];
}

/** How many criteria have both their texts. */
export const criteriaFilled = (criteria: AskedForm['criteria'], fields: Fields): number =>
  criteria.filter(({ id }) =>
    (['achieved', 'shortcomings'] as const).every((part) => fields[criterionField(id, part)]?.trim()),
  ).length;

const typedScore = (score: number) => String(score).replace('.', ',');

/** The fields as they would have been typed for something that was filed: a correction begins with it. */
export function fieldsOf(
  content: Omit<FilingBody, 'id' | 'party' | 'step' | 'files'> & { files?: { id: string }[] },
): Fields {
  const { criteria = [], level, remarks, score, document, files = [] } = content;
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
    ...(files.length > 0 && { [FILES]: files.map(({ id }) => id).join(' ') }),
    ...(document && typedDocument(document)),
  };
}
