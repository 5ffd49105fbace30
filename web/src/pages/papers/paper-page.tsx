import { Button } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { api, ask, askPatiently, Refused } from '../../api/ask';
import type { AskedForm, Filing, FilingFate } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { useOwnName } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { momentOf } from '../../parts/dates';
import { DocumentFields } from '../../parts/document-fields';
import { documentTyped } from '../../parts/document-typed';
import { FILES, fieldsOf, idsIn } from '../../parts/draft/fields';
import { FormFields } from '../../parts/draft/filing-fields';
import { faultsOf, filingOf } from '../../parts/draft/filing-of';
import { owedOf } from '../../parts/draft/owed-of';
import { useTitles } from '../../parts/draft/titles';
import { ErrorSummary, type Fault, messageOf } from '../../parts/error-summary';
import { Facts } from '../../parts/facts';
import { Failed } from '../../parts/failed';
import { useUploads } from '../../parts/files/use-uploads';
import { fileWords } from '../../parts/files/words';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { TextField } from '../../parts/text-field';
import { useAction } from '../../parts/use-action';
import { useKeptHere } from './kept-here';
import { papersQuery } from './queries';
import { STAMP, stampOf, typedStamp } from './stamp';
import { StampFields } from './stamp-fields';
import { papersWords } from './words';
import './papers.css';

interface Path {
  campaign: string;
  unit: string;
  filing: string;
}

/** A filing of which all is there that a clerk reads of it. */
type Entered = Filing & Required<Pick<Filing, 'step' | 'party' | 'content'>>;

const paperQuery = (path: Path) =>
  queryOptions({
    queryKey: [path.campaign, 'filings', 'paper', path.unit, path.filing],
    queryFn: async (): Promise<{ filing: Entered; form: AskedForm }> => {
      const filing = await ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}', { params: { path } }),
      );
      const { campaign, unit } = path;
      const { step, party, content } = filing;
      // Others read some of a filing; it is no entry of theirs.
      if (step === undefined || party === undefined || content === undefined) throw new Refused(403);
      const form = await ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/paper-forms/{step}/{party}', {
          params: { path: { campaign, unit, step, party } },
        }),
      );
      return { filing: { ...filing, step, party, content }, form };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** One paper: its contents, entered later, or the correction of what was entered wrongly. */
export function PaperPage() {
  const params = useParams<{ campaign: string; unit: string; filing: string }>();
  const path = { ...params, filing: decodeURIComponent(params.filing) };
  const query = useQuery(paperQuery(path));
  const form = query.data?.form;
  useIsAt({
    campaign: form?.campaign.title,
    rehearsal: form?.campaign.rehearsal,
    now: form?.now,
    timeZone: form?.timeZone,
  });
  return (
    <PageState query={query}>
      {(read) =>
        read.filing.voided || read.filing.replacedBy !== undefined ? (
          <Over path={path} filing={read.filing} />
        ) : (
          <Paper key={Object.values(path).join()} path={path} {...read} />
        )
      }
    </PageState>
  );
}

function Over({ path, filing }: { path: Path; filing: Filing }) {
  const said = useWordsOf(papersWords).paper;
  return (
    <div className="column">
      <PageTitle title={said.over} />
      {filing.voided && <p>{filing.voided.reason}</p>}
      {filing.replacedBy !== undefined && (
        <p>
          {said.replaced}{' '}
          <Link href={addressOf.paper({ ...path, filing: filing.replacedBy })}>{said.toReplacement}</Link>
        </p>
      )}
      <p>
        <Link href={addressOf.papers(path.campaign)}>{said.back}</Link>
      </p>
    </div>
  );
}

