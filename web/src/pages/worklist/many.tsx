import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import type { IssuedDocument } from '../../../../api-client/schema';
import type { Plan, SentRow, Worklist, WorklistRow } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tasksQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { momentOf } from '../../parts/dates';
import { DocumentFields } from '../../parts/document-fields';
import { documentTyped } from '../../parts/document-typed';
import { ErrorSummary, type Fault, messageOf } from '../../parts/error-summary';
import { Failed } from '../../parts/failed';
import { announceMany, type FilingItem, fileMany } from '../../parts/many/send-many';
import { PageTitle } from '../../parts/page-title';
import { TextField } from '../../parts/text-field';
import { useAction } from '../../parts/use-action';
import { ChosenUnits } from './chosen-units';
import { faultsOfDocument } from './rows';
import { worklistWords } from './words';

const CHOOSE = 'choose';

interface OfMany {
  list: Worklist;
  plan: Plan;
  onSent: (rows: SentRow[]) => void;
  onCancel: () => void;
}

/** Complete drafts, filed by one document in one request. */
export function FileMany({
  drafts,
  incomplete,
  ...rest
}: OfMany & {
  drafts: readonly { row: WorklistRow; item: FilingItem }[];
  incomplete: readonly WorklistRow[];
}) {
  const said = useWordsOf(worklistWords);
  const { campaign, step, party } = rest.list;
  return (
    <ManyForm
      {...rest}
      kind="filing"
      rows={drafts.map(({ row }) => row)}
      send={({ document, units }) =>
        fileMany(campaign.id, {
          document,
          items: drafts.flatMap(({ item }) => (units.has(item.unit) ? [item] : [])),
        })
      }
    >
      {incomplete.length > 0 && (
        <div className="note">
          <p>{said.filing.incomplete(incomplete.length)}</p>
          <ul>
            {incomplete.map(({ unit }) => (
              <li key={unit.id}>
                <Link href={addressOf.form({ campaign: campaign.id, unit: unit.id, step, party: party.id })}>
                  {unit.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </ManyForm>
  );
}

/** Reviews that were filed, announced by one document in one request. */
export function AnnounceMany({ rows, ...rest }: OfMany & { rows: readonly WorklistRow[] }) {
  const { campaign, party } = rest.list;
  /** Every click sends the same id, so it is one announcement of each. */
  const [id] = useState(() => crypto.randomUUID());
  return (
    <ManyForm
      {...rest}
      kind="announcing"
      rows={rows}
      send={({ units, ...announcement }) =>
        announceMany(campaign.id, { id, party: party.id, ...announcement, units: [...units] })
      }
    />
  );
}

interface Said {
  document: IssuedDocument;
  url?: string;
  units: ReadonlySet<string>;
}

/** Units, all chosen at first, and the one document; its button sends them all. */
function ManyForm({
  kind,
  list,
  plan,
  rows,
  send,
  onSent,
  onCancel,
  children,
}: OfMany & {
  kind: 'filing' | 'announcing';
  rows: readonly WorklistRow[];
  send: (said: Said) => Promise<SentRow[]>;
  children?: ReactNode;
}) {
  const words = useWords();
  const said = useWordsOf(worklistWords);
  const client = useQueryClient();
  const action = useAction();
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [faults, setFaults] = useState<Fault[]>([]);
  const units = new Set(rows.map(({ unit }) => unit.id).filter((unit) => !without.has(unit)));
  const change = (field: string, value: string) => setFields((before) => ({ ...before, [field]: value }));

  const submit = () =>
    action.run(async () => {
      const { document, faults: own } = documentTyped(fields, words);
      const url = fields['url']?.trim() ?? '';
      if (units.size === 0) own.push({ field: CHOOSE, message: said.noneChosen });
      setFaults(own);
      if (own.length > 0) return;
      const sent = await send({ document, units, ...(url !== '' && { url }) });
      const ofDocument = faultsOfDocument(words, sent);
      setFaults(ofDocument);
      if (ofDocument.length > 0) return;
      await Promise.all([
        client.invalidateQueries({ queryKey: [list.campaign.id, 'filings'] }),
        client.invalidateQueries({ queryKey: tasksQuery.queryKey }),
      ]);
      onSent(sent);
    });

  const titles: Record<string, string> = {
    'document.number': words.form.number,
    'document.date': words.form.date,
    'document.signer': words.form.signer,
    url: words.receipt.announce.url,
    [CHOOSE]: said.choose,
  };
  return (
    <div className="column">
      <ErrorSummary faults={faults} titles={(field) => titles[field] ?? field} />
      <PageTitle
        key={kind}
        title={said[kind].title}
        before={faults.length > 0 ? words.form.faults.label : ''}
      />
      <p>{said[kind].lead}</p>
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <DocumentFields
          legend={said[kind].document}
          fields={fields}
          faults={faults}
          today={momentOf(list.planNow, plan.timeZone).day}
          change={change}
        />
        {kind === 'announcing' && (
          <TextField
            id="url"
            label={words.receipt.announce.url}
            hint={words.receipt.announce.urlHint}
            value={fields['url'] ?? ''}
            error={messageOf(faults, 'url')}
            inputMode="url"
            onChange={(value) => change('url', value)}
          />
        )}
        <ChosenUnits
          id={CHOOSE}
          rows={rows}
          plan={plan}
          units={units}
          fault={messageOf(faults, CHOOSE)}
          onChange={(chosen) =>
            setWithout(new Set(rows.map(({ unit }) => unit.id).filter((unit) => !chosen.has(unit))))
          }
        />
        {children}
        <Failed action={action} />
        <div className="buttons">
          <Button onClick={() => void submit()} aria-disabled={action.isBusy}>
            {said[kind].submit(units.size)}
          </Button>
          <Button variant="outline" onClick={onCancel}>
            {said.many.cancel}
          </Button>
        </div>
      </form>
    </div>
  );
}
