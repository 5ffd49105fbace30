import { PersonItems } from '../../activities/letter-items';
import type { EvaluationLedger } from '../../domain/ledger/ledger';
import type { Notice } from '../../domain/ledger/notices';
import { viewOf } from '../../domain/ledger/view';
import { nextLetterInstant } from '../../domain/letter-instants';
import type { Plan } from '../../domain/plan';
import { asStillOwed } from '../../domain/rules/still-owed';
import { tellUnreleasedAt } from '../../domain/rules/unreleased';
import type { EvaluationSpec } from '../../domain/schedule';
import { earliest, type Instant, justBefore } from '../../domain/time';
import type { LetterRecord, MailRecord } from '../../rehearsal/checker/records';
import type { LetterItem } from '../../store/documents/letter';

interface Letter extends LetterRecord {
  source: LetterItem[];
}

const NEVER = '9999';

interface Deps {
  plan: Plan;
  spec: EvaluationSpec;
  ledger: EvaluationLedger;
  /** By `<party>/<role>`. */
  people: ReadonlyMap<string, readonly string[]>;
  emailOf: ReadonlyMap<string, string>;
  end: Instant;
}

/**
 * What the dispatcher of letters does with one evaluation on a clock that waits for it: at every instant of letters the
 * evaluation is told the time if it is due, one letter for each person is made, and goes unless it has to be released.
 * The rules are the service's own, without its store and its mailbox.
 */
export class PostRoom {
  /** All instants at which letters may go. */
  readonly instants: readonly Instant[];
  private readonly made: Letter[] = [];
  private readonly rounds: Instant[] = [];
  private pending: Notice[] = [];
  private next = 0;
  private wake: { changes: number; at: Instant } | undefined;

  constructor(private readonly deps: Deps) {
    this.instants = instantsOf(deps);
  }

  get letters(): LetterRecord[] {
    return this.made.map(({ source: _source, ...letter }) => letter);
  }

  get mails(): MailRecord[] {
    const { emailOf } = this.deps;
    return this.made
      .filter(({ state }) => state === 'sent')
      .map(({ id, person }) => ({
        messageId: `<${id}>`,
        letter: id,
        campaign: 'c',
        to: [emailOf.get(person) ?? ''],
      }));
  }

  /** Until just before `at`: what happens at that very instant is known to its letters. */
  goTo(at: Instant): void {
    for (; ; this.next += 1) {
      const instant = this.instants[this.next];
      if (instant === undefined || instant >= at) return;
      this.letterTime(instant);
    }
  }

  release(at: Instant, isReleased: () => boolean): void {
    for (const letter of this.made) {
      if (letter.state !== 'waiting' || !isReleased()) continue;
      letter.releasedAt = at;
      this.send(letter, at);
    }
  }

  private letterTime(at: Instant): void {
    const { ledger, plan } = this.deps;
    if (this.wakes() <= at) ledger.settle(at);
    this.collect();
    const isTime = (notice: Notice) => notice.at <= at;
    const notices = this.pending.filter(isTime);
    this.pending = this.pending.filter((notice) => !isTime(notice));
    if (ledger.closed) this.withdrawClosed();
    const waiting = this.made.filter(({ state }) => state === 'waiting');
    const dueAt = waiting
      .map((letter) => tellUnreleasedAt({ plan, at: letter.at }))
      .filter((due) => due <= at);
    const before = this.rounds.at(-1) ?? '';
    const isTelling = dueAt.some((due) => due > before);
    if (notices.length === 0 && !isTelling) return;
    this.rounds.push(at);
    const letters = this.lettersOf(notices, at);
    if (isTelling) this.tellDirectors(letters, at);
    this.made.push(...letters);
    for (const letter of letters) if (letter.state === 'ready') this.send(letter, at);
  }

  /** Asked anew only after a change. */
  private wakes(): Instant {
    const { ledger } = this.deps;
    const { changes } = ledger.state;
    if (this.wake?.changes !== changes) this.wake = { changes, at: ledger.nextAttentionAt ?? NEVER };
    return this.wake.at;
  }

