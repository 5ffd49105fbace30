import { Button, Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { Refused, SignedOut } from '../../api/ask';
import type { Checked, OpenForm } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { tasksQuery } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { FILES, type Fields, idsIn } from '../../parts/draft/fields';
import { FormFields } from '../../parts/draft/filing-fields';
import { faultsOf, filingOf, together } from '../../parts/draft/filing-of';
import { owedOf } from '../../parts/draft/owed-of';
import { SavedState } from '../../parts/draft/saved-state';
import { useTitles } from '../../parts/draft/titles';
import { useDraft } from '../../parts/draft/use-draft';
import { ErrorSummary, type Fault, messageOf } from '../../parts/error-summary';
import { useFieldError } from '../../parts/field-error';
import { useUploads } from '../../parts/files/use-uploads';
import { fileWords } from '../../parts/files/words';
import { signInAddress } from '../../parts/sign-in-address';
import { About } from './about';
import { ReadBack } from './read-back';
import { checkFiling, sendFiling } from './send';
import { StandingNotes } from './standing-notes';
import { ToNextUnit } from './to-next-unit';
import './form.css';

const TICK = 'held';

type Sending =
  | 'signed-out'
  | 'nothing'
  | 'checking'
  | 'filing'
  | 'again'
  | 'checked'
  | 'already-filed'
  | { failed: string };

export function FilingForm({ form, initial }: { form: OpenForm; initial: Fields }) {
  const words = useWords();
  const { form: said } = words;
  const ofFiles = useWordsOf(fileWords);
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const { keeper, kept } = useDraft(form, initial);
  const files = useUploads(owedOf(form), idsIn(kept.fields), (ids) => {
    keeper.change(FILES, ids.join(' '));
    void keeper.flush();
  });
  const [faults, setFaults] = useState<Fault[]>([]);
  const [sending, setSending] = useState<Sending>('nothing');
  const [outlook, setOutlook] = useState<Checked>(form.ifFiledNow);
  const [isTicked, setIsTicked] = useState(false);
  const titles = useTitles(form);
  const shown = useFieldError();
  /** Whatever is clicked twice is done once. */
  const isBusy = useRef(false);
  const isHeld = form.standing === 'frozen';

  const written = () => {
    const { body, faults: own } = filingOf({
      form,
      fields: keeper.read().fields,
      id: keeper.read().filing,
      words,
    });
    const tick = isHeld && !isTicked ? [{ field: TICK, message: said.standing.frozenTickFirst }] : [];
    // Of two texts for one field nobody knows yet which is filed.
    const unsettled = Object.keys(keeper.read().conflicts).map((field) => ({
      field,
      message: said.conflict.choose,
    }));
    const pending = files.uploads.isPending ? [{ field: FILES, message: ofFiles.pending }] : [];
    return { body, own: together([...unsettled, ...own, ...pending, ...tick], form) };
  };

  /** Everything that is wrong: what this page sees, and what the service does. */
  const check = async (own: Fault[]): Promise<Fault[]> => {
    const { body } = written();
    try {
      setOutlook(await checkFiling(form, body));
      return own;
    } catch (error) {
      if (error instanceof Refused && error.problem?.errors) {
        return together([...own, ...faultsOf(error.problem.errors, form)], form);
      }
      if (own.length > 0) return own;
      throw error;
    }
  };

  const once = async (work: () => Promise<Sending>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      setSending(await work());
    } catch (error) {
      if (error instanceof SignedOut) setSending('signed-out');
      else setSending({ failed: error instanceof Refused ? error.message : words.states.away });
    } finally {
      isBusy.current = false;
    }
  };

  /** Whether everything that was typed is kept, and nothing waits for a choice. */
  const save = async (): Promise<boolean> => {
    await keeper.flush();
    return !keeper.isUnsaved && Object.keys(keeper.read().conflicts).length === 0;
  };

  const doCheck = () =>
    once(async () => {
      setSending('checking');
      await keeper.flush();
      const found = await check(written().own.filter(({ field }) => field !== TICK));
      setFaults(found);
      return found.length === 0 ? 'checked' : 'nothing';
    });

  const doFile = () =>
    once(async () => {
      setSending('filing');
      // What was typed last is in the draft before the filing goes, whatever becomes of the filing.
      await keeper.flush();
      const { body, own } = written();
      if (own.length > 0) {
        setFaults(await check(own));
        return 'nothing';
      }
      try {
        const filing = await sendFiling(form, body, () => setSending('again'));
        keeper.stop();
        void client.invalidateQueries({ queryKey: tasksQuery.queryKey });
        void client.invalidateQueries({ queryKey: [form.campaign.id, 'filings'] });
        navigate(addressOf.receipt({ campaign: form.campaign.id, unit: form.unit.id, filing: filing.id }));
        return 'filing';
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.type === 'content-differs') {
          keeper.renew();
          return 'already-filed';
        }
        if (!error.problem?.errors) throw error;
        setFaults(together(faultsOf(error.problem.errors, form), form));
        return 'nothing';
      }
    });

  const isAtWork = sending === 'filing' || sending === 'again';
  return (
    <div className="column filing">
      <ErrorSummary faults={faults} titles={titles} />
      <About form={form} outlook={form.ifFiledNow} before={faults.length > 0 ? said.faults.label : ''} />
      <StandingNotes form={form} />
      {/* Enter in a field files nothing: the button does. */}
      <form noValidate onSubmit={(event) => event.preventDefault()}>
        <FormFields form={form} kept={kept} keeper={keeper} faults={faults} files={files} />
        <ReadBack form={form} fields={kept.fields} outlook={outlook} />
        {isHeld && (
          <div className="field">
            <Checkbox
              id={TICK}
              label={said.standing.frozenTick}
              checked={isTicked}
              error={shown(messageOf(faults, TICK))}
              onChange={(event) => setIsTicked(event.currentTarget.checked)}
            />
          </div>
        )}
        <Answer sending={sending} />
        <div className="buttons">
          <Button onClick={() => void doFile()} aria-disabled={isAtWork}>
            {isAtWork ? said.filing : isHeld ? said.fileHeld : said.file}
          </Button>
          <Button variant="outline" onClick={() => void doCheck()}>
            {said.check}
          </Button>
        </div>
        <ToNextUnit form={form} save={save} />
      </form>
      <SavedState saving={kept.saving} />
    </div>
  );
}

/** What has become of the last click. */
function Answer({ sending }: { sending: Sending }) {
  const { form: said } = useWords();
  const text = () => {
    if (sending === 'checked') return <p>{said.faults.none}</p>;
    if (sending === 'again') return <p>{said.filingAgain}</p>;
    if (sending === 'already-filed') return <p>{said.alreadyFiled}</p>;
    if (sending === 'signed-out') {
      return (
        <p>
          {said.signedOut}{' '}
          <a href={signInAddress()} target="_blank" rel="noreferrer">
            {said.saved.signInAgain}
          </a>
        </p>
      );
    }
    if (typeof sending === 'string') return null;
    return (
      <>
        <h3>{said.fileFailed}</h3>
        <p>{sending.failed}</p>
        <p>{said.fileFailedWhy}</p>
      </>
    );
  };
  const shown = text();
  const look = sending === 'checked' ? 'note-good' : typeof sending === 'string' ? 'note-late' : 'note-bad';
  return <div role="status">{shown && <div className={`note ${look}`}>{shown}</div>}</div>;
}
