import type { DecisionAnswer, FilingAnswer } from '../domain/ledger/facts';
import type { Instant } from '../domain/time';
import type { DecisionDocument } from '../store/documents/decision';
import type { FilingHead } from '../store/filings';
import { evaluationKey } from '../store/ids';
import { deliverDecision, deliverFiling } from '../use-cases/evaluations/deliver';
import type { DeliveryDeps } from '../use-cases/evaluations/delivery-deps';
import type { Waiting } from './sweep-turns';

/** As long as the API waits for an update's answer. */
const WAIT_MS = 5_000;
/** What one search reads, and what the sweeper has in memory at once. */
const PAGE = 1_000;

/** What is stored and not answered, and how it is delivered. */
export interface Unanswered extends Waiting {
  kind: 'filing' | 'signalled-filing' | 'decision';
  /** For the log. */
  about: Record<string, string>;
  deliver: () => Promise<FilingAnswer | DecisionAnswer | 'pending'>;
}

/** All that was stored before `storedBefore` (real time), in pages in order of storing: filings, and then decisions. */
export async function* unansweredPages(
  deps: DeliveryDeps,
  storedBefore: Instant,
): AsyncGenerator<Unanswered[]> {
  const { filings, decisions } = deps.store;
  for await (const page of pagesOf<FilingHead>((after) =>
    filings.undelivered({ storedBefore, after, limit: PAGE }),
  ))
    yield page.map((filing) => unansweredFiling(deps, filing));
  for await (const page of pagesOf<DecisionDocument>((after) =>
    decisions.undelivered({ storedBefore, after, limit: PAGE }),
  ))
    yield page.map((decision) => unansweredDecision(deps, decision));
}

async function* pagesOf<Row>(read: (after: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row[]> {
  let page = await read(undefined);
  while (page.length > 0) {
    yield page;
    page = page.length < PAGE ? [] : await read(page.at(-1));
  }
}

function unansweredFiling(deps: DeliveryDeps, filing: FilingHead): Unanswered {
  const { _id, campaign, unit, id } = filing;
  return {
    _id,
    evaluation: evaluationKey({ campaign, unit }),
    kind: filing.message === 'signal' && filing.kind === 'filing' ? 'signalled-filing' : 'filing',
    about: { campaign, unit, filing: id },
    deliver: () => deliverFiling({ ...deps, filing, waitMs: WAIT_MS }),
  };
}

function unansweredDecision(deps: DeliveryDeps, decision: DecisionDocument): Unanswered {
  const { _id, campaign, unit, document } = decision;
  return {
    _id,
    evaluation: evaluationKey({ campaign, unit }),
    kind: 'decision',
    about: { campaign, unit, document },
    deliver: () => deliverDecision({ ...deps, decision, waitMs: WAIT_MS }),
  };
}
