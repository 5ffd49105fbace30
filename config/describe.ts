import { memberBodiesOf } from '../domain/bodies';
import {
  dayInPlan,
  dayOf,
  dueInstant,
  firstDayTooLate,
  isWorkingDay,
  lastDay,
  nthWorkingDay,
  timeOf,
} from '../domain/calendar';
import { type Level, type Plan, STEP_IDS } from '../domain/plan';
import type { Register } from '../domain/register';
import { inLanguage, joined, type Language, type Said, type Text } from '../domain/text';
import type { Instant, PlainDate } from '../domain/time';
import { dayInWords, deadlineInWords, weekdayInWords } from '../domain/wording';
import { describeLetters } from './describe-letters';

/** One label and what is to be said of it, in columns of each language. */
function lines(entries: readonly (readonly [Said, Said])[]): Text[] {
  const column = (language: Language): string[] => {
    const labels = entries.map(([label]) => inLanguage(label, language));
    const width = Math.max(...labels.map((label) => label.length));
    return entries.map(
      ([, text], i) => `  ${(labels[i] ?? '').padEnd(width)}  ${inLanguage(text, language)}`,
    );
  };
  const vietnamese = column('vi');
  return column('en').map((en, i) => ({ en, vi: vietnamese[i] ?? '' }));
}

const label = (en: string, vi: string): Text => ({ en, vi });

/** The last day on which people can file in time at work, where the words of the deadline do not name it. */
function lastWorkingDay(deadline: PlainDate, { reading, calendar }: Plan): Said {
  if (!isWorkingDay(lastDay(deadline, reading), calendar)) return '';
  const from = firstDayTooLate(deadline, reading);
  const day = nthWorkingDay({ from, n: 1, direction: -1, calendar });
  return {
    en: `, last working day ${dayInWords(day)}`,
    vi: `, ngày làm việc cuối cùng: ${weekdayInWords(day)}`,
  };
}

/** By the clocks of the plan's zone. */
function dueInZone(at: Instant, timeZone: string): Text {
  const [time, day] = [timeOf({ at, timeZone }), dayInWords(dayOf({ at, timeZone }))];
  return { en: `, due at ${time} on ${day}`, vi: `, hết hạn lúc ${time} ngày ${day}` };
}

/** What a plan was understood to say, for its author to compare with the document: deadlines as letters print them. */
export function describePlan(plan: Plan): Text[] {
  const { bodies, calendar, deadlineWords, reading, score, timeZone, year } = plan;
  const confirmed = calendar.daysOff.filter((off) => off.document !== undefined);
  const unconfirmed = calendar.daysOff.filter((off) => off.document === undefined);
  const dates = (days: readonly { date: string; name: string }[]): Said =>
    days.map(({ date, name }) => `${dayInWords(date)} (${name})`).join(', ') || NONE;
  const steps = STEP_IDS.map((step, i) => {
    const deadline = dayInPlan({ year, day: plan.steps[step].deadline });
    const dueAt = dueInstant({ deadline, reading, timeZone });
    const due = deadlineInWords({ deadline, reading, calendar, deadlineWords });
    return [
      label(`step ${i + 1}, ${step}`, `bước ${i + 1}, ${step}`),
      joined(due, lastWorkingDay(deadline, plan), dueInZone(dueAt, timeZone)),
    ] as const;
  });
  const opens = dayInPlan({ year, day: plan.opensOn });
  return lines([
    [label('plan', 'kế hoạch'), `${plan.id}: ${plan.title}, ${plan.province}`],
    [
      label('opens on', 'ngày mở'),
      {
        en: `${dayInWords(opens)} at ${plan.letterTime}, ${timeZone}`,
        vi: `${dayInWords(opens)} lúc ${plan.letterTime}, ${timeZone}`,
      },
    ],
    [label('unit kinds', 'loại đơn vị'), plan.unitKinds.map(({ id, name }) => `${id} (${name})`).join('; ')],
    [
      label('criteria', 'số tiêu chí'),
      plan.unitKinds.map(({ id }) => `${id} ${criteriaOf(plan, id)}`).join(', '),
    ],
    [label('levels', 'các mức'), listOf(plan.levels.map(levelInWords))],
    [
      label('score', 'điểm'),
      joined(
        score.required ? label('required', 'bắt buộc') : label('optional', 'không bắt buộc'),
        label(`, from ${score.min} to ${score.max}`, `, từ ${score.min} đến ${score.max}`),
      ),
    ],
    [
      label('opinions of', 'ý kiến của'),
      memberBodiesOf(bodies)
        .map(({ members, office }) => `${members} (${office.name})`)
        .join('; '),
    ],
    ...steps,
    [label('days off', 'ngày nghỉ'), dates(confirmed)],
    ...(unconfirmed.length > 0
      ? [[label('unconfirmed, not counted', 'chưa xác nhận, không tính'), dates(unconfirmed)] as const]
      : []),
    ...(calendar.workingDays.length > 0
      ? [[label('worked weekend days', 'làm việc vào cuối tuần'), dates(calendar.workingDays)] as const]
      : []),
  ]);
}

