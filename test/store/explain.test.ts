import mongoose, { type mongo } from 'mongoose';
import { openStore } from '../../store/store';
import { openTestCampaign } from '../fixtures/campaign';
import { startTestStores, type TestStores } from '../support/store';
import { type Tour, tourOf } from './tour';

/** These read a whole collection, and it is one that does not grow with a campaign: campaigns, senders, keys, names, accidents, rehearsals. */
const WHOLE = new Set([
  'accounts.forgetAll',
  'signIn.forgetAll',
  'campaigns.list',
  'senders.list',
  'keys.list',
  'register.partyIds',
  'ends.countByWhat',
  'accounts.resets',
  'rehearsalOrders.newest',
  'files.all',
]);

let stores: TestStores;
let connection: mongoose.Connection;
let commands: mongo.CommandStartedEvent[];
let tour: Tour;

beforeAll(async () => {
  stores = await startTestStores();
  const uri = stores.freshUri();
  commands = [];
  const store = await openStore({ uri, onCommand: (command) => commands.push(command) });
  stores.closing(uri, store);
  await openTestCampaign(store);
  connection = await mongoose.createConnection(uri).asPromise();
  tour = tourOf(store);
});

afterAll(async () => {
  await connection.close();
  await stores.stop();
});

type Query = Record<string, unknown>;

interface Search {
  collection: string;
  filter: Query;
  sort?: Query;
}

/** The searches of a command: of updates each by itself, since what finds the document is what matters. */
function searchesOf({ commandName, command }: mongo.CommandStartedEvent): Search[] {
  const { [commandName]: name, filter, sort, pipeline, updates, deletes } = command as mongo.Document;
  const collection = String(name);
  switch (commandName) {
    case 'find':
      return [{ collection, filter: filter as Query, ...(sort && { sort: sort as Query }) }];
    case 'aggregate':
      return [{ collection, filter: (pipeline as { $match: Query }[])[0]?.$match ?? {} }];
    case 'update':
      return (updates as { q: Query }[]).map(({ q }) => ({ collection, filter: q }));
    case 'delete':
      return (deletes as { q: Query }[]).map(({ q }) => ({ collection, filter: q }));
    default:
      return [];
  }
}

/** One of several values stands for the others. */
const oneOf = (asked: unknown): unknown =>
  typeof asked === 'object' && asked !== null && '$in' in asked ? (asked.$in as unknown[])[0] : asked;

/**
 * Whether an index leads to what is searched. The embedded store's planner takes an index only if it has every field of
 * the filter, where MongoDB looks at the rest of each document: so a field that no index has is left out of the
 * question, and of several values one is asked for. A key with conditions it finds by the key, and explains otherwise.
 */
async function isIndexed({ collection, filter, sort }: Search): Promise<boolean> {
  const { _id } = filter;
  if (typeof _id === 'string' || (typeof _id === 'object' && _id !== null && '$in' in _id)) return true;
  const { db } = connection;
  const indexes = (await db?.collection(collection).indexes()) ?? [];
  const known = new Set(indexes.flatMap(({ key }) => Object.keys(key as object)));
  const fields = Object.entries(filter).flatMap(([name, asked]) =>
    known.has(name) ? [[name, oneOf(asked)] as const] : [],
  );
  if (fields.length === 0) return false;
  const plan = await db?.command({
    explain: { find: collection, filter: Object.fromEntries(fields), ...(sort && { sort }) },
    verbosity: 'queryPlanner',
  });
  return !JSON.stringify(plan?.['queryPlanner']).includes('COLLSCAN');
}

const questions = () =>
  Object.entries(tour).flatMap(([repository, methods]) =>
    Object.entries(methods).map(([method, ask]) => ({ name: `${repository}.${method}`, ask })),
  );

it('every question of the service is answered by an index', async () => {
  const scanned = new Set<string>();
  let searches = 0;
  for (const { name, ask } of questions()) {
    commands.length = 0;
    const asked = ask();
    if (Symbol.asyncIterator in asked) for await (const _each of asked);
    else await asked;
    for (const search of commands.flatMap(searchesOf)) {
      searches += 1;
      if (!(await isIndexed(search))) scanned.add(name);
    }
  }
  expect([...scanned].filter((name) => !WHOLE.has(name))).toEqual([]);
  expect(searches).toBeGreaterThan(80);
});

/** The names and fields of the stages of a plan, from the last to the first. */
function* stagesOf(plan: unknown): Iterable<{ stage: string; keyPattern?: object }> {
  if (typeof plan !== 'object' || plan === null) return;
  if ('stage' in plan) yield plan as { stage: string };
  for (const inner of Object.values(plan)) yield* stagesOf(inner);
}

/**
 * The embedded store sorts whatever it has filtered, of whichever index; that an index has the order is told there by its
 * fields: first those that are asked for one value, and then those of the order.
 */
const SORTS_ALWAYS = 'secantus';

it('what is unanswered is read in the order of an index, page by page', async () => {
  for (const repository of ['filings', 'decisions'] as const) {
    commands.length = 0;
    await tour[repository].undelivered();
    const searches = commands.flatMap(searchesOf);
    expect(searches).toHaveLength(3);
    for (const { collection, filter, sort } of searches) {
      const explained = await connection.db?.command({
        explain: { find: collection, filter, sort },
        verbosity: 'queryPlanner',
      });
      const stages = [...stagesOf(explained?.['queryPlanner'])];
      const index = stages.find(({ stage }) => stage === 'IXSCAN')?.keyPattern ?? {};
      // The driver keeps an order as a map.
      const order = [...(sort as unknown as Map<string, number>)];
      expect(Object.entries(index)).toEqual([['answer.outcome', 1], ...order]);
      const { host } = (explained?.['serverInfo'] ?? {}) as { host?: string };
      if (host !== SORTS_ALWAYS) expect(stages.map(({ stage }) => stage)).not.toContain('SORT');
    }
  }
});
