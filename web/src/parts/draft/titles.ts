import type { AskedForm } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { fileWords } from '../../parts/files/words';
import { criterionField, FILES } from './fields';

/** What a field is called in the summary of faults, where its surroundings do not tell. */
export function useTitles({ criteria, step }: AskedForm): (field: string) => string {
  const { form } = useWords();
  const files = useWordsOf(fileWords);
  const titles: Record<string, string> = {
    level: step.id === 'member-opinion' ? form.levelOpinion : form.level,
    remarks: form.remarks,
    score: form.total,
    held: form.standing.frozen,
    [FILES]: files.receipt,
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
