import { useQuery } from '@tanstack/react-query';
import type { Plan, Progress } from '../../../../api-client/schema';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useViewer } from '../../app/queries';
import { tellDay } from '../../parts/dates';
import { letterCountsQuery, progressQuery } from './queries';
import { boardWords } from './words';

type StepFigures = Progress['steps'][number];

/** How far each step has come, and what is next; those in charge of some units alone are not told of all. */
export function Figures({ campaign, plan }: { campaign: string; plan: Plan }) {
  const roles = useViewer()?.roles ?? [];
  const isAdministrator = roles.includes('administrator');
  const isTold = isAdministrator || roles.includes('committee');
  const progress = useQuery({ ...progressQuery(campaign), enabled: isTold });
  const letters = useQuery({ ...letterCountsQuery(campaign), enabled: isAdministrator });
  if (!progress.data) return null;
  return (
    <FiguresOf
      progress={progress.data}
      plan={plan}
      waiting={isAdministrator ? letters.data?.waiting : undefined}
    />
  );
}

function FiguresOf({
  progress: { nextDeadline, steps },
  plan,
  waiting,
}: {
  progress: Progress;
  plan: Plan;
  waiting: number | undefined;
}) {
  const words = useWords();
  const said = useWordsOf(boardWords);
  const labelOf = (step: string) => plan.steps.find((each) => each.step === step)?.label ?? '';
  return (
    <>
      <p className="lead">
        {nextDeadline
          ? said.nextDeadline(
              words.steps[nextDeadline.step],
              tellDay(words, nextDeadline.lastDay),
              nextDeadline.workingDaysLeft,
            )
          : said.noDeadline}
        {waiting !== undefined && waiting > 0 && <strong> {said.waiting(waiting)}</strong>}
      </p>
      <ul className="figures" aria-label={said.figures}>
        {steps.map((step) => (
          <li key={step.step}>
            <p className="figures-step">
              <span>{labelOf(step.step)}</span> {words.steps[step.step]}
            </p>
            <p className="figures-sum">
              {said.figure.of(step.onTime + step.onTheDay + step.late, step.expected)}
            </p>
            <Bar step={step} />
            <p className="figures-parts">{partsOf(said.figure, step).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Of a member's opinion nobody says that it is late, nor on the day. */
function partsOf(said: (typeof boardWords)['vi']['figure'], step: StepFigures): string[] {
  const { onTime, onTheDay, late, outstanding, overdue, notOwedYet, waived, neverCame, halfCame, returns } =
    step;
  const isCourtesy = step.step === 'member-opinion';
  const never = neverCame + halfCame;
  return [
    ...(isCourtesy ? [] : [said.onTime(onTime)]),
    ...(onTheDay > 0 && !isCourtesy ? [said.onTheDay(onTheDay)] : []),
    ...(late > 0 && !isCourtesy ? [said.late(late)] : []),
    isCourtesy ? said.awaited(outstanding) : said.outstanding(outstanding, overdue),
    ...(notOwedYet > 0 ? [said.notOwedYet(notOwedYet)] : []),
    ...(waived > 0 ? [said.waived(waived)] : []),
    ...(never > 0 ? [said.neverCame(never)] : []),
    ...(returns ? [said.returned(returns.onTime + returns.onTheDay + returns.late, returns.expected)] : []),
  ];
}

/** The same as a picture, for those who see it. */
function Bar({ step }: { step: StepFigures }) {
  const { step: id, expected, onTime, onTheDay, late, overdue } = step;
  const isCourtesy = id === 'member-opinion';
  const parts = isCourtesy
    ? [{ look: 'done', count: onTime + onTheDay + late }]
    : [
        { look: 'done', count: onTime },
        { look: 'late', count: onTheDay + late },
        { look: 'bad', count: overdue },
      ];
  const per = 100 / Math.max(1, expected);
  let x = 0;
  return (
    <svg className="figures-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ look, count }) => {
        const from = x;
        x += count * per;
        return <rect key={look} className={`bar-${look}`} x={from} y="0" width={count * per} height="6" />;
      })}
    </svg>
  );
}
