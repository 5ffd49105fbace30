import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Refused } from '../../api/ask';
import type { Form } from '../../api/contract';
import { useWords } from '../../app/language';
import { momentOf, tellInstant } from '../../parts/dates';
import { DocumentFields } from '../../parts/document-fields';
import { ErrorSummary, type Fault, messageOf } from '../../parts/error-summary';
import { TextField } from '../../parts/text-field';
import { announcementOf, sendAnnouncement } from './announcement-of';

type Fields = Readonly<Record<string, string>>;

/** The second half of step 1: where the review was announced. */
export function Announce({ form, again }: { form: Form; again: () => void }) {
  const words = useWords();
  const said = words.receipt.announce;
  const { owed, announcedAt } = form.announcement;
  const [isSent, setIsSent] = useState(false);
  useEffect(() => {
    if (!isSent || announcedAt !== undefined) return undefined;
    const timer = setInterval(again, 1500);
    return () => clearInterval(timer);
  }, [isSent, announcedAt, again]);
  if (announcedAt === undefined && !owed) return null;
  return (
    <section aria-labelledby="announce">
      <h2 id="announce">{said.title}</h2>
      <div role="status">
        {announcedAt !== undefined && (
          <div className="note note-good">
            <p>{said.done(tellInstant(words, announcedAt, form.timeZone))}</p>
          </div>
        )}
        {announcedAt === undefined && isSent && (
          <div className="note note-late">
            <p>{words.receipt.waiting}</p>
          </div>
        )}
      </div>
      {announcedAt === undefined && !isSent && (
        <AnnounceForm
          form={form}
          onSent={() => {
            setIsSent(true);
            again();
          }}
        />
      )}
    </section>
  );
}

function AnnounceForm({ form, onSent }: { form: Form; onSent: () => void }) {
  const words = useWords();
  const { form: said, receipt } = words;
  const client = useQueryClient();
  const [fields, setFields] = useState<Fields>({});
  const [faults, setFaults] = useState<Fault[]>([]);
  const [failed, setFailed] = useState<string>();
  /** Every click sends the same id, so it is one announcement. */
  const [id, setId] = useState(() => crypto.randomUUID());
  const isBusy = useRef(false);
  const change = (field: string, value: string) => setFields((before) => ({ ...before, [field]: value }));

  const send = async () => {
    if (isBusy.current) return;
    const { content, faults: own } = announcementOf(fields, words);
    setFaults(own);
    setFailed(undefined);
    if (own.length > 0) return;
    isBusy.current = true;
    try {
      await sendAnnouncement(form, { id, ...content });
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: [form.campaign.id, 'filings'] });
      onSent();
    } catch (error) {
      if (error instanceof Refused && error.problem?.errors) {
        setFaults(error.problem.errors.map(({ field, message }) => ({ field, message })));
      } else {
        if (error instanceof Refused && error.type === 'content-differs') setId(crypto.randomUUID());
        setFailed(error instanceof Refused ? error.message : words.states.away);
      }
    } finally {
      isBusy.current = false;
    }
  };

  const titles: Record<string, string> = {
    'document.number': said.number,
    'document.date': said.date,
    'document.signer': said.signer,
    url: receipt.announce.url,
  };
  return (
    <>
      <p>{receipt.announce.lead}</p>
      <ErrorSummary faults={faults} titles={(field) => titles[field] ?? field} />
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <DocumentFields
          legend={receipt.document}
          fields={fields}
          faults={faults}
          today={momentOf(form.now, form.timeZone).day}
          change={change}
        />
        <TextField
          id="url"
          label={receipt.announce.url}
          hint={receipt.announce.urlHint}
          value={fields['url'] ?? ''}
          error={messageOf(faults, 'url')}
          inputMode="url"
          onChange={(value) => change('url', value)}
        />
        <div role="status">
          {failed !== undefined && (
            <div className="note note-bad">
              <p>{failed}</p>
            </div>
          )}
        </div>
        <Button onClick={() => void send()}>{receipt.announce.submit}</Button>
      </form>
    </>
  );
}
