import type { Plan, SentRow, Worklist, WorklistRow } from '../../api/contract';
import { type FormShape, faultsOf, filingOf } from '../../parts/draft/filing-of';
import { titlesOf } from '../../parts/draft/titles';
import type { Fault } from '../../parts/error-summary';
import { isMeantBy } from '../../parts/folded';
import type { FilingItem } from '../../parts/many/send-many';
import type { Words } from '../../words/vi';

export const SHOWS = ['all', 'open', 'filed-not-announced', 'done'] as const;
export type Show = (typeof SHOWS)[number];

/** Those of the letter first; then by name, which is the order in which one works through them. */
export function ordered(rows: readonly WorklistRow[], ofLetter: readonly string[]): WorklistRow[] {
  const place = ({ unit }: WorklistRow) => (ofLetter.includes(unit.id) ? 0 : 1);
  return rows.toSorted((a, b) => place(a) - place(b) || a.unit.name.localeCompare(b.unit.name, 'vi'));
}

const isShown: Record<Show, (row: WorklistRow) => boolean> = {
  all: () => true,
  open: ({ state }) => state === 'to-do' || state === 'drafted',
  'filed-not-announced': ({ state }) => state === 'filed-not-announced',
  done: ({ state }) => state === 'done' || state === 'waived',
};

export const found = (rows: readonly WorklistRow[], typed: string, show: Show): WorklistRow[] =>
  rows.filter((row) => isShown[show](row) && isMeantBy(typed, row.unit.name));

/** What a review has, as its form asks for it. */
const TAKES = { criteria: true, remarks: true, document: true, score: true };

/** The form of a unit's review, by the plan. */
export const formOf = (plan: Plan, list: Worklist, { unit }: WorklistRow): FormShape => ({
  takes: TAKES,
  criteria: plan.criteria.filter(({ unitKinds }) => unitKinds.includes(unit.kind)),
  score: plan.score,
  step: { id: list.step },
  party: { id: list.party.id },
});

/** The filing that a draft makes under a document of many, and what is missing in it; undefined where there is no draft. */
export function itemOf(
  plan: Plan,
  list: Worklist,
  row: WorklistRow,
  words: Words,
): { item: FilingItem; faults: Fault[] } | undefined {
  const { draft, unit } = row;
  if (!draft) return undefined;
  const { filing: id, fields } = draft;
  const { body, faults } = filingOf({ form: formOf(plan, list, row), fields, id, words });
  const { document: _own, ...said } = body;
  return {
    item: { ...said, unit: unit.id },
    faults: faults.filter(({ field }) => !field?.startsWith('document.')),
  };
}

/** Why a row was refused: each fault with the name of its field, else what the service says of the whole. */
export function whyRefused(
  words: Words,
  form: FormShape | undefined,
  { errors, problem }: SentRow,
): string[] {
  const { code } = words.language;
  const told = (errors ?? []).map(({ message, ...error }) => ({ ...error, message: message[code] }));
  if (form && told.length > 0) {
    const titleOf = titlesOf(words, form);
    return faultsOf(told, form).map(({ field, message }) =>
      field === undefined ? message : `${titleOf(field)}: ${message}`,
    );
  }
  if (told.length > 0) return told.map(({ message }) => message);
  return problem ? [(problem.detail ?? problem.title)[code]] : [];
}

/** What is wrong with the one document, where that is all that is wrong with every row: then it is a fault of the form. */
export function faultsOfDocument(words: Words, rows: readonly SentRow[]): Fault[] {
  const isOfDocument = ({ field }: { field: string }) => field === 'url' || field.startsWith('document');
  const isOnly = rows.every(
    ({ outcome, errors = [] }) => outcome === 'refused' && errors.length > 0 && errors.every(isOfDocument),
  );
  const [first] = rows;
  if (!isOnly || !first) return [];
  return (first.errors ?? []).map(({ field, message }) => ({
    field: field === 'document' ? 'document.number' : field,
    message: message[words.language.code],
  }));
}
