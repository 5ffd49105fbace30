import { Link } from 'wouter';
import type { Task } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { tasksWords } from './words';

/** The way to the list of those units that an agency reviews, where there are several. */
export function Worklists({ tasks }: { tasks: readonly Task[] }) {
  const said = useWordsOf(tasksWords);
  const byParty = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.step !== 'agency-review') continue;
    const key = `${task.campaign}/${task.party}`;
    byParty.set(key, [...(byParty.get(key) ?? []), task]);
  }
  const lists = [...byParty.entries()].filter(([, all]) => all.length > 1);
  return lists.map(([key, all]) => {
    const { campaign, party, partyName } = all[0] as Task;
    return (
      <p key={key}>
        <Link href={addressOf.worklist({ campaign, party })}>
          {lists.length > 1 ? said.worklistOf(partyName, all.length) : said.worklist(all.length)}
        </Link>
      </p>
    );
  });
}
