import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Refused, SignedOut } from '../../api/ask';
import type { Plan, Worklist } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tasksQuery, useViewer } from '../../app/queries';
import type { Kept } from '../../parts/draft/draft-keeper';
import { filingOf } from '../../parts/draft/filing-of';
import { SavedState } from '../../parts/draft/saved-state';
import { titlesOf } from '../../parts/draft/titles';
import { ErrorSummary, type Fault } from '../../parts/error-summary';
import { Facts } from '../../parts/facts';
import { FromPlan } from '../../parts/from-plan';
import { PageTitle } from '../../parts/page-title';
import { Answer, type Sending } from './answer';
import { PaperFields } from './paper-fields';
import { Printed } from './printed';
import { inOrder, maySend, opinionShape, rowState, type Sent } from './rows';
import { sendAll } from './send-all';
import { UnitList } from './unit-list';
import { UnitPanel } from './unit-panel';
import { useKeepers } from './use-keepers';
import { sheetWords } from './words';
import './sheet.css';

interface Props {
  worklist: Worklist;
  plan: Plan;
  /** Units that the letter names. */
  ofLetter: readonly string[];
  again: () => unknown;
}

export function Sheet({ worklist, plan, ofLetter, again }: Props) {
  const words = useWords();
  const said = useWordsOf(sheetWords);
  const client = useQueryClient();
  const person = useViewer()?.session?.person.name;
  const { campaign, party } = worklist;
  const rows = inOrder(worklist.rows, ofLetter);
  const { keepers, kept } = useKeepers(worklist);
  const [sent, setSent] = useState<ReadonlyMap<string, Sent>>(new Map());
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [sending, setSending] = useState<Sending>({ kind: 'nothing' });
  const isBusy = useRef(false);
  const shape = opinionShape(party.id);

  const states = new Map(
    rows.map((row) => [row.unit.id, rowState(row, kept.get(row.unit.id), sent.get(row.unit.id))]),
  );
  const isLeft = (unit: string) => states.get(unit) === 'empty' || states.get(unit) === 'begun';
  const [chosen, setChosen] = useState(() => (rows.find(({ unit }) => isLeft(unit.id)) ?? rows[0])?.unit.id);
  const at = rows.findIndex(({ unit }) => unit.id === chosen);
  const row = rows[at];
  const panel = useRef<HTMLDivElement>(null);
  const choose = (unit: string) => {
    setChosen(unit);
    panel.current?.scrollIntoView({ block: 'start' });
    panel.current?.focus({ preventScroll: true });
  };
  /** Round the list, the next that has no opinion yet; the next one at all where there is none. */
  const next =
    [...rows.slice(at + 1), ...rows.slice(0, at)].find(({ unit }) => isLeft(unit.id)) ?? rows[at + 1];

  const change = (unit: string, field: string, value: string) => {
    keepers.get(unit)?.change(field, value);
    if (sent.get(unit)?.kind === 'refused')
      setSent((before) => new Map([...before].filter(([each]) => each !== unit)));
  };
  const ready = [...kept].flatMap(([unit, each]) => {
    const state = states.get(unit);
    return state && maySend(state, each) ? [{ unit, kept: each }] : [];
  });
  const count = (...which: string[]) => [...states.values()].filter((state) => which.includes(state)).length;

  const send = async () => {
    if (isBusy.current) return;
    if (ready.length === 0) {
      setSending({ kind: count('conflict') > 0 ? 'settle-first' : 'none-ready' });
      return;
    }
    // The paper is one for all: a fault of it is told once, before anything goes.
    const ofPaper =
      ready
        .map(({ kept: { fields, filing } }) =>
          filingOf({ form: shape, fields, id: filing, words }).faults.filter(({ field }) =>
            field?.startsWith('document.'),
          ),
        )
        .find((found) => found.length > 0) ?? [];
    setFaults(ofPaper);
    if (ofPaper.length > 0) return;
    isBusy.current = true;
    setSending({ kind: 'sending' });
    try {
      await Promise.all(ready.map(async ({ unit }) => keepers.get(unit)?.flush()));
      const opinions = ready.flatMap(({ unit }) => {
        const read = keepers.get(unit)?.read();
        return read && Object.keys(read.conflicts).length === 0 ? [{ unit, kept: read }] : [];
      });
      const results = await sendAll({ campaign: campaign.id, party: party.id, opinions, words });
      for (const [unit, result] of results) {
        if (result.kind === 'received') keepers.get(unit)?.stop();
        else if (result.isOther) keepers.get(unit)?.renew();
      }
      setSent((before) => new Map([...before, ...results]));
      setSending({
        kind: 'sent',
        received: [...results.values()].filter(({ kind }) => kind === 'received').length,
      });
      void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
      void again();
    } catch (error) {
      if (error instanceof SignedOut) setSending({ kind: 'signed-out' });
      else setSending({ kind: 'failed', why: error instanceof Refused ? error.message : words.states.away });
    } finally {
      isBusy.current = false;
    }
  };

  const failed = rows.flatMap(({ unit }) => {
    const result = sent.get(unit.id);
    return result?.kind === 'refused' ? [{ unit, why: result.faults[0]?.message ?? result.why }] : [];
  });
  const known = new Set(rows.map(({ unit }) => unit.id));
  const gone = ofLetter.filter((unit) => !known.has(unit)).length;
  const isAtWork = sending.kind === 'sending';
  return (
    <div className="wide sheet">
      <div className="no-print">
        <ErrorSummary faults={faults} titles={titlesOf(words, shape)} />
        <PageTitle title={said.title} />
        <Facts
          facts={[
            [said.member, party.name],
            [
              said.by,
              person !== undefined && !party.name.includes(person) && said.onBehalf(person, party.name),
            ],
            [words.form.deadline, <FromPlan key="deadline">{worklist.deadlineText}</FromPlan>],
            [said.howMany, rows.length > 0 && said.progress(count('done'), rows.length - count('waived'))],
          ]}
        />
        {rows.length === 0 && <p className="lead">{said.none}</p>}
        {gone > 0 && <p className="quiet">{said.gone(gone)}</p>}
        {keepers.size > 0 && (
          <PaperFields kept={kept} keepers={keepers} faults={faults} today={worklist.planNow} plan={plan} />
        )}
        <div className="sheet-both">
          <UnitList
            rows={rows}
            kept={kept}
            states={states}
            levels={plan.levels}
            chosen={chosen}
            choose={choose}
            ofLetter={ofLetter.length - gone}
          />
          <div ref={panel} tabIndex={-1} className="sheet-panel" aria-labelledby="unit">
            {row && (
              <UnitPanel
                key={row.unit.id}
                campaign={campaign.id}
                party={party.id}
                plan={plan}
                row={row}
                place={said.position(at + 1, rows.length)}
                state={states.get(row.unit.id) ?? 'empty'}
                keeper={keepers.get(row.unit.id)}
                kept={kept.get(row.unit.id)}
                sent={sent.get(row.unit.id)}
                change={(field, value) => change(row.unit.id, field, value)}
                next={next && next !== row ? () => choose(next.unit.id) : undefined}
              />
            )}
          </div>
          <div className="sheet-send">
            <Answer sending={sending} failed={failed} left={count('empty', 'begun')} choose={choose} />
            {keepers.size > 0 && (
              <div className="buttons">
                <Button onClick={() => void send()} aria-disabled={isAtWork}>
                  {isAtWork ? said.sending : said.send(ready.length)}
                </Button>
                <Button variant="outline" onClick={() => window.print()}>
                  {said.print}
                </Button>
              </div>
            )}
          </div>
        </div>
        <SavedState saving={worst(kept, chosen)} />
      </div>
      <Printed rows={rows} kept={kept} sent={sent} worklist={worklist} plan={plan} />
    </div>
  );
}

/** Of many drafts what has to be known: one that is not saved, else the one in view. */
function worst(kept: ReadonlyMap<string, Kept>, chosen: string | undefined): Kept['saving'] {
  const all = [...kept.values()].map(({ saving }) => saving);
  const BAD = ['signed-out', 'refused', 'conflict', 'retrying'];
  const bad = BAD.flatMap((kind) => all.find((saving) => saving.kind === kind) ?? [])[0];
  return bad ?? (chosen === undefined ? undefined : kept.get(chosen)?.saving) ?? { kind: 'none' };
}
