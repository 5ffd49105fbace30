import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ask } from '../../api/ask';
import type { Filing, Form } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tellInstant } from '../../parts/dates';
import { Diff } from '../../parts/diff';
import { FILES, type Fields, fieldNames, fieldsOf } from '../../parts/draft/fields';
import { useTitles } from '../../parts/draft/titles';
import { PartState } from '../../parts/part-state';
import { receiptWords } from './words';
import './compared.css';

interface Props {
  form: Form;
  filing: Filing;
  before: Form['filings'][number];
}

/** What a corrected version changed, once somebody asks. */
export function Compared(props: Props) {
  const { compare } = useWordsOf(receiptWords);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="compared" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{compare.title}</summary>
      {isOpen && <Changes {...props} />}
    </details>
  );
}

function Changes({ form, filing, before }: Props) {
  const words = useWords();
  const { compare } = useWordsOf(receiptWords);
  const titles = useTitles(form);
  const path = { campaign: form.campaign.id, unit: form.unit.id, filing: before.id };
  const query = useQuery({
    queryKey: [path.campaign, 'filings', path.unit, path.filing],
    queryFn: () =>
      ask(api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}', { params: { path } })),
  });
  const told = (content: Filing['content'], fields: Fields, field: string) => {
    if (field === FILES) return (content?.files ?? []).map(({ name }) => name).join('\n');
    const value = fields[field] ?? '';
    return field === 'level' ? (form.levels.find(({ id }) => id === value)?.name ?? value) : value;
  };
  return (
    <>
      <p className="quiet">
        {compare.lead(before.version ?? 1, tellInstant(words, before.receivedAt, form.timeZone))}
      </p>
      <PartState query={query}>
        {({ content }) => {
          const [was, is] = [fieldsOf(content ?? {}), fieldsOf(filing.content ?? {})];
          const changed = fieldNames(form).filter((field) => (was[field] ?? '') !== (is[field] ?? ''));
          if (changed.length === 0) return <p>{compare.same}</p>;
          return (
            <dl>
              {changed.map((field) => (
                <div key={field}>
                  <dt>{titles(field)}</dt>
                  <dd>
                    <Diff before={told(content, was, field)} after={told(filing.content, is, field)} />
                  </dd>
                </div>
              ))}
            </dl>
          );
        }}
      </PartState>
    </>
  );
}
