import { fromMs } from '../../../domain/time';
import { declineLetter } from '../../../use-cases/letters/decline-letter';
import { setSending } from '../../../use-cases/letters/sending';
import { fullyStaffed as register } from '../../fixtures/small-register';
import { readAndRelease } from '../../support/release-letters';
import { OWED } from './owed';
import { Papers } from './papers';
import { Calendar } from './recompute';
import type { Rig } from './rig';
import type { Part, Step } from './sequence';
import { UNITS } from './units';

const HOUR_MS = 3_600_000;

/** Does what a sequence says, and writes down what only the one who does it knows. */
export class Doing {
  /** Plan time. */
  cancelledAt: number | undefined;
  /** On the test's own watch. */
  readonly held: { from: number; to: number }[] = [];
  private isHeld = false;

  readonly papers: Papers;

  constructor(readonly rig: Rig) {
    this.papers = new Papers(rig);
  }

  async do(step: Step): Promise<void> {
    const { rig } = this;
    await rig.time.look();
    switch (step.do) {
      case 'pass':
        await this.pass(step);
        break;
      case 'switch':
        await this.flip(step.part);
        break;
      case 'spell':
        if (!this.isAway(step.part)) await this.flip(step.part);
        await this.pass({ do: 'pass', days: step.days });
        if (this.isAway(step.part)) await this.flip(step.part);
        break;
      case 'lose the store after some calls':
        if (!rig.isStoreAway) rig.callsLeft = step.calls;
        break;
      case 'lose an answer of the relay':
        rig.relay.answersToLose += 1;
        break;
      case 'refuse an address':
        rig.relay.refused.add(register.people[step.person]?.email ?? '');
        break;
      case 'release':
        await rig.unlessAway(this.release(step.which));
        break;
      case 'decline':
        await rig.unlessAway(this.decline());
        break;
      case 'file':
        await rig.unlessAway(this.papers.file(step));
        break;
      case 'file all':
        for (const [owed, { of }] of OWED.entries())
          if (of === UNITS[step.unit])
            await rig.unlessAway(this.papers.file({ owed, how: 'both', by: 'person' }));
        break;
      case 'decide':
        for (let time = 0; time < step.times; time += 1)
          for (const [i, each] of UNITS.entries())
            if (step.unit === 'all' || step.unit === i) await rig.unlessAway(this.papers.decideNext(each));
        break;
      case 'reopen':
        await rig.unlessAway(this.papers.reopen(UNITS[step.unit] as string));
        break;
      case 'restart the worker':
        if (rig.isWorkerAway) break;
        await rig.stopWorkers();
        rig.calm.interrupt();
        await rig.startWorkers();
        break;
      case 'end':
        // While the service is away nobody can.
        if (rig.isWorkerAway) break;
        await rig.end(typeof step.what === 'number' ? { unit: UNITS[step.what] as string } : step.what);
        await rig.settleFor(20_000);
        await rig.keep();
        break;
      case 'cancel':
        await rig.unlessAway(this.cancel());
        break;
      default:
        step satisfies never;
    }
    await rig.settle();
    await this.papers.see();
  }

  private async pass(step: Extract<Step, { do: 'pass' }>): Promise<void> {
    const { rig } = this;
    // A relay that is away is asked every five minutes, a store every half an hour: over two instants, or a weekend.
    const atMost = (rig.relay.isAway ? 9 : rig.isStoreAway ? 72 : Number.POSITIVE_INFINITY) * HOUR_MS;
    if ('days' in step) return rig.pass(Math.min(step.days * 24 * HOUR_MS, atMost));
    if ('hours' in step) return rig.pass(step.hours * HOUR_MS);
    const { plan } = rig.campaign;
    const calendar = new Calendar(plan);
    const letters = calendar.next(rig.nowMs() + 120_000, plan.letterTime);
    if (step.to === 'before the next letters')
      return rig.passTo(Math.min(letters - 100_000, rig.nowMs() + atMost));
    const daily = calendar.next(rig.nowMs() + 120_000, plan.dailyLetterTime);
    return rig.passTo(Math.min(letters, daily, rig.nowMs() + atMost));
  }

