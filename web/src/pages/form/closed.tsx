import { Link } from 'wouter';
import type { Form } from '../../api/contract';
import { useWords } from '../../app/language';
import { addressOf } from '../../parts/addresses';
import { tellInstant } from '../../parts/dates';
import { About } from './about';

/** Nothing can be filed: why, and the way to what was. */
export function Closed({ form }: { form: Form }) {
  const words = useWords();
  const { standing } = words.form;
  const why = form.standing === 'waived' || form.standing === 'cancelled' ? form.standing : 'over';
  return (
    <div className="column">
      <About form={form} />
      <div className="note">
        <h2>{standing[why]}</h2>
        <p>{standing[`${why}More`]}</p>
      </div>
      <Filed form={form} />
      <p>
        <Link href={addressOf.tasks}>{words.shell.tasks}</Link>
      </p>
    </div>
  );
}

/** What this party has filed, each with its receipt. */
export function Filed({ form }: { form: Form }) {
  const words = useWords();
  const filings = form.filings.filter(
    ({ kind, outcome, voided }) => kind === 'filing' && outcome !== 'refused' && !voided,
  );
  const last = filings.find(({ counts }) => counts) ?? filings.at(-1);
  if (!last) return null;
  const address = addressOf.receipt({ campaign: form.campaign.id, unit: form.unit.id, filing: last.id });
  return (
    <div className="note note-good">
      <p>
        {words.form.standing.filed(last.receipt, tellInstant(words, last.receivedAt, form.timeZone))}{' '}
        <Link href={address}>{words.form.standing.receipt}</Link>
      </p>
      {form.announcement.owed && (
        <p>
          {words.form.standing.announceToo} <Link href={address}>{words.receipt.announce.title}</Link>
        </p>
      )}
      {form.standing === 'filed' && <p>{words.form.standing.filedMore}</p>}
    </div>
  );
}