const levelInWords = ({ name, from }: Level): Said =>
  from === undefined ? name : joined(name, label(` (from ${from})`, ` (từ ${from} điểm)`));

const listOf = (parts: readonly Said[]): Text =>
  joined(...parts.flatMap((part, i) => (i === 0 ? [part] : [', ', part])));

const NONE = label('none', 'không có');

const criteriaOf = (plan: Plan, kind: string): number =>
  plan.criteria.filter((criterion) => criterion.unitKinds.includes(kind)).length;

/**
 * Who takes part without being a unit, and by what: also the bodies of the plan that lead, so that one whose unit is
 * called otherwise by mistake is seen, and parties that owe nothing, which may have been forgotten in reviews.csv.
 */
function unevaluated({ units, parties, reviews }: Register, { bodies }: Plan): Text[] {
  const { homeAffairs, committeeOffice } = bodies;
  const isUnit = new Set(units.map(({ id }) => id));
  const leading = [homeAffairs, committeeOffice].map(({ party, name }) => ({ id: party, name }));
  const others = new Map([...leading, ...parties].map(({ id, name }) => [id, name]));
  return [...others].flatMap(([id, name]) => {
    if (isUnit.has(id)) return [];
    const reviewed = reviews.filter(({ reviewer }) => reviewer === id).length;
    const duties = [
      ...(id === homeAffairs.party ? [label('compiles', 'tổng hợp')] : []),
      ...(id === committeeOffice.party
        ? [label('is the committee’s office', 'văn phòng của UBND tỉnh')]
        : []),
      ...(reviewed > 0 ? [label(`reviews ${reviewed}`, `nhận xét ${reviewed} đơn vị`)] : []),
    ];
    const none = label('owes nothing', 'chưa được giao việc gì');
    const all = duties.length === 0 ? [none] : duties;
    return [joined(`${name} (${id}): `, listOf(all))];
  });
}

/** What a register was understood to hold under its plan, and what follows. */
export function describeRegister(register: Register, plan: Plan, mailPerSecond: number): Text[] {
  const { units, parties, members, people, roles, reviews, opinions } = register;
  const perKind = plan.unitKinds
    .map(({ id }) => `${id} ${units.filter((unit) => unit.kind === id).length}`)
    .join(', ');
  const coded = [...units, ...parties];
  const codes = coded.filter(({ code }) => code !== undefined).length;
  const reviewers = new Set(reviews.map((review) => review.reviewer)).size;
  const of = parties.length > 0 ? label('units and parties', 'đơn vị và cơ quan') : label('units', 'đơn vị');
  return lines([
    [label('register', 'danh sách'), `${register.id}: ${register.title}`],
    [label('under plan', 'theo kế hoạch'), plan.id],
    [label('units', 'đơn vị'), `${units.length}: ${perKind}`],
    [
      label('codes', 'mã định danh'),
      joined(label(`${codes} of ${coded.length} `, `${codes} trong số ${coded.length} `), of),
    ],
    ...unevaluated(register, plan).map(
      (duty, i) => [i === 0 ? label('not evaluated', 'không được đánh giá') : '', duty] as const,
    ),
    [
      label('reviews', 'nhận xét'),
      label(`${reviews.length} by ${reviewers} agencies`, `${reviews.length}, của ${reviewers} cơ quan`),
    ],
    [
      label('opinions', 'ý kiến'),
      label(
        `${opinions.length} by ${members.length} members`,
        `${opinions.length}, của ${members.length} thành viên`,
      ),
    ],
    [
      label('people', 'người nhận thư'),
      label(`${people.length} in ${roles.length} roles`, `${people.length} người, ${roles.length} vai trò`),
    ],
    ...describeLetters({ plan, register }, mailPerSecond),
  ]);
}
