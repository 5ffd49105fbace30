import { Link } from 'wouter';
import type { FilingStep, SentRow } from '../../api/contract';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../addresses';
import { Table } from '../table';
import { tellTimeliness } from '../timeliness';
import { manyWords } from './words';

/** What became of each row of a request for many: first what was not taken and why, then the receipts. */
export function RowResults({
  rows,
  nameOf,
  whyOf,
  owed,
}: {
  rows: readonly SentRow[];
  nameOf: (unit: string) => string;
  /** Why a row was refused, in words. */
  whyOf: (row: SentRow) => readonly string[];
  owed: { campaign: string; step: FilingStep; party: string };
}) {
  const words = useWords();
  const said = useWordsOf(manyWords);
  const failed = rows.filter(({ outcome }) => outcome === 'refused');
  const received = rows.filter(({ outcome }) => outcome !== 'refused');
  return (
    <>
      {failed.length > 0 && (
        <section className="note note-bad" aria-labelledby="not-recorded">
          <h3 id="not-recorded">{said.failed(failed.length)}</h3>
          <p>{said.failedMore}</p>
          <Table
            caption={said.failed(failed.length)}
            rows={failed}
            keyOf={({ unit }) => unit}
            columns={[
              { title: said.unit, cell: ({ unit }) => nameOf(unit) },
              {
                title: said.why,
                cell: (row) =>
                  whyOf(row).map((why) => (
                    <span key={why} className="why">
                      {why}
                    </span>
                  )),
              },
              {
                title: said.act,
                isAction: true,
                cell: ({ unit }) => (
                  <Link
                    className="act"
                    href={addressOf.form({ ...owed, unit })}
                    aria-label={said.openOf(nameOf(unit))}
                  >
                    {said.open}
                  </Link>
                ),
              },
            ]}
          />
        </section>
      )}
      {received.length > 0 && (
        <details className="received">
          <summary>{said.received(received.length)}</summary>
          <ul className="plain">
            {received.map(({ unit, id = '', receipt, outcome, ...fate }) => (
              <li key={unit}>
                {nameOf(unit)}:{' '}
                <Link href={addressOf.receipt({ campaign: owed.campaign, unit, filing: id })}>{receipt}</Link>{' '}
                {outcome === 'accepted'
                  ? tellTimeliness(words, owed.step, fate)
                  : said[outcome as 'pending' | 'held']}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
