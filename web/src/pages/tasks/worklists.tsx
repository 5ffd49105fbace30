import { Link } from 'wouter';
import type { Task } from '../../api/contract';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { tasksWords } from './words';

/** The ways to the list of those units that an agency reviews, and to a member's sheet, where there are several. */
export function Worklists({ tasks }: { tasks: readonly Task[] }) {
  const said = useWordsOf(tasksWords);
  const byParty = new Map<string, Task[]>();
  for (const task of tasks) {
    if (task.step === 'self-review') continue;
    const key = `${task.campaign}/${task.step}/${task.party}`;
    byParty.set(key, [...(byParty.get(key) ?? []), task]);
  }
  const lists = [...byParty.entries()].filter(([, all]) => all.length > 1);
  return lists.map(([key, all]) => {
    const { campaign, party, partyName, step } = all[0] as Task;
    const isOpinion = step === 'member-opinion';
    const address = isOpinion ? addressOf.sheet : addressOf.worklist;
    const [one, ofParty] = isOpinion ? [said.sheet, said.sheetOf] : [said.worklist, said.worklistOf];
    return (
      <p key={key}>
        <Link href={address({ campaign, party })}>
          {lists.length > 1 ? ofParty(partyName, all.length) : one(all.length)}
        </Link>
      </p>
    );
  });
}
