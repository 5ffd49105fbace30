import './unit.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useParams } from 'wouter';
import type { Campaign, Evaluation, Obligation, Plan } from '../../../../api-client/schema';
import { campaignQuery } from '../../app/campaign-queries';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { useViewer } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { momentOf, tellDate, tellInstant } from '../../parts/dates';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { Printed } from '../../parts/printed';
import { isOnlooker } from '../../parts/what-one-is';
import { Documents } from './documents';
import { Held } from './held';
import { Obligations } from './obligations';
import { evaluationQuery } from './queries';
import { Timeline } from './timeline-part';
import { type UnitWords, unitWords } from './words';

/** Where one unit stands: what is owed and what came, what has happened, and what was decided. */
export function UnitPage() {
  const { campaign = '', unit = '' } = useParams();
  const about = useQuery(campaignQuery(campaign));
  const evaluation = useQuery(evaluationQuery({ campaign, unit }));
  return (
    <PageState query={about}>
      {(found) => (
        <PageState query={evaluation}>
          {(live) => <UnitOf key={unit} campaign={found.campaign} plan={found.plan} live={live} />}
        </PageState>
      )}
    </PageState>
  );
}

interface Live {
  source: 'live' | 'read-model';
  now: string;
  evaluation: Evaluation;
}

function UnitOf({ campaign, plan, live }: { campaign: Campaign; plan: Plan; live: Live }) {
  const words = useWords();
  const said = useWordsOf(unitWords);
  const { source, now, evaluation } = live;
  const { unit, obligations, held = [] } = evaluation;
  const roles = useViewer()?.roles ?? [];
  useIsAt({
    campaign: plan.title,
    rehearsal: campaign.clock === 'rehearsal',
    now,
    timeZone: campaign.timeZone,
  });
  useAnchor();
  const of = { campaign: campaign.id, unit: unit.id };
  return (
    <div className="wide unit-page">
      {isOnlooker(roles) && (
        <p className="no-print">
          <Link href={addressOf.board(campaign.id)}>{said.toBoard}</Link>
        </p>
      )}
      <PageTitle title={unit.name} />
      {source === 'read-model' && (
        <p className="note note-late" role="status">
          {said.readModel(tellInstant(words, now, campaign.timeZone))}
        </p>
      )}
      <Level evaluation={evaluation} plan={plan} />
      <StepsLine plan={plan} obligations={obligations} />
      {plan.steps.map(({ step, label, deadlineText }, at) => {
        const own = obligations.filter((each) => each.step === step);
        // What is not this person's to see is not there.
        if (own.length === 0) return null;
        return (
          <section key={step} aria-labelledby={`buoc-${at + 1}`}>
            <h2 id={`buoc-${at + 1}`} tabIndex={-1}>
              {words.steps[step]} <span className="unit-step">{label}</span>
            </h2>
            <p className="quiet">{own[0]?.deadlineText ?? deadlineText}</p>
            <Obligations obligations={own} evaluation={evaluation} plan={plan} now={now} />
          </section>
        );
      })}
      <Timeline evaluation={evaluation} timeZone={campaign.timeZone} />
      <Documents of={of} plan={plan} />
      <Held held={held} obligations={obligations} timeZone={campaign.timeZone} />
      <Printed />
    </div>
  );
}

function Level({ evaluation, plan }: { evaluation: Evaluation; plan: Plan }) {
  const said = useWordsOf(unitWords);
  const { status, recognition } = evaluation;
  const level =
    recognition && (plan.levels.find(({ id }) => id === recognition.level)?.name ?? recognition.level);
  const { document } = recognition ?? {};
  return (
    <p className="lead">
      {recognition && level
        ? said.recognised(level, momentOf(recognition.at, plan.timeZone).date)
        : status && said.statuses[status]}
      {document && ` ${said.byDocument(document.number, tellDate(document.date), document.signer)}`}
    </p>
  );
}

/** The steps in their order, each with its last day and how far it has come. */
function StepsLine({ plan, obligations }: { plan: Plan; obligations: readonly Obligation[] }) {
  const words = useWords();
  const said = useWordsOf(unitWords);
  return (
    <nav aria-label={said.stepsLine}>
      <ol className="steps-line">
        {plan.steps.map(({ step, label, dueAt }, at) => {
          const own = obligations.filter((each) => each.step === step);
          const [first] = own;
          const last = momentOf(
            new Date(Date.parse(first?.dueAt ?? dueAt) - 1).toISOString(),
            plan.timeZone,
          ).date;
          return (
            <li key={step} className={`steps-line-${lookOf(own)}`}>
              <span className="steps-line-label">{label}</span>
              {own.length > 0 ? (
                <a href={`#buoc-${at + 1}`}>{words.steps[step]}</a>
              ) : (
                <span>{words.steps[step]}</span>
              )}
              <span className="quiet">
                {[said.lastDay(last), sumOf(said, own)].filter(Boolean).join(' · ')}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const isOver = ({ status }: Obligation): boolean => status === 'done' || status === 'waived';

const lookOf = (own: readonly Obligation[]): 'done' | 'begun' | 'open' =>
  own.length > 0 && own.every(isOver) ? 'done' : own.some(({ receivedAt }) => receivedAt) ? 'begun' : 'open';

const sumOf = (said: UnitWords, own: readonly Obligation[]): string | undefined => {
  const told = own.filter(({ status }) => status !== undefined);
  return told.length === 0 ? undefined : said.sum(told.filter(isOver).length, told.length);
};

/** A page that is made after its address was opened is not scrolled to its anchor by the browser. */
function useAnchor(): void {
  useEffect(() => {
    const target = document.getElementById(window.location.hash.slice(1));
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, []);
}
