import { Client, Connection } from '@temporalio/client';
import type { Environment } from '../config/environment';
import { connectedTo } from '../config/temporal-options';

/** Connects to the workflow service that the environment names; the caller closes `client.connection`. */
export async function connectTemporal(environment: Environment): Promise<Client> {
  const connection = await connectedTo(environment, (options) => Connection.connect(options));
  return new Client({ connection, namespace: environment.TEMPORAL_NAMESPACE });
}
