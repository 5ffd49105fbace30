import { readFileSync } from 'node:fs';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { TextError, textOfError } from '../domain/text-error';
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

/** Temporal does not answer, or lets nobody in with these options. */
export class TemporalUnreachable extends TextError {
  override readonly name = 'TemporalUnreachable';
  constructor(address: string, cause: unknown) {
    const why = textOfError(cause);
    super(
      {
        en: `cannot connect to Temporal at ${address}: ${why.en}`,
        vi: `không kết nối được với Temporal tại ${address}: ${why.vi}`,
      },
      { cause },
    );
  }
}

/** A connection by the environment's options, made by one of the SDK's classes; throws {@link TemporalUnreachable}. */
export async function connectedTo<Made>(
  environment: Environment,
  connect: (options: ReturnType<typeof temporalOptionsOf>) => Promise<Made>,
): Promise<Made> {
  const options = temporalOptionsOf(environment);
  return connect(options).catch((error: unknown) => {
    throw new TemporalUnreachable(required(environment, 'TEMPORAL_ADDRESS'), error);
  });
}
