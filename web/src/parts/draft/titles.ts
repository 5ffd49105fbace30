import { useWords } from '../../app/language';
import type { Words } from '../../words/vi';
import { fileWords } from '../files/words';
import { criterionField, FILES } from './fields';
import type { FormShape } from './filing-of';

/** What a field is called in the summary of faults, where its surroundings do not tell. */
export const useTitles = (form: Titled): ((field: string) => string) => titlesOf(useWords(), form);

type Titled = Pick<FormShape, 'criteria' | 'step'>;

export function titlesOf({ form, language }: Words, { criteria, step }: Titled): (field: string) => string {
  const titles: Record<string, string> = {
    level: step.id === 'member-opinion' ? form.levelOpinion : form.level,
    remarks: form.remarks,
    score: form.total,
    held: form.standing.frozen,
    [FILES]: fileWords[language.code].receipt,
    'document.number': form.number,
    'document.date': form.date,
    'document.signer': form.signer,
  };
  for (const [at, { id }] of criteria.entries()) {
    for (const part of ['achieved', 'shortcomings', 'score'] as const) {
      titles[criterionField(id, part)] = `${form.criterion(at + 1, criteria.length)}, ${form[part]}`;
    }
  }
  return (field) => titles[field] ?? field;
}
