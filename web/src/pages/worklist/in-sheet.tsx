import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ask } from '../../api/ask';
import type { SavedSheet, Worklist } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tasksQuery } from '../../app/queries';
import { Failed } from '../../parts/failed';
import { useFieldError } from '../../parts/field-error';
import { Table } from '../../parts/table';
import { useAction } from '../../parts/use-action';
import { worklistWords } from './words';

const MOST_BYTES = 1024 * 1024;

/** The worklist as a spreadsheet: its template, and the way back. */
export function InSheet({ list }: { list: Worklist }) {
  const said = useWordsOf(worklistWords).sheet;
  const client = useQueryClient();
  const action = useAction();
  const shown = useFieldError();
  const input = useRef<HTMLInputElement>(null);
  const [saved, setSaved] = useState<SavedSheet>();
  const [isTooLarge, setIsTooLarge] = useState(false);
  const { campaign, step, party } = list;
  const path = { campaign: campaign.id, step, party: party.id };

  const upload = async (file: File) => {
    setSaved(undefined);
    setIsTooLarge(file.size > MOST_BYTES);
    if (file.size > MOST_BYTES) return;
    await action.run(async () => {
      setSaved(await sendSheet(path, await file.arrayBuffer()));
      void client.invalidateQueries({ queryKey: [campaign.id, 'filings'] });
      void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
    });
  };

  return (
    <section aria-labelledby="in-sheet" className="in-sheet">
      <h2 id="in-sheet">{said.title}</h2>
      <p>{said.lead}</p>
      <div className="buttons">
        <a
          className="act"
          href={`/api/v1/campaigns/${campaign.id}/worklists/${step}/${party.id}/template`}
          download
        >
          {said.download}
        </a>
        <button
          type="button"
          className="act"
          aria-describedby="sheet-hint"
          onClick={() => input.current?.click()}
        >
          {said.upload}
        </button>
        {/* The browser's own control speaks the browser's language. */}
        <input
          id="sheet"
          ref={input}
          type="file"
          accept=".xlsx"
          hidden
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file again, once it is mended, is a change too.
            currentTarget.value = '';
            if (file) void upload(file);
          }}
        />
        <span className="quiet" id="sheet-hint">
          {said.uploadHint}
        </span>
      </div>
      <div role="alert">{isTooLarge && <p className="sheet-fault">{shown(said.tooLarge)}</p>}</div>
      <Failed action={action} />
      {saved && <Saved saved={saved} list={list} />}
    </section>
  );
}

/** The body is bytes, which the client's types tell as text. */
const sendSheet = (
  path: { campaign: string; step: Worklist['step']; party: string },
  bytes: ArrayBuffer,
): Promise<SavedSheet> =>
  ask(
    api.POST('/api/v1/campaigns/{campaign}/worklists/{step}/{party}/drafts', {
      params: { path },
      body: '',
      bodySerializer: () => bytes,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );

function Saved({ saved: { rows, faults }, list }: { saved: SavedSheet; list: Worklist }) {
  const { language } = useWords();
  const words = useWordsOf(worklistWords);
  const said = words.sheet;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [rows]);
  const same = rows.filter(({ outcome }) => outcome === 'unchanged').length;
  const nameOf = (unit: string | undefined) => list.rows.find((row) => row.unit.id === unit)?.unit.name ?? '';
  return (
    <>
      <div className={rows.length > 0 ? 'note note-good' : 'note note-bad'}>
        <h3 ref={heading} tabIndex={-1} id="sheet-saved">
          {said.saved(rows.length - same, same)}
        </h3>
      </div>
      {faults.length > 0 && (
        <section className="note note-bad" aria-labelledby="sheet-faults">
          <h3 id="sheet-faults">{said.faults(faults.length)}</h3>
          <p>{said.faultsMore}</p>
          <Table
            caption={said.faults(faults.length)}
            rows={faults}
            keyOf={({ row, column, message }) => `${column}${row} ${message.vi}`}
            columns={[
              { title: said.cell, cell: ({ row, column }) => `${column}${row}` },
              { title: words.unit, cell: ({ unit }) => nameOf(unit) },
              { title: said.fault, cell: ({ message }) => message[language.code] },
            ]}
          />
        </section>
      )}
    </>
  );
}
