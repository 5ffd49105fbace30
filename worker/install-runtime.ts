import { DefaultLogger, type LogLevel, Runtime } from '@temporalio/worker';
import type { Logger } from 'pino';
import { END_SIGNALS, onEndAsked } from '../config/end-signals';
import { isAsIntended, logFieldsOf } from './log-fields';

const SDK_LEVELS: Record<LogLevel, 'trace' | 'debug' | 'info' | 'warn' | 'error'> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

/**
 * The SDK's own runtime, once per process and before the first connection: its log goes where ours goes, its metrics
 * to `metricsAddress` in Prometheus format. It ends all workers on SIGTERM, SIGINT and SIGHUP.
 */
export function installRuntime({
  logger,
  metricsAddress,
}: {
  logger: Logger;
  /** `host:port`. */
  metricsAddress?: string | undefined;
}): void {
  Runtime.install({
    shutdownSignals: [...END_SIGNALS],
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const fields = logFieldsOf(meta);
      logger[isAsIntended(message, fields) ? 'debug' : SDK_LEVELS[level]](fields, message);
    }),
    ...(metricsAddress !== undefined && {
      telemetryOptions: { metrics: { prometheus: { bindAddress: metricsAddress } } },
    }),
  });
  // The SDK hears the first signal alone.
  onEndAsked(() => undefined);
}
