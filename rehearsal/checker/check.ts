import { compareItems } from './compare-items';
import { compareLetters } from './compare-letters';
import { compareNews } from './compare-news';
import { compareStandings } from './compare-standings';
import { compareUnreleased } from './compare-unreleased';
import { endingsOf } from './endings';
import { expectedItems } from './expected';
import type { CheckResult, Difference } from './findings';
import type { CheckedPlan } from './read-plan';
import type { CheckedRegister } from './read-register';
import type { Records } from './records';

/*
 * Nothing in this folder is imported from `domain/`, nor from any other folder of ours. The service decides with
 * `domain/` what it sends; a checker that asked the same code would repeat its mistakes and agree with them. So dates,
 * deadlines, reminders, what is owed when, and the reading of plan and register files are written a second time here.
 * Only libraries are shared: the YAML and CSV parsers and zod. A test keeps it that way.
 *
 * All is plan time, and exact. A rehearsal's clock stands at an instant at which letters may go until everything up to it
 * is answered and taken in, so that every fact with an instant up to it is known to its letters, and no later one.
 */

/** Whether what was sent is exactly what the plan asks for, recomputed from the recorded receipts. */
export function check({
  plan,
  register,
  records,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  records: Records;
}): CheckResult {
  const { letters, units } = records;
  const endings = endingsOf(units);
  const items = compareItems({ expected: expectedItems({ plan, register, records }), letters, endings });
  const news = compareNews({ plan, register, records, endings });
  const mayWait = new Set([...items.mayWait, ...news.mayWait]);
  const whole = compareLetters({ records, register, mayWait });
  const openedAt = Date.parse(records.openedAt);
  const waits = compareUnreleased({ plan, register, openedAt, letters, endings });
  const standings = compareStandings({ plan, register, units });
  const differences = [
    ...items.differences,
    ...news.differences,
    ...whole,
    ...waits.differences,
    ...standings.differences,
  ].sort(byTime);
  const inState = (state: string) => letters.filter((letter) => letter.state === state).length;
  return {
    ok: differences.length === 0,
    differences,
    counts: {
      letters: letters.length,
      sent: inState('sent'),
      withdrawn: inState('withdrawn'),
      failed: inState('failed'),
      itemsTold: items.told,
      newsTold: news.told,
      standings: standings.compared,
      unreleasedTold: waits.told,
      possibleDuplicates: letters.reduce((sum, letter) => sum + letter.possibleDuplicates, 0),
    },
  };
}

/** A total order; what has no instant comes last. */
function byTime(a: Difference, b: Difference): number {
  const [x, y] = [a, b].map((each) => `${'at' in each ? each.at : '~'} ${JSON.stringify(each)}`) as [
    string,
    string,
  ];
  return x < y ? -1 : x > y ? 1 : 0;
}
