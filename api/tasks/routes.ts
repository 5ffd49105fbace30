import { fromMs } from '../../domain/time';
import type { Deps } from '../../use-cases/deps';
import { isTaskRole, listTasks, type Wearer } from '../../use-cases/tasks/list-tasks';
import type { Grant } from '../access/grants';
import { endpoint, ok } from '../http/endpoint';
import { shownTask, tasksAnswer } from './response';

export const taskEndpoints = [
  endpoint({
    operation: 'listTasks',
    method: 'get',
    path: '/tasks',
    summary: 'What is asked of the caller in steps 1 to 3, in all open campaigns that they take part in',
    answers: { 200: tasksAnswer },
    async handle({ grants }, deps) {
      const tasks = await listTasks(deps, await wearersOf(deps, grants));
      return ok({ now: fromMs(deps.now()), items: tasks.map(shownTask) });
    },
  }),
];

/** A key of no campaign, as they once were, is good for each. */
async function wearersOf({ store }: Deps, grants: readonly Grant[]): Promise<Wearer[]> {
  const isOfNone = grants.some(({ campaign }) => campaign === undefined);
  const all = isOfNone ? (await store.lately.open()).map(({ _id }) => _id) : [];
  return grants.flatMap(({ role, party, campaign: only }) =>
    party !== undefined && isTaskRole(role)
      ? (only === undefined ? all : [only]).map((campaign) => ({ campaign, role, party }))
      : [],
  );
}
