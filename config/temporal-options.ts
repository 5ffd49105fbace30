import { readFileSync } from 'node:fs';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { type Environment, required } from './environment';

/** How the workflow service of the environment is reached; TLS where a certificate, an authority, a name or a key asks for it. */
export function temporalOptionsOf(
  environment: Environment,
): Pick<NativeConnectionOptions, 'address' | 'tls' | 'apiKey'> {
  const {
    TEMPORAL_TLS_CERT: certificate,
    TEMPORAL_TLS_KEY: key,
    TEMPORAL_TLS_CA: authority,
    TEMPORAL_TLS_SERVER_NAME: serverName,
    TEMPORAL_API_KEY: apiKey,
  } = environment;
  const tls = {
    ...(certificate !== undefined &&
      key !== undefined && {
        clientCertPair: { crt: readFileSync(certificate), key: readFileSync(key) },
      }),
    ...(authority !== undefined && { serverRootCACertificate: readFileSync(authority) }),
    ...(serverName !== undefined && { serverNameOverride: serverName }),
  };
  const asksForTls = apiKey !== undefined || Object.keys(tls).length > 0;
  return {
    address: required(environment, 'TEMPORAL_ADDRESS'),
    ...(asksForTls && { tls }),
    ...(apiKey !== undefined && { apiKey }),
  };
}
