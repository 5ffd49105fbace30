import { dayOf, timeOf } from '../domain/calendar';
import type { Plan } from '../domain/plan';
import { previewOf } from '../domain/preview';
import type { Register } from '../domain/register';
import { joined, type Said, type Text } from '../domain/text';
import type { Instant } from '../domain/time';
import { dayInWords, weekdayInWords } from '../domain/wording';

const label = (en: string, vi: string): Text => ({ en, vi });

const count = (n: number, thing: string): string => `${n} ${thing}${n === 1 ? '' : 's'}`;

function whenOf(at: Instant, { timeZone }: Plan): Text {
  const day = dayOf({ at, timeZone });
  const time = timeOf({ at, timeZone });
  return { en: `${dayInWords(day)} at ${time}`, vi: `${time} ${weekdayInWords(day)}` };
}

/** So long as a person waits in one place: 45 seconds, 12 minutes, 3 hours. */
function duration(seconds: number): Text {
  if (seconds < 90) {
    const n = Math.max(1, Math.round(seconds));
    return { en: count(n, 'second'), vi: `${n} giây` };
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return { en: count(minutes, 'minute'), vi: `${minutes} phút` };
  const hours = Math.round(minutes / 6) / 10;
  return { en: count(hours, 'hour'), vi: `${String(hours).replace('.', ',')} giờ` };
}

/** What plan and register come to if nobody files anything: the letters, from the first to the last. */
export function describeLetters(
  { plan, register }: { plan: Plan; register: Register },
  mailPerSecond: number,
): (readonly [Said, Said])[] {
  const { rows } = previewOf({ plan, register });
  const perInstant = new Map<Instant, number>();
  for (const { at } of rows) perInstant.set(at, (perInstant.get(at) ?? 0) + 1);
  const instants = [...perInstant];
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined) {
    return [[label('letters', 'số thư'), label('none', 'không có')]];
  }
  const heaviest = instants.reduce((most, each) => (each[1] > most[1] ? each : most));
  const told = ([at, letters]: readonly [Instant, number]): Text =>
    joined(whenOf(at, plan), label(`: ${count(letters, 'letter')}`, `: ${letters} thư`));
  const waiting = rows.filter(({ needsRelease }) => needsRelease).length;
  return [
    [
      label('letters', 'số thư'),
      label(
        `${rows.length} if nobody files, at ${count(instants.length, 'time')}; ${waiting} of them wait for release`,
        `${rows.length} nếu không ai gửi gì, trong ${instants.length} lượt; ${waiting} thư chờ cho phép gửi`,
      ),
    ],
    [label('first letters', 'lượt thư đầu tiên'), told(first)],
    [label('last letters', 'lượt thư cuối cùng'), told(last)],
    [
      label('most letters', 'lượt nhiều thư nhất'),
      joined(
        told(heaviest),
        label(', sent in about ', ', gửi trong khoảng '),
        duration(heaviest[1] / mailPerSecond),
        label(` (MAIL_PER_SECOND ${mailPerSecond})`, ` (MAIL_PER_SECOND ${mailPerSecond})`),
      ),
    ],
  ];
}
