import type { Difference, Needless, Obligation, Saying, Standing } from '../checker/findings';
import { planTimeInWords, twoTimesInWords } from './layout';
import type { Names } from './names';

/** One finding of the check as a sentence. */
export function findingInEnglish(difference: Difference, names: Names): string {
  const { person, party, timeZone, homeAffairs } = names;
  const at = (instant: string) => planTimeInWords(instant, timeZone);
  const d = difference;
  switch (d.kind) {
    case 'item-missing':
      return `Missing ${groupOf(d.item)}: ${person(d.person)} was not told ${matter(d.item, party)}; letter of ${at(d.at)}: ${missingBecause(d.state)}.`;
    case 'item-needless':
      return `Needless ${groupOf(d.item)}: ${person(d.person)} was told ${matter(d.item, party)} in the letter of ${at(d.at)}, but ${NEEDLESS[d.because]}.`;
    case 'item-twice':
      return `Repeated ${groupOf(d.item)}: ${person(d.person)} was told twice ${matter(d.item, party)} in the letter of ${at(d.at)}.`;
    case 'item-otherwise': {
      const { kinds, day, half } = d.expected;
      const { half: _said, ...item } = d.item;
      const right = kinds.map((kind) => {
        const said = { ...item, kind, day, ...(half && { half }) };
        return `a ${groupOf(said)} ${matter(said, party)}`;
      });
      return `Wrong content: ${person(d.person)} had a ${groupOf(d.item)} ${matter(d.item, party)} in the letter of ${at(d.at)}; it should be ${right.join(' or ')}.`;
    }
    case 'item-unreleased':
      return `Sent without release: the letter of ${at(d.at)} to ${person(d.person)} has to be released first, and went although nobody released it; it tells ${matter(d.item, party)}.`;
    case 'item-late':
      return `Late content: ${person(d.person)} was to be told ${matter(d.item, party)} in the letter of ${at(d.notedFor)}, and it is in the letter of ${at(d.at)}.`;
    case 'news-at-another-time':
      return `Wrong time: ${person(d.person)} was to be told ${matter(d.item, party)} in the letter of ${at(d.expected)}, and it is in the letter of ${at(d.at)}.`;
    case 'letter-twice':
      return `Repeated letter: ${person(d.person)} has two letters of ${at(d.at)}.`;
    case 'letter-supplement':
      return `Supplement: ${person(d.person)} has a supplement of ${at(d.at)}; everything of one instant belongs into one letter.`;
    case 'letter-refused':
      return `Refused letter: the letter of ${at(d.at)} to ${person(d.person)} failed, though mail reaches this address.`;
    case 'letter-held':
      return `Letter held without need: the letter of ${at(d.at)} to ${person(d.person)} had to wait for release, though nothing in it needs one.`;
    case 'letter-empty':
      return `Empty letter: ${person(d.person)} has a letter of ${at(d.at)} without content, when no letter had waited for release longer than a working day.`;
    case 'letter-unsent':
      return `Unsent letter: the campaign has closed, and the letter of ${at(d.at)} to ${person(d.person)} is still ${STATES[d.state]}.`;
    case 'letter-at-another-time': {
      const [expected, sent] = twoTimesInWords([d.expected, d.sentAt], timeZone);
      return `Wrong time of sending: the letter to ${person(d.person)} was to go at ${expected}, and went at ${sent}.`;
    }
    case 'waiting-untold': {
      const until = d.until === undefined ? 'to the end' : `until ${at(d.until)}`;
      return `Waiting not told: the letter of ${at(d.at)} to ${person(d.person)} waited for release ${until}; the head of ${homeAffairs} was to be told at ${at(d.tellsAt)}, and was not.`;
    }
    case 'mail-missing':
      return `Not in the mailbox: the letter of ${at(d.at)} to ${person(d.person)} is recorded as sent.`;
    case 'mail-changing':
      return `Copies differ in the mailbox: those of the letter of ${at(d.at)} to ${person(d.person)} have different Message-IDs.`;
    case 'mail-too-often':
      return `Too often in the mailbox: the letter of ${at(d.at)} to ${person(d.person)} is recorded as ${STATES[d.state]}, and is there ${d.copies} times.`;
    case 'mail-shared':
      return `Shared Message-ID: the letter of ${at(d.at)} to ${person(d.person)} has that of another letter.`;
    case 'mail-misdirected':
      return `Wrong address: the letter of ${at(d.at)} to ${person(d.person)} went to ${d.to.join(', ')} instead of ${d.expected}.`;
    case 'mail-unknown':
      return `Unknown letter: the mailbox has a letter to ${d.to.join(', ')} that the service does not know.`;
    case 'standing': {
      const shown = d.shown ? `shows “${standing(d.shown)}”` : 'shows nothing';
      return `Wrong record: of ${owed(d, party)} the service ${shown}; by what it received it should be “${standing(d.expected)}”.`;
    }
    case 'contents': {
      const [expected, shown] = [d.expected, d.shown].map((ids) =>
        ids.length > 0 ? `filing ${ids.map((id) => `[${id}]`).join(', ')}` : 'no filing',
      );
      return `Wrong filing counts: for the contents of ${owed(d, party)} the service takes ${shown}; it should take ${expected}.`;
    }
    case 'voiding': {
      const [expected, shown] = [d.expected, d.shown].map((when) =>
        when === undefined ? 'not voided' : `voided at ${at(when)}`,
      );
      return `Wrong record of a voided entry: a filing of ${owed(d, party)} was ${expected}, and is shown as ${shown}. [${d.filing}]`;
    }
  }
}

