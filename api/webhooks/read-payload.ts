import type { Deps } from '../../use-cases/deps';
import { faultsOfSigned } from '../../use-cases/filings/faults';
import type { SignedFiling } from '../../use-cases/filings/signed-filing';
import { parseInput } from '../../use-cases/input/parse';
import { parseWith } from '../../use-cases/input/parse-with';
import { ProblemError } from '../http/problems';
import { reviewFiledBody } from './payload';

/** What a body says, once its signature stands. Throws 400 for what is no JSON, 422 by field for what is no filing. */
export async function readPayload(deps: Deps, body: Buffer): Promise<SignedFiling> {
  const sent = jsonOf(body);
  return parseWith(
    () => parseInput(reviewFiledBody, sent),
    () => faultsOfSigned(deps, sent),
  );
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // The parser's own error quotes the body.
    throw new ProblemError({
      status: 400,
      type: 'bad-json',
      title: { en: 'The body is not valid JSON', vi: 'Nội dung gửi đến không phải là JSON hợp lệ' },
    });
  }
}
