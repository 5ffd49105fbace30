import { createHash } from 'node:crypto';
import type { Deps } from '../../use-cases/deps';
import { receiveSigned, type SignedOutcome } from '../../use-cases/filings/receive-signed';
import { type SignedFiling, sentKeyOf } from '../../use-cases/filings/signed-filing';
import type { Answer } from '../http/endpoint';
import type { SignedRequest } from './authenticate-sender';
import { fatePath } from './payload';
import { UnknownParty } from './problems';
import { readPayload } from './read-payload';

/** For the log: which filing a message is about, as soon as that is known. */
export type Note = (about: { campaign: string; filing: string; test?: boolean }) => void;

/** Answers a message whose signature stands; throws the problems that it finds. */
export async function receive(
  deps: Deps,
  { sender, webhookId, body }: SignedRequest,
  note: Note,
): Promise<Answer> {
  const sent = await readPayload(deps, body);
  const { campaign, id: filing } = sentKeyOf(sender._id, sent);
  note({ campaign, filing, ...(sent.test && { test: true }) });
  const bodyDigest = createHash('sha256').update(body).digest('hex');
  const outcome = await receiveSigned(deps, { sender, webhookId, bodyDigest, sent });
  return answerOf(outcome, sender._id, sent);
}

function answerOf(
  outcome: SignedOutcome,
  sender: string,
  { campaign, filingId, version }: SignedFiling,
): Answer {
  const statusUrl = fatePath({ sender, campaign, filingId, version });
  switch (outcome.kind) {
    case 'tested-unknown':
      throw new UnknownParty({ unknown: outcome.unknown });
    case 'parked':
      throw new UnknownParty({ unknown: outcome.unknown, status: statusUrl });
    case 'tested':
      return { status: 200, body: { test: true, unit: outcome.unit, reviewer: outcome.reviewer } };
    case 'filed': {
      const { unit, receivedAt } = outcome;
      const body = { filingId, version, campaign, statusUrl, receivedAt, unit };
      return { status: 202, body, headers: { Location: statusUrl } };
    }
  }
}
