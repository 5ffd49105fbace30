import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'wouter';
import type { IssuedDocument } from '../../../../api-client/schema';
import { api, ask, Refused } from '../../api/ask';
import type { Filing, Form } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { useOwnName } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { tellDate, tellInstant } from '../../parts/dates';
import { Facts } from '../../parts/facts';
import { FiledFiles } from '../../parts/files/file-drop';
import { fileWords } from '../../parts/files/words';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { tellTimeliness } from '../../parts/timeliness';
import type { Words } from '../../words/vi';
import { Announce } from './announce';
import { Compared } from './compared';
import { NextTask } from './next-task';
import { versionBefore } from './version-before';

/** An evaluation answers within a moment; until then the page asks. */
const AGAIN_MS = 2000;

const receiptQuery = (path: { campaign: string; unit: string; filing: string }) =>
  queryOptions({
    queryKey: [path.campaign, 'receipts', path.unit, path.filing],
    queryFn: async (): Promise<{ filing: Filing; form: Form }> => {
      const filing = await ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/filings/{filing}', { params: { path } }),
      );
      const { campaign, unit } = path;
      const { step, party } = filing;
      // A person who sees so little of it has no receipt.
      if (step === undefined || party === undefined) throw new Refused(403);
      const form = await ask(
        api.GET('/api/v1/campaigns/{campaign}/evaluations/{unit}/forms/{step}/{party}', {
          params: { path: { campaign, unit, step, party } },
        }),
      );
      return { filing, form };
    },
    refetchInterval: ({ state }) => (state.data?.filing.outcome === 'pending' ? AGAIN_MS : false),
  });

export function ReceiptPage() {
  const path = useParams<{ campaign: string; unit: string; filing: string }>();
  const query = useQuery(receiptQuery({ ...path, filing: decodeURIComponent(path.filing) }));
  const form = query.data?.form;
  useIsAt({
    campaign: form?.campaign.title,
    rehearsal: form?.campaign.rehearsal,
    now: form?.now,
    timeZone: form?.timeZone,
  });
  return (
    <PageState query={query}>{(read) => <Receipt {...read} again={() => void query.refetch()} />}</PageState>
  );
}

function Receipt({ filing, form, again }: { filing: Filing; form: Form; again: () => void }) {
  const words = useWords();
  const { receipt: said } = words;
  const by = useOwnName();
  const document = filing.content?.document;
  const evidence = filing.content?.files ?? [];
  const ofFiles = useWordsOf(fileWords);
  const isAccepted = filing.outcome === 'accepted';
  const before = versionBefore(filing, form);
  const mayCorrect = filing.kind === 'filing' && (form.standing === 'filed' || form.standing === 'open');
  return (
    <div className="column">
      <p className="only-print">
        {words.name} – {said.title}
      </p>
      <PageTitle title={titleOf()} />
      {filing.outcome === 'pending' && (
        <div className="note note-late" role="status">
          <p>{said.waitingMore}</p>
        </div>
      )}
      {filing.outcome === 'held' && (
        <div className="note note-late">
          <p>{said.heldMore}</p>
        </div>
      )}
      <p className="quiet">{said.readOut}</p>
      <p className="receipt-number">{filing.receipt}</p>
      <Facts
        facts={[
          [said.step, words.matter[form.step.id](form.unit.name)],
          [said.party, form.party.name],
          [words.form.campaign, form.campaign.title],
          [said.actor, filing.actor],
          [said.received, filing.receivedAt && tellInstant(words, filing.receivedAt, form.timeZone)],
          [said.timeliness, tellTimeliness(words, form.step.id, filing)],
          [said.version, filing.version && said.versionText(filing.version, filing.counts === true)],
          [said.document, document && tellDocument(words, document)],
          [
            ofFiles.receipt,
            evidence.length > 0 && filing.id !== undefined && (
              <FiledFiles
                campaign={form.campaign.id}
                unit={form.unit.id}
                filing={filing.id}
                files={evidence}
              />
            ),
          ],
          [
            said.digest,
            filing.digest && (
              <span className="digest" title={said.digestHint}>
                {filing.digest}
              </span>
            ),
          ],
        ]}
      />
      <p className="quiet only-print">{said.printedAt(tellInstant(words, new Date().toISOString()), by)}</p>
      <div className="no-print">
        <div className="buttons">
          <Button variant="outline" onClick={() => window.print()}>
            {said.print}
          </Button>
          {mayCorrect && (
            <Link
              className="act"
              href={addressOf.form({
                campaign: form.campaign.id,
                unit: form.unit.id,
                step: form.step.id,
                party: form.party.id,
              })}
            >
              {said.correct}
            </Link>
          )}
        </div>
        {before && filing.content && <Compared form={form} filing={filing} before={before} />}
        {isAccepted && <Announce form={form} again={again} />}
        <NextTask form={form} />
      </div>
    </div>
  );

  function titleOf(): string {
    switch (filing.outcome) {
      case 'pending':
        return said.waiting;
      case 'held':
        return said.held;
      case 'refused':
        return said.refused;
      default:
        return filing.kind === 'announcement' ? said.confirmedAnnouncement : said.confirmed;
    }
  }
}

const tellDocument = ({ form }: Words, { number, date, signer }: IssuedDocument): string =>
  form.readBack.documentText(number, tellDate(date), signer);
