import type { Deps } from '../../use-cases/deps';
import { faultsOfSigned } from '../../use-cases/filings/faults';
import type { SignedFiling } from '../../use-cases/filings/signed-filing';
import { parseInput } from '../../use-cases/input/parse';
import { parseWith } from '../../use-cases/input/parse-with';
import { jsonOf } from '../http/read-json';
import { reviewFiledBody } from './payload';

/** What a body says, once its signature stands. Throws 400 for what is no JSON, 422 by field for what is no filing. */
export async function readPayload(deps: Deps, body: Buffer): Promise<SignedFiling> {
  const sent = jsonOf(body);
  return parseWith(
    () => parseInput(reviewFiledBody, sent),
    () => faultsOfSigned(deps, sent),
  );
}
