import type { Client } from '@temporalio/client';
import type { FilingAnswer } from '../../../domain/ledger/facts';
import { EvaluationLedger } from '../../../domain/ledger/ledger';
import { viewOf } from '../../../domain/ledger/view';
import type { Instant } from '../../../domain/time';
import type { FilingDocument } from '../../../store/documents/filing';
import type { Store } from '../../../store/store';
import type { Delivery } from '../../../use-cases/evaluations/delivery';
import { announcementFactOf, decisionOf, filingFactOf } from '../../../use-cases/evaluations/facts';
import { specMaker } from '../../../use-cases/evaluations/start-evaluation';
import { evaluationWorkflowId } from '../../../workflows/contract';

/**
 * Evaluations as the workflows run them, by the same ledger, in this process: what the API's answers are made of,
 * without a server. `deaf` ones take nothing, as while no worker runs.
 */
export class Evaluations {
  deaf = false;
  private readonly ledgers = new Map<string, EvaluationLedger>();

  constructor(
    private readonly store: Store,
    private readonly planNow: () => Instant,
  ) {}

  /** Starts those of a campaign, and writes down their first state. */
  async start(campaign: string): Promise<void> {
    const opened = await this.store.campaigns.get(campaign);
    if (!opened) throw new Error(`no campaign ${campaign}`);
    const specOf = specMaker(opened);
    for (const unit of await this.store.register.unitsSlice({ campaign, offset: 0, limit: opened.units })) {
      const ledger = new EvaluationLedger(specOf(unit));
      this.ledgers.set(evaluationWorkflowId(campaign, unit.unit.id), ledger);
      await this.project(ledger);
    }
  }

  ledger(campaign: string, unit: string): EvaluationLedger {
    const ledger = this.ledgers.get(evaluationWorkflowId(campaign, unit));
    if (!ledger) throw new Error(`no evaluation of ${unit} in ${campaign}`);
    return ledger;
  }

  view(workflowId: string, now: Instant) {
    const ledger = this.ledgers.get(workflowId);
    if (this.deaf || !ledger) throw new Error('nobody answers');
    return viewOf(ledger.spec, ledger.state, now);
  }

  /** What an evaluation does with a filing, also once a signal has reached it. */
  async takeIn(filing: FilingDocument): Promise<FilingAnswer> {
    const ledger = this.ledger(filing.campaign, filing.unit);
    const answer =
      filing.kind === 'filing'
        ? ledger.file(filingFactOf(filing), this.planNow())
        : ledger.announce(announcementFactOf(filing), this.planNow());
    await this.project(ledger);
    return this.store.filings.setAnswer({ ...filing, answer });
  }

  readonly delivery: Delivery = {
    deliverFiling: async (filing) => {
      if (this.deaf || filing.message === 'signal') return 'pending';
      return this.takeIn(filing);
    },
    deliverDecision: async (decision) => {
      if (this.deaf) return 'pending';
      const ledger = this.ledger(decision.campaign, decision.unit);
      const answer = ledger.decide(decisionOf(decision), this.planNow());
      await this.project(ledger);
      return this.store.decisions.setAnswer({ ...decision, answer });
    },
  };

  private async project({ spec, state, closed }: EvaluationLedger): Promise<void> {
    await this.store.evaluations.upsertIfNewer({
      ...viewOf(spec, state),
      _id: `${spec.campaign}/${spec.unit.id}`,
      open: !closed,
      ledger: state,
    });
  }
}

/** What the API asked of Temporal. */
export interface ClientCalls {
  started: { workflow: string; workflowId: string; args: unknown }[];
  signals: { workflowId: string; signal: string }[];
  cancelled: string[];
}

/** As much of a client as the API uses. */
export function fakeClient({ evaluations, calls }: { evaluations: Evaluations; calls: ClientCalls }): Client {
  const client = {
    connection: { workflowService: { getSystemInfo: async () => ({}) } },
    withDeadline: (_deadline: number, work: () => Promise<unknown>) => work(),
    workflow: {
      start: async (
        workflow: string,
        { workflowId, args: [args] }: { workflowId: string; args: unknown[] },
      ) => {
        calls.started.push({ workflow, workflowId, args });
      },
      signalWithStart: async (
        workflow: string,
        { workflowId, args: [args] }: { workflowId: string; args: unknown[] },
      ) => {
        calls.started.push({ workflow, workflowId, args });
      },
      getHandle: (workflowId: string) => ({
        query: async (_query: unknown, { now }: { now: Instant }) => evaluations.view(workflowId, now),
        signal: async ({ name }: { name: string }) => void calls.signals.push({ workflowId, signal: name }),
        describe: async () => ({ status: { name: 'RUNNING' } }),
        cancel: async () => void calls.cancelled.push(workflowId),
      }),
    },
  };
  return client as unknown as Client;
}