function Paper({ path, filing, form }: { path: Path; filing: Entered; form: AskedForm }) {
  const words = useWords();
  const all = useWordsOf(papersWords);
  const said = all.paper;
  const ofFiles = useWordsOf(fileWords);
  const client = useQueryClient();
  const clerk = useOwnName();
  const { content, kind, party, step } = filing;
  const { receipt: stamp, document: sent } = content;
  const { timeZone } = form;
  const isAnnouncement = kind === 'announcement';
  const { keeper, kept, forget } = useKeptHere(`paper ${path.campaign}/${path.unit}#${path.filing}`, {
    by: clerk,
    initial: {
      ...(stamp && typedStamp(stamp, timeZone)),
      ...fieldsOf(content),
      ...(content.url !== undefined && { url: content.url }),
    },
  });
  const files = useUploads(
    owedOf(form),
    idsIn(kept.fields),
    (ids) => {
      keeper.change(FILES, ids.join(' '));
      void keeper.flush();
    },
    { paper: true },
  );
  const [faults, setFaults] = useState<Fault[]>([]);
  const [isDone, setIsDone] = useState(false);
  const action = useAction();
  const formTitles = useTitles(form);
  const stampTitles: Record<string, string> = {
    [STAMP.number]: all.number,
    [STAMP.day]: all.day,
    [STAMP.time]: all.time,
    url: said.url,
  };
  const today = momentOf(form.now, timeZone).day;

  const save = () =>
    action.run(async () => {
      await keeper.flush();
      const { fields, filing: id } = keeper.read();
      const { receipt, faults: ofStamp } = stampOf(fields, { clerk, timeZone, words, said: all });
      const head = { receipt, replaces: filing.id };
      const params = { path: { campaign: path.campaign, unit: path.unit } };
      if (isAnnouncement) {
        const { document, faults: ofDocument } = documentTyped(fields, words);
        const found = [...ofStamp, ...ofDocument];
        setFaults(found);
        if (found.length > 0) return;
        const url = fields['url']?.trim();
        await askPatiently<FilingFate>(() =>
          api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/announcements', {
            params,
            body: { id, party, document, ...(url && { url }), ...head },
          }),
        );
      } else {
        const { body, faults: ofForm } = filingOf({ form, fields, id, words });
        const pending = files.uploads.isPending ? [{ field: FILES, message: ofFiles.pending }] : [];
        const found = [...ofStamp, ...ofForm, ...pending];
        setFaults(found);
        if (found.length > 0) return;
        // An opinion's form has no document, and its paper may have one.
        const document = body.document ?? sent;
        await askPatiently<FilingFate>(() =>
          api.POST('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings', {
            params,
            body: { ...body, ...(document && { document }), ...head },
          }),
        );
      }
      forget();
      setIsDone(true);
      void client.invalidateQueries({ queryKey: [path.campaign, 'filings', 'papers'] });
    });

  if (isDone) return <Done campaign={path.campaign} />;
  const shown = [...faults, ...(action.failure?.faults ?? []), ...faultsOf(action.failure?.faults, form)];
  const number = stamp?.documentNumber ?? '';
  const isContents = filing.awaitsContent === true;
  const change = (field: string, value: string) => keeper.change(field, value);
  return (
    <div className="column filing">
      <ErrorSummary faults={faults} titles={(field) => stampTitles[field] ?? formTitles(field)} />
      <PageTitle title={isContents ? said.contents(number) : said.correction(number)} />
      <Facts
        facts={[
          [all.party, form.party.name],
          [
            all.matter,
            isAnnouncement
              ? all.announcementOf(words.matter[step](form.unit.name))
              : words.matter[step](form.unit.name),
          ],
          [words.form.campaign, form.campaign.title],
        ]}
      />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        <fieldset className="section">
          <legend>{said.stamp}</legend>
          <StampFields typed={kept.fields} faults={shown} today={today} change={change} />
        </fieldset>
        {isAnnouncement ? (
          <>
            <DocumentFields
              legend={all.document}
              fields={kept.fields}
              faults={shown}
              today={today}
              change={change}
            />
            <TextField
              id="url"
              label={said.url}
              value={kept.fields['url'] ?? ''}
              error={messageOf(shown, 'url')}
              inputMode="url"
              onChange={(value) => change('url', value)}
            />
          </>
        ) : (
          <FormFields form={form} kept={kept} keeper={keeper} faults={shown} files={files} />
        )}
        <p className="quiet">{said.kept}</p>
        <Failed action={action} />
        <div className="buttons">
          <Button onClick={() => void save()}>{isContents ? said.saveContents : said.saveCorrection}</Button>
          <Link className="act" href={addressOf.papers(path.campaign)}>
            {said.back}
          </Link>
        </div>
      </form>
    </div>
  );
}

/** The way to the next paper whose contents are still to be entered. */
function Done({ campaign }: { campaign: string }) {
  const said = useWordsOf(papersWords).paper;
  const next = useQuery(papersQuery(campaign, { waiting: 'true' })).data?.items[0];
  return (
    <div className="column">
      <PageTitle title={said.back} />
      <div className="note note-good" role="status">
        <p>{said.done}</p>
      </div>
      <div className="buttons">
        {next && (
          <Link
            className="act act-first"
            href={addressOf.paper({ campaign, unit: next.unit, filing: next.id })}
          >
            {said.next}
          </Link>
        )}
        <Link className="act" href={addressOf.papers(campaign)}>
          {said.back}
        </Link>
      </div>
    </div>
  );
}
