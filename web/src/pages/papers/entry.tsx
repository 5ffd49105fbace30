import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, ask, askPatiently } from '../../api/ask';
import type { FilingFate } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useOwnName } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { momentOf, tellDate, tellInstant } from '../../parts/dates';
import { DocumentFields } from '../../parts/document-fields';
import { documentTyped, isDocumentTyped } from '../../parts/document-typed';
import { ErrorSummary, type Fault, messageOf } from '../../parts/error-summary';
import { Failed } from '../../parts/failed';
import type { Uploads } from '../../parts/files/uploads';
import { fileWords } from '../../parts/files/words';
import { SearchChoice } from '../../parts/search-choice';
import { useAction } from '../../parts/use-action';
import { MatterChoice, matterKey, mattersOf } from './matter-choice';
import { mattersQuery, partiesQuery } from './queries';
import { Scan } from './scan';
import { numberAfter, STAMP, stampOf, type Typed } from './stamp';
import { StampFields } from './stamp-fields';
import { papersWords } from './words';

interface Saved {
  text: string;
  marks: NonNullable<FilingFate['marks']>;
}

/** One paper after the other: its stamp, whose it is, what it answers, and its document. Nothing of its contents. */
export function Entry({ campaign, now, timeZone }: { campaign: string; now: string; timeZone: string }) {
  const words = useWords();
  const said = useWordsOf(papersWords);
  const ofFiles = useWordsOf(fileWords);
  const client = useQueryClient();
  const [, go] = useLocation();
  const clerk = useOwnName();
  const today = momentOf(now, timeZone);
  const fresh = (number = ''): Typed => ({
    [STAMP.number]: number,
    [STAMP.day]: tellDate(today.day),
    [STAMP.time]: today.time,
  });
  const [typed, setTyped] = useState<Typed>(fresh);
  const [party, setParty] = useState<string>();
  const [chosen, setChosen] = useState('');
  const [faults, setFaults] = useState<Fault[]>([]);
  const [twice, setTwice] = useState<{ about: string; text: string }>();
  const [saved, setSaved] = useState<Saved>();
  const [files, setFiles] = useState<readonly string[]>([]);
  const [uploads, setUploads] = useState<Uploads>();
  /** However often it is sent, it is one entry. */
  const [id, setId] = useState(() => crypto.randomUUID());
  const action = useAction();
  const parties = useQuery(partiesQuery(campaign)).data?.items ?? [];
  const owed = useQuery(mattersQuery(campaign, party)).data?.items;
  const matters = mattersOf(owed ?? []);
  const only = matters.length === 1 ? matters[0] : undefined;
  const matter = matters.find((each) => matterKey(each) === chosen) ?? only;
  const isOptional = matter?.step === 'member-opinion';
  // A scan belongs to what it was dropped for.
  const choose = (key: string) => {
    setChosen(key);
    setFiles([]);
  };
  const change = (field: string, value: string) => setTyped((before) => ({ ...before, [field]: value }));

  const read = () => {
    const stamp = stampOf(typed, { clerk, timeZone, words, said });
    const paper = isOptional && !isDocumentTyped(typed) ? undefined : documentTyped(typed, words);
    const found = [
      ...stamp.faults,
      ...(party === undefined ? [{ field: 'party', message: said.noParty }] : []),
      ...(party !== undefined && !matter
        ? [{ field: 'matter', message: owed?.length === 0 ? said.noMatters : said.noMatter }]
        : []),
      ...(paper?.faults ?? []),
      ...(uploads?.isPending ? [{ field: 'scan', message: ofFiles.pending }] : []),
    ];
    return { receipt: stamp.receipt, document: paper?.document, found };
  };

  /** Whether somebody who has not been told yet enters what seems to be entered already. */
  const seemsTwice = async (document: { number: string; date: string }): Promise<boolean> => {
    const about = JSON.stringify([party, matter && matterKey(matter), document.number, document.date]);
    if (twice?.about === about) return false;
    const query = { party: party ?? '', number: document.number, date: document.date };
    const { items } = await ask(
      api.GET('/api/v1/campaigns/{campaign}/papers', { params: { path: { campaign }, query } }),
    );
    const same = items.find(
      (each) =>
        !each.voided &&
        each.replacedBy === undefined &&
        each.unit === matter?.unit.id &&
        each.step === matter.step &&
        each.kind === matter.kind,
    );
    if (!same) return false;
    const at = tellInstant(words, same.stamp?.stampedAt ?? same.receivedAt, timeZone);
    setTwice({ about, text: said.twice(same.stamp?.documentNumber ?? '', at) });
    return true;
  };

  const save = (then: 'next' | 'contents') =>
    action.run(async () => {
      const { receipt, document, found } = read();
      setFaults(found);
      setSaved(undefined);
      if (found.length > 0 || party === undefined || !matter) return;
      if (document && (await seemsTwice(document))) return;
      const params = { path: { campaign, unit: matter.unit.id } };
      const head = { id, party, receipt };
      const entered = await askPatiently<FilingFate>(() =>
        matter.kind === 'announcement' && document
          ? api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/announcements', {
              params,
              body: { ...head, document },
            })
          : api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings', {
              params,
              body: {
                ...head,
                step: matter.step,
                awaitsContent: true,
                ...(document && { document }),
                ...(files.length > 0 && { files: [...files] }),
              },
            }),
      );
      void client.invalidateQueries({ queryKey: [campaign, 'filings'] });
      if (then === 'contents') {
        go(addressOf.paper({ campaign, unit: matter.unit.id, filing: entered.id }));
        return;
      }
      const name = parties.find((each) => each.id === party)?.name ?? party;
      setSaved({ text: said.saved(receipt.documentNumber, name), marks: entered.marks ?? [] });
      setTyped(fresh(numberAfter(receipt.documentNumber)));
      setParty(undefined);
      setChosen('');
      setTwice(undefined);
      setFiles([]);
      setId(crypto.randomUUID());
      globalThis.document.getElementById(STAMP.number)?.focus();
    });

  const titles: Record<string, string> = {
    [STAMP.number]: said.number,
    [STAMP.day]: said.day,
    [STAMP.time]: said.time,
    party: said.party,
    matter: said.matter,
    'document.number': words.form.number,
    'document.date': words.form.date,
    'document.signer': words.form.signer,
    scan: ofFiles.title,
  };
  const all = [...faults, ...(action.failure?.faults ?? [])];
  return (
    <section aria-labelledby="entry" className="no-print">
      <h2 id="entry">{said.entry}</h2>
      <div role="status">
        {saved && (
          <div className={saved.marks.length > 0 ? 'note note-late' : 'note note-good'}>
            <p>{saved.text}</p>
            {saved.marks.map((mark) => (
              <p key={mark}>{said.marks[mark]}</p>
            ))}
          </div>
        )}
      </div>
      <ErrorSummary faults={faults} titles={(field) => titles[field] ?? field} />
      <form
        noValidate
        className="papers-entry"
        onSubmit={(event) => {
          event.preventDefault();
          void save('next');
        }}
      >
        <StampFields typed={typed} faults={all} today={today.day} change={change} />
        <div className="papers-who">
          <SearchChoice
            id="party"
            label={said.party}
            hint={said.partyHint}
            error={messageOf(all, 'party')}
            options={parties}
            chosen={party}
            onChoose={(next) => {
              setParty(next);
              choose('');
            }}
          />
          <MatterChoice
            matters={matters}
            chosen={matter ? matterKey(matter) : ''}
            error={messageOf(all, 'matter')}
            onChoose={choose}
          />
        </div>
        <DocumentFields
          legend={isOptional ? said.documentOptional : said.document}
          fields={typed}
          faults={all}
          today={today.day}
          change={change}
        />
        {matter?.kind === 'filing' && party !== undefined && (
          <Scan
            key={`${party} ${matterKey(matter)}`}
            path={{ campaign, unit: matter.unit.id, step: matter.step, party }}
            ids={files}
            setIds={setFiles}
            error={messageOf(all, 'scan')}
            onUploads={setUploads}
          />
        )}
        <div role="status">
          {twice && (
            <div className="note note-late">
              <p>{twice.text}</p>
              <p>{said.twiceMore}</p>
            </div>
          )}
        </div>
        <Failed action={action} fields={Object.keys(titles)} />
        <div className="buttons">
          <Button type="submit">{matter?.kind === 'announcement' ? said.saveAnnouncement : said.save}</Button>
          {matter?.kind !== 'announcement' && (
            <Button variant="outline" onClick={() => void save('contents')}>
              {said.saveAndGoOn}
            </Button>
          )}
        </div>
      </form>
    </section>
  );
}
