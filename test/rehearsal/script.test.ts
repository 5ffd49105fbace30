import path from 'node:path';
import { loadPlan } from '../../config/plan/load-plan';
import { loadRegister } from '../../config/register/load-register';
import { instantAt } from '../../domain/calendar';
import type { FilingContent } from '../../domain/filing-content';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { filingFaults } from '../../domain/rules/filing-check';
import type { DeskAction, PartyAction } from '../../rehearsal/script/actions';
import { deciderOf, filerOf } from '../../rehearsal/script/actors';
import { writeScript } from '../../rehearsal/script/write-script';
import { rehearsedYear } from '../fixtures/script';

const config = path.join(__dirname, '../../config');
const plan = loadPlan(path.join(config, 'plans/dong-nai-2013.yaml')).plan as Plan;
const register = loadRegister(path.join(config, 'registers/dong-nai-2013'), plan).register as Register;
const { year, write } = rehearsedYear({ plan, register });
const filings = (script: ReturnType<typeof write>) =>
  script.parties.flatMap((action) => (action.kind === 'file' ? [action] : []));
const seventh = write(7);

describe('the script of a rehearsal', () => {
  it('is the same for the same seed, and another one for another', () => {
    expect(write(7)).toEqual(write(7));
    expect(write(8)).not.toEqual(write(7));
  });

  it('files most on time, some on the day, some late, some never', () => {
    const script = seventh;
    const first = new Map(
      filings(script)
        .reverse()
        .map((action) => [`${action.unit} ${action.body.id}`, action]),
    );
    const counts = { early: 0, onTheDay: 0, late: 0 };
    for (const { at, body } of first.values()) {
      if (at < year.dueAt[body.step]) counts.early += 1;
      else if (at < year.dayOver[body.step]) counts.onTheDay += 1;
      else counts.late += 1;
    }
    const owed = register.reviews.length + register.units.length + register.opinions.length;
    expect(counts.early).toBeGreaterThan(owed * 0.7);
    expect(counts.onTheDay).toBeGreaterThan(4);
    expect(counts.late).toBeGreaterThan(15);
    expect(counts.early + counts.onTheDay + counts.late).toBeLessThan(owed);
  });

  const ofKind = <Kind extends PartyAction['kind']>(kind: Kind, script = seventh) =>
    script.parties.filter((action): action is PartyAction & { kind: Kind } => action.kind === kind);
  const decisions = (kind: DeskAction['kind'], script = seventh) =>
    script.desk.filter((action) => action.kind === kind);

  it('has filings that come thrice, are corrected, and come after the freeze until it is reopened', () => {
    const script = seventh;
    const bodies = filings(script);
    expect(bodies.filter(({ deliveries }) => deliveries === 3)).toHaveLength(1);
    expect(bodies.filter(({ body }) => body.id.endsWith('-sua-doi'))).toHaveLength(1);
    const [reopening] = script.desk.filter(({ kind }) => kind === 'reopening');
    const unit = reopening?.kind === 'reopening' ? reopening.unit : '';
    const freezes = script.desk.flatMap((action) =>
      action.kind === 'synthesis' && action.document.rows.some((row) => row.unit === unit) ? [action.at] : [],
    );
    expect(freezes).toHaveLength(2);
    const held = script.parties.filter(
      ({ unit: of, at }) => of === unit && at > (freezes[0] ?? '') && at < (reopening?.at ?? ''),
    );
    expect(held).not.toHaveLength(0);
  });

  it('has systems sign what they send, one of them a second version', () => {
    const sent = ofKind('send');
    expect(sent.length).toBeGreaterThan(10);
    for (const { at, message } of sent) expect(message.filedAt < at).toBe(true);
    const second = sent.filter(({ message }) => message.version === 2).map(({ message }) => message.filingId);
    expect(second).toHaveLength(1);
    expect(sent.filter(({ message }) => message.filingId === second[0])).toHaveLength(2);
  });

  it('has paper with a wrong stamp either way, corrected after its entry', () => {
    const corrected = filings(seventh).filter(({ body }) => body.id.endsWith('-dinh-chinh'));
    const ways = corrected.map(({ at, body, unit }) => {
      const entry = filings(seventh).find((each) => each.unit === unit && each.body.id === body.replaces);
      expect((entry?.at ?? '') < at).toBe(true);
      const isLate = (stampedAt = '') => stampedAt >= year.dueAt[body.step];
      return [isLate(entry?.body.receipt?.stampedAt), isLate(body.receipt?.stampedAt)];
    });
    expect(new Set(ways.map(String))).toEqual(new Set(['false,true', 'true,false']));
    expect(ways).toHaveLength(2);
    for (const { at, body } of filings(seventh)) {
      if (body.receipt) expect(body.receipt.stampedAt <= at).toBe(true);
    }
  });

  it('has a paper whose contents come later, with the same stamp', () => {
    const [awaited, ...others] = filings(seventh).filter(({ body }) => body.awaitsContent);
    expect(others).toEqual([]);
    expect(awaited?.body.criteria).toBeUndefined();
    const later = filings(seventh).find(
      ({ unit, body }) => unit === awaited?.unit && body.replaces === awaited?.body.id,
    );
    expect(later?.body.receipt).toEqual(awaited?.body.receipt);
    expect(later?.body.criteria).toHaveLength(3);
    expect((awaited?.at ?? '') < (later?.at ?? '')).toBe(true);
  });

  it('has entries for the wrong party voided, and that party bring its own after that', () => {
    const voided = ofKind('void');
    expect(new Set(voided.map(({ filings: ids }) => ids.length))).toEqual(new Set([1, 2]));
    for (const { unit, at, filings: ids } of voided) {
      const entries = seventh.parties.filter(
        (action) => 'body' in action && action.unit === unit && ids.includes(action.body.id),
      );
      expect(entries).toHaveLength(ids.length);
      for (const entry of entries) {
        expect(entry.at < at).toBe(true);
        if (entry.kind !== 'send') expect(filerOf(entry)).toBe('clerk');
      }
      const own = ids.map((id) => id.slice('nham-'.length));
      const theirs = seventh.parties.filter(
        (action) => 'body' in action && action.unit === unit && own.includes(action.body.id),
      );
      expect(theirs).toHaveLength(ids.length);
      for (const each of theirs) expect(each.at > at).toBe(true);
    }
  });

  it('has two waivers, of which one is lifted, each with its document', () => {
    const waivers = decisions('waiver');
    const [lifting, ...others] = decisions('lifting');
    expect([waivers.length, others.length]).toEqual([2, 0]);
    const before = waivers.find(
      (each) =>
        each.kind === 'waiver' &&
        lifting?.kind === 'lifting' &&
        each.unit === lifting.unit &&
        each.decision.obligation === lifting.decision.obligation,
    );
    expect((before?.at ?? 'never') < (lifting?.at ?? '')).toBe(true);
    for (const each of [...waivers, ...decisions('lifting'), ...decisions('reopening')]) {
      if (!('decision' in each)) throw new Error('a decision on one unit');
      const { number, date, signer, reason } = each.decision;
      expect([number, date, signer, reason].every((text) => text.length > 3)).toBe(true);
      expect(deciderOf(each)).toBe('committee');
    }
  });

  it('adjusts before and after the proposal, proposes anew, and recognises one otherwise with its reason', () => {
    const { desk } = seventh;
    const rowsOf = (unit: string) =>
      desk.flatMap((action) =>
        'document' in action
          ? action.document.rows
              .filter((row) => row.unit === unit)
              .map((row) => ({ ...row, kind: action.kind }))
          : [],
      );
    const stories = register.units.map(({ id }) =>
      rowsOf(id)
        .map(({ kind }) => kind)
        .join(),
    );
    expect(stories).toContain('synthesis,remarks,adjustment,proposal,recognition');
    expect(stories).toContain('synthesis,remarks,proposal,adjustment,recognition');
    expect(stories).toContain('synthesis,remarks,proposal,proposal,recognition');
    for (const { id } of register.units) {
      const proposed = rowsOf(id).findLast(({ kind }) => kind === 'proposal' || kind === 'adjustment');
      const recognised = rowsOf(id).at(-1);
      expect(recognised?.level !== proposed?.level).toBe(recognised?.reason !== undefined);
    }
    expect(register.units.filter(({ id }) => rowsOf(id).at(-1)?.reason)).toHaveLength(1);
  });

  it('has remarks and recognitions before their deadlines, and others after them', () => {
    const sides = (kind: DeskAction['kind'], step: 'party-assessment' | 'recognition') =>
      new Set(decisions(kind).map(({ at }) => at < year.dueAt[step]));
    expect(sides('remarks', 'party-assessment')).toEqual(new Set([true, false]));
    expect(sides('recognition', 'recognition')).toEqual(new Set([true, false]));
  });

  it('decides on every unit, in the order of the plan', () => {
    const { desk } = seventh;
    for (const { id } of register.units) {
      const steps = desk.flatMap((action) =>
        'document' in action && action.document.rows.some(({ unit }) => unit === id) ? [action.kind] : [],
      );
      const last = (kind: (typeof steps)[number]) => steps.lastIndexOf(kind);
      expect(last('synthesis')).toBeGreaterThanOrEqual(0);
      expect(last('remarks')).toBeGreaterThan(last('synthesis'));
      expect(last('proposal')).toBeGreaterThan(last('remarks'));
      expect(last('recognition')).toBe(steps.length - 1);
    }
  });

  describe.each(['2013-11-26', '2013-12-20', '2014-01-06', '2014-02-03'])('opened on %s', (day) => {
    const lateAt = instantAt({ date: day, timeZone: plan.timeZone });
    const late = writeScript({ seed: 7, plan, register, openedAt: lateAt });

    it('begins then, and has nobody do anything before', () => {
      for (const { at } of [...late.parties, ...late.desk]) expect(at > lateAt).toBe(true);
      for (const at of late.releases) expect(at >= lateAt).toBe(true);
    });

    it('still decides on every unit, in the order of the plan', () => {
      const kinds = ['synthesis', 'remarks', 'proposal', 'recognition'] as const;
      for (const { id } of register.units) {
        const last = kinds.map((kind) =>
          late.desk.findLastIndex(
            (action) =>
              action.kind === kind &&
              'document' in action &&
              action.document.rows.some((row) => row.unit === id),
          ),
        );
        expect(last[0]).toBeGreaterThanOrEqual(0);
        expect([...last].sort((a, b) => a - b)).toEqual(last);
      }
    });

    it('has paper of before the opening that was in time, and much that is late', () => {
      const due = year.dueAt['agency-review'];
      const reviews = filings(late).filter(({ body }) => body.step === 'agency-review');
      const inTime = reviews.filter(({ body }) => (body.receipt?.stampedAt ?? '9') < due);
      expect(inTime.length).toBeGreaterThan(50);
      expect(reviews.length - inTime.length).toBeGreaterThan(50);
    });
  });

  it('files scores that a plan with maxima and levels by score takes', () => {
    const scored: Plan = {
      ...plan,
      score: { required: true, min: 0, max: 100 },
      criteria: plan.criteria.map((criterion) => ({ ...criterion, max: 40 })),
      levels: plan.levels.map((level, i) => ({ ...level, ...(i < 3 && { from: [90, 70, 50][i] ?? 0 }) })),
    };
    const script = writeScript({ seed: 7, plan: scored, register, openedAt: year.openedAt });
    const unitOf = new Map(register.units.map((unit) => [unit.id, unit]));
    // A paper whose contents are still to be entered has none.
    const whole = filings(script).filter(({ body }) => body.level !== undefined);
    const faults = whole.flatMap(({ unit, body: { step, ...content } }) => {
      const { kind = '' } = unitOf.get(unit) ?? {};
      return filingFaults({ plan: scored, unit: { kind }, step, content: content as FilingContent });
    });
    expect(faults).toEqual([]);
  });

  it('leaves other units silent where only some are played', () => {
    const script = write(7, ['so-y-te', 'huyen-cam-my']);
    expect(new Set(script.parties.map(({ unit }) => unit))).toEqual(new Set(['so-y-te', 'huyen-cam-my']));
    const decided = script.desk.flatMap((action) =>
      action.kind === 'recognition' ? action.document.rows.map(({ unit }) => unit) : [],
    );
    expect(decided).toHaveLength(register.units.length);
  });
});
