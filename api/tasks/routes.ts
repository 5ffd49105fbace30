import { fromMs } from '../../domain/time';
import type { Deps } from '../../use-cases/deps';
import { isTaskRole, listTasks, type Wearer } from '../../use-cases/tasks/list-tasks';
import type { Grant } from '../access/grants';
import type { Viewer } from '../access/viewer';
import { endpoint, ok } from '../http/endpoint';
import { shownTask, tasksAnswer } from './response';

export const taskEndpoints = [
  endpoint({
    operation: 'listTasks',
    method: 'get',
    path: '/tasks',
    summary: 'What is asked of the caller in steps 1 to 3, in all open campaigns that they take part in',
    answers: { 200: tasksAnswer },
    async handle({ grants, viewer }, deps) {
      const tasks = await listTasks(deps, await wearersOf(deps, grants, viewer));
      return ok({ now: fromMs(deps.now()), items: tasks.map(shownTask) });
    },
  }),
];

/** A key of no campaign, as they once were, is good for each. */
async function wearersOf(
  { store }: Deps,
  grants: readonly Grant[],
  { campaigns }: Viewer,
): Promise<Wearer[]> {
  const ids = campaigns ?? (await store.campaigns.open()).map(({ _id }) => _id);
  return grants.flatMap(({ role, party }) =>
    party !== undefined && isTaskRole(role) ? ids.map((campaign) => ({ campaign, role, party })) : [],
  );
}