  private collect(): void {
    const { ledger } = this.deps;
    while (ledger.undelivered.length > 0) {
      const page = ledger.untold;
      this.pending.push(...page.notices);
      ledger.told(page);
    }
  }

  private lettersOf(notices: readonly Notice[], at: Instant): Letter[] {
    const { people } = this.deps;
    const items = new Map<string, PersonItems>();
    for (const { id, unit, at: notedFor, items: told } of notices) {
      for (const item of told) {
        for (const person of people.get(`${item.to.party}/${item.to.role}`) ?? []) {
          const own = items.get(person) ?? new PersonItems();
          own.add({ ...item, unit: unit.id, at: notedFor }, id);
          items.set(person, own);
        }
      }
    }
    return [...items].map(([person, own]) => letterOf(person, at, own.inOrder));
  }

  private tellDirectors(letters: Letter[], at: Instant): void {
    const { people, plan } = this.deps;
    for (const person of people.get(`${plan.bodies.homeAffairs.party}/head`) ?? []) {
      const own = letters.find((letter) => letter.person === person);
      if (own && !own.needsRelease) continue;
      const note = letterOf(person, at, []);
      letters.push(own ? { ...note, id: `${note.id}#unreleased` } : note);
    }
  }

  private withdrawClosed(): void {
    for (const letter of this.made) {
      if (letter.state !== 'waiting') continue;
      const hasNews = letter.source.some((item) => item.obligation === undefined && !item.needsRelease);
      if (hasNews) throw new Error('nobody here hears news in a letter that waits');
      letter.state = 'withdrawn';
    }
  }

  /** As of `now`; what is empty by itself tells of letters that wait. */
  private send(letter: Letter, now: Instant): void {
    const { spec, ledger, emailOf } = this.deps;
    const evaluation = viewOf(spec, ledger.state);
    const known = { now, units: new Map([[spec.unit.id, { evaluation, filings: [], decisions: [] }]]) };
    const going = letter.source.map((item) => asStillOwed(item, known) !== undefined);
    if (letter.source.length > 0 && !going.includes(true)) letter.state = 'withdrawn';
    else if (emailOf.get(letter.person)?.startsWith('bounce')) letter.state = 'failed';
    else {
      letter.state = 'sent';
      letter.sentAt = now;
      letter.items = letter.items.map((item, i) => ({ ...item, told: going[i] === true }));
    }
  }
}

function letterOf(person: string, at: Instant, source: LetterItem[]): Letter {
  const needsRelease = source.some((item) => item.needsRelease);
  return {
    id: `c#${at}#${person}`,
    person,
    at,
    state: needsRelease ? 'waiting' : 'ready',
    needsRelease,
    possibleDuplicates: 0,
    source,
    items: source.map(({ unit, step, party, kind, day, at: notedFor, obligation, half }) => ({
      unit,
      step,
      party,
      kind,
      day,
      at: notedFor,
      ...(obligation !== undefined && { obligation }),
      ...(half && { half }),
      told: false,
    })),
  };
}

const known = new Map<Instant, readonly Instant[]>();

function instantsOf({ plan, spec, end }: Deps): readonly Instant[] {
  const { openedAt } = spec;
  const found = known.get(openedAt);
  if (found) return found;
  const steps = Object.values(spec.steps);
  const stageInstants = [...new Set(steps.flatMap(({ stages }) => stages.map(({ at }) => at)))].sort();
  const from = earliest(steps.map(({ dueAt }) => dueAt)) as Instant;
  const lateStages = { from, time: plan.letterTime };
  const instants: Instant[] = [];
  for (let after = justBefore(openedAt); after < end; after = instants.at(-1) as Instant) {
    instants.push(nextLetterInstant({ after, stageInstants, lateStages, daily: plan }).at);
  }
  known.set(openedAt, instants);
  return instants;
}