type PartyName = Names['party'];

function groupOf({ kind }: Saying): string {
  if (kind === 'escalation' || kind === 'not-returned') return 'report';
  return ['opening', 'reminder', 'due-today', 'overdue'].includes(kind) ? 'reminder' : 'news';
}

/** «of Sở Y tế’s self-review (7 working days left)», or the news itself. */
function matter(item: Saying, party: PartyName): string {
  const { kind, day } = item;
  const about = owed(item, party);
  switch (kind) {
    case 'opening':
      return `of ${about} (opening)`;
    case 'reminder':
      return `of ${about} (${days(day)} left)`;
    case 'due-today':
      return `of ${about} (due today)`;
    case 'overdue':
    case 'escalation':
      return `of ${about} (${day > 0 ? `${days(day)} overdue` : 'overdue'})`;
    case 'not-returned':
      return `of ${about} (the deadline has passed without an answer)`;
    case 'received':
      return `that ${about} was received`;
    case 'announced':
      return `that ${party(item.party)} announced its review of ${party(item.unit)}`;
    case 'frozen':
      return `that the dossier of ${party(item.unit)} was frozen`;
    case 'reopened':
      return `that the dossier of ${party(item.unit)} was reopened`;
    case 'recognised':
      return `that the level of ${party(item.unit)} was recognised`;
    case 'waived':
      return `that ${about} was waived`;
    case 'waiver-lifted':
      return `that the waiver of ${about} was lifted`;
    case 'voided':
      return `that a wrong entry for ${about} was voided`;
    default:
      return `of ${about}`;
  }
}

const days = (count: number): string => `${count} working day${count === 1 ? '' : 's'}`;

/** What is owed, as a noun. */
function owed({ step, party: by, unit, ...said }: Obligation & Partial<Saying>, party: PartyName): string {
  const isAnswer = said.kind === 'not-returned';
  switch (step) {
    case 'agency-review':
      if (said.half === 'filing' || said.kind === 'received') {
        return `the review of ${party(unit)} by ${party(by)}`;
      }
      return said.half === 'announcement'
        ? `the announcement of the review of ${party(unit)} by ${party(by)}`
        : `the review of ${party(unit)} by ${party(by)} and its announcement`;
    case 'self-review':
      return `the self-review of ${party(by)}`;
    case 'member-opinion':
      return `the opinion of ${party(by)} on ${party(unit)}`;
    case 'party-assessment':
      return `the ${isAnswer ? 'remarks' : 'synthesis'} of ${party(by)} on ${party(unit)}`;
    case 'recognition':
      return isAnswer
        ? `the recognition of ${party(unit)} by ${party(by)}`
        : `the proposal of ${party(by)} on ${party(unit)}`;
  }
}

function missingBecause(state: (Difference & { kind: 'item-missing' })['state']): string {
  if (state === undefined) return 'no letter tells it';
  return state === 'sent'
    ? 'the letter went without it'
    : 'the letter was withdrawn, though this had to be told';
}

const NEEDLESS: Record<Needless, string> = {
  'not-planned': 'the plan does not have this person told so at that time',
  'not-owed': 'it was not owed at that time: no longer, or not yet',
  overtaken: 'a later letter had told this person of it',
  undone: 'another decision had undone it before the letter went',
  'no-such-event': 'nothing of the kind has happened',
};

const STATES = {
  waiting: 'waiting for release',
  ready: 'waiting to be sent',
  sending: 'being sent',
  sent: 'sent',
  withdrawn: 'withdrawn',
  failed: 'failed',
} as const;

const STATUSES: Record<string, string> = {
  outstanding: 'outstanding',
  submitted: 'submitted, waiting for the answer',
  'content-awaited': 'paper received, contents to be entered',
  done: 'done',
  waived: 'waived',
  ended: 'outstanding when the dossier was frozen',
};

const HALVES: Record<string, string> = { filing: 'the filing', announcement: 'the announcement' };

function standing({ status, timeliness, lateWorkingDays, missing, returned }: Standing): string {
  const parts = [STATUSES[status] ?? status];
  if (timeliness !== undefined) parts.push(timing({ timeliness, lateWorkingDays: lateWorkingDays ?? 0 }));
  if (missing) parts.push(`missing ${missing.map((half) => HALVES[half] ?? half).join(' and ')}`);
  if (returned) parts.push(`answered ${timing(returned)}`);
  return parts.join(', ');
}

function timing({ timeliness, lateWorkingDays }: NonNullable<Standing['returned']>): string {
  if (timeliness === 'on-time') return 'in time';
  return timeliness === 'on-the-day' ? 'on the day of the deadline' : `${days(lateWorkingDays)} late`;
}