  private async flip(which: Part): Promise<void> {
    const { rig } = this;
    switch (which) {
      case 'store':
        if (rig.isStoreAway) rig.restoreStore();
        else rig.isStoreAway = true;
        break;
      case 'relay':
        rig.relay.isAway = !rig.relay.isAway;
        break;
      case 'worker':
        if (rig.isWorkerAway) await rig.startWorkers();
        else await rig.stopWorkers();
        break;
      default:
        await rig.unlessAway(this.hold(!this.isHeld));
    }
    rig.calm.interrupt();
    await rig.settle();
    await rig.keep();
  }

  private isAway(which: Part): boolean {
    const { rig } = this;
    switch (which) {
      case 'store':
        return rig.isStoreAway;
      case 'relay':
        return rig.relay.isAway;
      case 'worker':
        return rig.isWorkerAway;
      default:
        return this.isHeld;
    }
  }

  private async hold(isHeld: boolean): Promise<void> {
    const { rig } = this;
    const now = performance.now();
    const sending = isHeld ? 'held' : 'open';
    const by = { campaign: rig.id, actor: 'thử nghiệm', seen: undefined };
    await rig.unlessAway(setSending(rig.deps, { ...by, sending }));
    // Whoever asked may have been told nothing, and it is done.
    if ((await rig.real.campaigns.get(rig.id))?.sending !== sending) return;
    this.isHeld = isHeld;
    if (isHeld) this.held.push({ from: performance.now(), to: Number.POSITIVE_INFINITY });
    else for (const stretch of this.held) if (stretch.to > now) stretch.to = now;
  }

  private async release(which: 'all' | 'every second'): Promise<void> {
    const { rig } = this;
    const only = (i: number) => which === 'all' || i % 2 === 0;
    await readAndRelease(rig.deps, { campaign: rig.id, only });
  }

  /** The letter that has waited longest does not go. */
  private async decline(): Promise<void> {
    const { rig } = this;
    const [first] = await rig.store.letters.waitingSince({ campaign: rig.id, at: fromMs(rig.nowMs()) });
    if (!first) return;
    const of = { campaign: rig.id, letter: first._id };
    await declineLetter(rig.deps, { ...of, actor: 'thử nghiệm', reason: 'đã trao đổi trực tiếp' });
  }

  private async cancel(): Promise<void> {
    const { rig } = this;
    const document = await rig.store.campaigns.get(rig.id);
    if (document?.state !== 'open') return;
    // While the service is away it is only said in the store: see the test of that.
    if (rig.isWorkerAway) return;
    this.cancelledAt ??= rig.nowMs();
    await rig.unlessAway(rig.cancel());
    if ((await rig.real.campaigns.get(rig.id))?.state !== 'cancelled') this.cancelledAt = undefined;
  }

  /** Everything is back, and time passes until nothing changes any more. */
  async end(): Promise<void> {
    const { rig } = this;
    rig.restoreStore();
    rig.relay.isAway = false;
    rig.relay.answersToLose = 0;
    await rig.startWorkers();
    rig.calm.interrupt();
    await rig.settle();
    if (this.isHeld) await this.hold(false);
    await rig.keep();
    if (this.cancelledAt !== undefined) {
      for (let tries = 0; (await rig.cancel()).state === 'cancelling'; tries += 1) {
        if (tries === 20) throw new Error('the campaign is still being cancelled');
        await rig.settleFor(HOUR_MS);
      }
      await rig.settle();
    } else {
      // All instants of the plan are past by then, and those of what became owed last.
      const calendar = new Calendar(rig.campaign.plan);
      const last = calendar.working(Math.floor(rig.nowMs() / 86_400_000), 9);
      const end = Math.max(calendar.at(last, '17:00'), Date.parse('2014-01-22T10:00:00.000Z'));
      for (let quiet = 0; rig.nowMs() < end && quiet < 3; ) {
        await rig.pass(24 * HOUR_MS);
        const document = await rig.real.campaigns.get(rig.id);
        quiet = document?.state === 'open' ? 0 : quiet + 1;
      }
    }
    await this.papers.see();
  }
}
