import type { Connection } from 'mongoose';

const engines = new WeakMap<Connection, Promise<boolean>>();

/** Whether a connection leads to the embedded store, FerretDB, and not to MongoDB; asked once. */
export function isEmbedded(connection: Connection): Promise<boolean> {
  const known = engines.get(connection);
  if (known) return known;
  const asked = connection
    .asPromise()
    .then(() => connection.db?.command({ buildInfo: 1 }))
    .then((info) => info?.['ferretdbVersion'] !== undefined);
  engines.set(connection, asked);
  asked.catch(() => engines.delete(connection));
  return asked;
}
