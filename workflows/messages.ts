import { ApplicationFailure, log, setHandler } from '@temporalio/workflow';
import { isFact } from '../domain/ledger/facts';
import type { EvaluationLedger } from '../domain/ledger/ledger';
import { viewOf } from '../domain/ledger/view';
import {
  announceReview,
  DECISION_UPDATES,
  decide,
  evaluationState,
  fileReview,
  reviewFiled,
  TOO_MANY_VERSIONS,
} from './contract';
import type { PlanTime } from './plan-time';

/** Takes in all that is sent to an evaluation; resolves to how many messages have come. No handler ever waits. */
export function receiveMessages(ledger: EvaluationLedger, time: PlanTime): () => number {
  let messages = 0;
  const noted: PlanTime['of'] = (message) => {
    messages += 1;
    return time.of(message);
  };
  setHandler(reviewFiled, (filing) => {
    if (!isFact(filing)) {
      log.warn('a signal that is no filing is left out');
      return;
    }
    ledger.tell(filing, ledger.file(filing, noted(filing)));
  });
  setHandler(fileReview, (filing) => ledger.file(filing, noted(filing)), {
    validator(filing) {
      refuseNoFact(filing);
      refuseTooMany(ledger.hasRoomForFiling(filing));
    },
  });
  setHandler(announceReview, (announcement) => ledger.announce(announcement, noted(announcement)), {
    validator(announcement) {
      refuseNoFact(announcement);
      refuseTooMany(ledger.hasRoomForAnnouncement(announcement));
    },
  });
  for (const update of [decide, ...Object.values(DECISION_UPDATES)]) {
    setHandler(update, (decision) => ledger.decide(decision, noted(decision)), { validator: refuseNoFact });
  }
  setHandler(evaluationState, (asked) => viewOf(ledger.spec, ledger.state, asked.now));
  return () => messages;
}

/** Turns away what is no fact at all before it is recorded; facts that do not fit are answered by the ledger. */
function refuseNoFact(message: unknown): void {
  if (!isFact(message)) throw new TypeError('the message needs an id, a digest and a received instant');
}

/** Before it is recorded, too: what comes without end must leave no events. */
function refuseTooMany(hasRoom: boolean): void {
  if (!hasRoom) throw ApplicationFailure.nonRetryable('there are too many versions', TOO_MANY_VERSIONS);
}
