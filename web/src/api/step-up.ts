import type { Problem, SignedInDevice } from '../../../api-client/schema';

/** By what the session began, and so how its person proves it again. */
export type Method = SignedInDevice['method'];

/** Asks the person; whether they have proved that it is they. */
type AskPerson = (method: Method) => Promise<boolean>;

let askPerson: AskPerson | undefined;
/** Several calls at once are one question. */
let asking: Promise<boolean> | undefined;

/** Who asks from now on; undefined where nobody can, and every such call is refused. */
export const setAskPerson = (asks: AskPerson | undefined): void => {
  askPerson = asks;
};

export const isConfirmationNeeded = (status: number, problem: Problem | undefined): problem is Problem =>
  status === 403 && problem?.type.endsWith(':confirmation-needed') === true;

/** Whether a call was refused for want of a proof, and the person has given it since: then it may be sent again. */
export async function confirmedIfAsked(response: Response): Promise<boolean> {
  if (response.status !== 403 || !askPerson) return false;
  const problem = (await response
    .clone()
    .json()
    .catch(() => undefined)) as Problem | undefined;
  if (!isConfirmationNeeded(response.status, problem)) return false;
  asking ??= askPerson(problem['method'] as Method).finally(() => {
    asking = undefined;
  });
  return asking;
}
