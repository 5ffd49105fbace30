import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { type LettersAgainInput, lettersReleased, TASK_QUEUES } from './contract';
import { RETRY_MS, senderOn } from './letters';
import { HISTORY_LIMIT } from './new-run';

const sendAll = senderOn(TASK_QUEUES.letters);

/**
 * Sends what may go of a campaign that has no dispatcher any more: all was told, and then a letter that had failed is to go
 * again. Makes no letters; ends once nothing is left to be tried.
 */
export async function lettersAgain(input: LettersAgainInput): Promise<void> {
  const { campaign, historyLimit = HISTORY_LIMIT } = input;
  let asked = false;
  setHandler(lettersReleased, () => {
    asked = true;
  });
  while (true) {
    asked = false;
    const { unsent } = await sendAll(campaign);
    if (unsent === 0 && !asked) return;
    if (!asked) await condition(() => asked, RETRY_MS);
    if (workflowInfo().historyLength >= historyLimit) {
      await continueAsNew<(input: LettersAgainInput) => Promise<void>>(input);
    }
  }
}
