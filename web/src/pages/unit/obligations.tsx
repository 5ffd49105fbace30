import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Evaluation, FilingVersion, Obligation, Plan } from '../../../../api-client/schema';
import { filingQuery } from '../../app/campaign-queries';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useViewer } from '../../app/queries';
import { tellInstant } from '../../parts/dates';
import { PartState } from '../../parts/part-state';
import { tellTimeliness } from '../../parts/timeliness';
import { Contents } from './contents';
import { unitWords } from './words';

interface Owed {
  evaluation: Evaluation;
  plan: Plan;
  now: string;
}

/** What is owed of a unit in one step: by whom, how it stands, and every version that came. */
export function Obligations({ obligations, ...of }: Owed & { obligations: readonly Obligation[] }) {
  return (
    <ul className="obligations">
      {obligations.map((each) => (
        <li key={each.id}>
          <Standing obligation={each} {...of} />
        </li>
      ))}
    </ul>
  );
}

const LOOKS = {
  'not-owed-yet': '',
  outstanding: '',
  submitted: 'state-half',
  'content-awaited': 'state-half',
  done: 'state-done',
  waived: 'state-waived',
  ended: '',
} as const;

function Standing({ obligation, evaluation, plan, now }: Owed & { obligation: Obligation }) {
  const words = useWords();
  const said = useWordsOf(unitWords);
  const { name, step, status, receivedAt, announcedAt, returned, nextLetterAt, versions = [] } = obligation;
  const tell = (at: string) => tellInstant(words, at, plan.timeZone);
  const isFiled = step !== 'party-assessment' && step !== 'recognition';
  const facts = [
    receivedAt && `${said.columns.received.toLowerCase()} ${tell(receivedAt)}`,
    receivedAt && isFiled && tellTimeliness(words, step, obligation),
    announcedAt && said.announced(tell(announcedAt)),
    returned && said.returned(tell(returned.at)),
    nextLetterAt && status === 'outstanding' && said.nextLetter(tell(nextLetterAt)),
  ].filter(Boolean);
  return (
    <>
      <p className="obligation-who">
        <strong>{name}</strong>
        {status && (
          <span className={`state ${lookOf(obligation, status, now)}`}>{stateOf(said, obligation, now)}</span>
        )}
      </p>
      {facts.length > 0 && <p className="quiet">{facts.join(' · ')}</p>}
      {versions.length > 0 && (
        <Versions obligation={obligation} versions={versions} evaluation={evaluation} plan={plan} />
      )}
    </>
  );
}

/** Of a member's opinion nobody says that it is overdue. */
const isOverdue = ({ step, status, dueAt = '9' }: Obligation, now: string): boolean =>
  status === 'outstanding' && step !== 'member-opinion' && dueAt <= now;

const lookOf = (obligation: Obligation, status: keyof typeof LOOKS, now: string): string =>
  isHalf(obligation) ? 'state-half' : isOverdue(obligation, now) ? 'state-away' : LOOKS[status];

const isHalf = ({ step, status, missing = [] }: Obligation): boolean =>
  step === 'agency-review' && status === 'outstanding' && missing.length === 1;

function stateOf(
  said: (typeof unitWords)['vi'],
  { step, status = 'outstanding', dueAt, missing = [] }: Obligation,
  now: string,
): string {
  const half =
    step === 'agency-review' && missing.length === 1
      ? missing[0] === 'announcement'
        ? said.onlyFiling
        : said.onlyAnnouncement
      : undefined;
  if (status !== 'outstanding') return said.states[status];
  const isOver = dueAt !== undefined && dueAt <= now;
  // Of a member's opinion nobody says that it is overdue.
  const over = isOver ? (step === 'member-opinion' ? said.awaited : said.overdue) : undefined;
  return [half ?? (over === undefined ? said.states.outstanding : undefined), over]
    .filter(Boolean)
    .join('; ');
}

type ShownVersions = Pick<Owed, 'evaluation' | 'plan'> & {
  obligation: Obligation;
  versions: readonly FilingVersion[];
};

function Versions({ obligation, versions, evaluation, plan }: ShownVersions) {
  const words = useWords();
  const said = useWordsOf(unitWords);
  const [open, setOpen] = useState<{ id: string; before?: string }>();
  const roles = useViewer()?.roles ?? [];
  // The committee reads the reports that are made to it, and of reviews what is announced.
  const isReader =
    roles.some((role) => role !== 'committee' && role !== 'leader') || obligation.step === 'self-review';
  const { name } = obligation;
  return (
    <ol className="versions">
      {versions.map((version, at) => {
        const title = said.version(at + 1, tellInstant(words, version.receivedAt, plan.timeZone));
        const marks = [
          said.channels[version.channel],
          version.counts && said.counts,
          version.voided && said.voided,
          version.awaitsContent && said.awaitsContent,
          (version.afterFreeze || version.outside) && said.afterFreeze,
        ].filter(Boolean);
        const before = versions[at - 1]?.id;
        const isShown = open?.id === version.id;
        return (
          <li key={version.id} className={version.counts ? 'version-counts' : undefined}>
            <p>
              {title} <span className="quiet">({marks.join(', ')})</span>
            </p>
            {isReader && !version.awaitsContent && (
              <p className="version-acts no-print">
                <button
                  type="button"
                  className="act"
                  aria-expanded={isShown && open.before === undefined}
                  aria-label={isShown ? undefined : said.openOf(title, name)}
                  onClick={() => setOpen(isShown ? undefined : { id: version.id })}
                >
                  {isShown ? said.close : said.open}
                </button>
                {before !== undefined && !isShown && (
                  <button
                    type="button"
                    className="act"
                    aria-label={said.compareOf(title, name)}
                    onClick={() => setOpen({ id: version.id, before })}
                  >
                    {said.compare}
                  </button>
                )}
              </p>
            )}
            {isShown && <Read evaluation={evaluation} plan={plan} filing={open.id} before={open.before} />}
          </li>
        );
      })}
    </ol>
  );
}

function Read({
  evaluation: { campaign, unit },
  plan,
  filing,
  before,
}: Pick<Owed, 'evaluation' | 'plan'> & { filing: string; before: string | undefined }) {
  const of = { campaign, unit: unit.id };
  const read = useQuery(filingQuery({ ...of, filing }));
  const compared = useQuery({
    ...filingQuery({ ...of, filing: before ?? filing }),
    enabled: before !== undefined,
  });
  return (
    <PartState query={read}>
      {(found) =>
        before === undefined ? (
          <Contents of={of} plan={plan} filing={found} />
        ) : (
          <PartState query={compared}>
            {(earlier) => <Contents of={of} plan={plan} filing={found} before={earlier} />}
          </PartState>
        )
      }
    </PartState>
  );
}
