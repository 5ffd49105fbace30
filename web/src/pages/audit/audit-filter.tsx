import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { Choice } from '../../parts/choice';
import { TextField } from '../../parts/text-field';
import { daysWrong, type Filter, searchOf } from './filter';
import { auditWords } from './words';

export function AuditFilter({ filter }: { filter: Filter }) {
  const said = useWordsOf(auditWords);
  const { form } = useWords();
  const [, go] = useLocation();
  const [typed, setTyped] = useState(filter);
  const [wrong, setWrong] = useState<readonly string[]>(() => daysWrong(filter));
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const found = daysWrong(typed);
    setWrong(found);
    if (found[0] === undefined) go(`${addressOf.audit}${searchOf(typed)}`);
    else document.getElementById(`audit-${found[0]}`)?.focus();
  };
  const of = (field: keyof Filter) => ({
    id: `audit-${field}`,
    label: said[field],
    value: typed[field],
    onChange: (value: string) => setTyped((before) => ({ ...before, [field]: value })),
  });
  const error = (field: string) => (wrong.includes(field) ? form.faults.notDate : undefined);
  return (
    <search>
      <form className="filter" noValidate aria-label={said.filter} onSubmit={apply}>
        <TextField {...of('who')} hint={said.whoHint} error={undefined} />
        <Choice
          {...of('action')}
          options={[
            ['', said.anyAction],
            ...Object.entries(said.actions).sort(([, a], [, b]) => a.localeCompare(b, 'vi')),
          ]}
        />
        <TextField {...of('from')} hint={said.dateHint} error={error('from')} />
        <TextField {...of('to')} hint={said.dateHint} error={error('to')} />
        <Button type="submit" variant="default">
          {said.apply}
        </Button>
      </form>
    </search>
  );
}
