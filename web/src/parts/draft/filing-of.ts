import type { AskedForm, FilingBody } from '../../api/contract';
import type { Words } from '../../words/vi';
import { documentTyped, isDocumentTyped } from '../document-typed';
import type { Fault } from '../error-summary';
import { criterionField, FILES, type Fields, fieldNames, idsIn } from './fields';

/** What of a form its filing is made by. */
export type FormShape = Pick<AskedForm, 'takes' | 'criteria' | 'score'> & {
  step: Pick<AskedForm['step'], 'id'>;
  party: Pick<AskedForm['party'], 'id'>;
};

/** Vietnamese writes 85,5. Undefined if it is not a number. */
const numberTyped = (typed: string): number | undefined => {
  const text = typed.trim().replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
};

/**
 * The filing that a form's fields make, with the faults that the form itself finds. It leaves out or passes on the fields
 * that it cannot read; the service then refuses them too.
 */
export function filingOf({
  form,
  fields,
  id,
  words: { form: words },
}: {
  form: FormShape;
  fields: Fields;
  id: string;
  words: Words;
}): { body: FilingBody; faults: Fault[] } {
  const faults: Fault[] = [];
  const { takes, criteria, step, party } = form;
  const text = (field: string) => fields[field]?.trim() ?? '';
  const needed = (field: string, message: string = words.faults.empty) => {
    const value = text(field);
    if (value === '') faults.push({ field, message });
    return value;
  };
  const score = (field: string) => {
    const typed = text(field);
    const value = typed === '' ? undefined : numberTyped(typed);
    if (typed !== '' && value === undefined) faults.push({ field, message: words.faults.notNumber });
    return value !== undefined && { score: value };
  };
  const document = () => {
    if (step.id === 'member-opinion' && !isDocumentTyped(fields)) return {};
    const { document: whole, faults: found } = documentTyped(fields, { form: words });
    faults.push(...found);
    return { document: whole };
  };
  const body: FilingBody = {
    id,
    party: party.id,
    step: step.id,
    ...(takes.criteria && {
      criteria: criteria.map(({ id: criterion }) => ({
        criterion,
        achieved: needed(criterionField(criterion, 'achieved')),
        shortcomings: needed(criterionField(criterion, 'shortcomings')),
        ...(takes.score && score(criterionField(criterion, 'score'))),
      })),
    }),
    ...(needed('level', words.faults.noLevel) && { level: text('level') }),
    ...(takes.remarks && text('remarks') !== '' && { remarks: text('remarks') }),
    ...(takes.score && score('score')),
    ...(takes.document && document()),
    ...(idsIn(fields).length > 0 && { files: idsIn(fields) }),
  };
  if (step.id === 'member-opinion') needed('remarks');
  if (takes.score && form.score?.required) needed('score');
  return { body, faults: together(faults, form) };
}

/** A fault by its path in what was sent. */
interface Located {
  field?: string | undefined;
  message: string;
  rule?: string;
}

/** The faults that the service names, by the form's fields; where it has none for one, the field is undefined. */
export function faultsOf(errors: readonly Located[] | undefined, form: FormShape): Fault[] {
  const names = new Set(fieldNames(form));
  return (errors ?? []).map(({ field: path = '', message }) => {
    const [, index, part] = /^criteria\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
    const criterion = form.criteria[Number(index)];
    const first = form.criteria[0];
    const field = () => {
      if (criterion && part !== undefined) return `criteria.${criterion.id}.${part}`;
      if (path.startsWith(`${FILES}[`)) return FILES;
      if (path === 'criteria' && first) return criterionField(first.id, 'achieved');
      return path === 'document' ? 'document.number' : path;
    };
    const name = field();
    return { field: names.has(name) ? name : undefined, message };
  });
}

/** Each field once, with what the form itself says of it before what the service says, in the order of the page. */
export function together(faults: readonly Fault[], form: FormShape): Fault[] {
  const order = fieldNames(form);
  const seen = new Set<string>();
  const place = ({ field }: Fault) => {
    if (field === undefined) return -1;
    const at = order.indexOf(field);
    return at === -1 ? order.length : at;
  };
  return faults
    .filter(({ field, message }) => {
      const key = field ?? message;
      return !seen.has(key) && seen.add(key);
    })
    .toSorted((a, b) => place(a) - place(b));
}
