import type { Environment } from '../config/environment';
import type { FindContext } from '../embedded/find/way';
import { type MailPart, startMail } from '../embedded/parts/mail';
import type { RunningPart } from '../embedded/parts/part';
import { type StorePart, startStore } from '../embedded/parts/store';
import { startTemporal, type TemporalPart } from '../embedded/parts/temporal';
import type { Reporter } from '../embedded/reporter';
import { SEARCH_ATTRIBUTES } from '../workflows/search-attributes';
import type { ServicePorts } from './service-ports';

interface PartContext extends FindContext {
  dataDir: string;
  allPorts: ServicePorts;
  settings: Environment;
  /** Whether the embedded Temporal has its web UI. */
  temporalUi: boolean;
}

/** Those that the environment does not name, and always the mailbox. */
interface Parts {
  temporal?: TemporalPart;
  store?: StorePart;
  mail: MailPart;
}

/** All at once: on a first start two of them are being built. The first that fails calls the others off, and is thrown. */
export async function startParts(
  options: PartContext,
  onStarted: (part: RunningPart) => void,
): Promise<Parts> {
  const { allPorts, settings, reporter } = options;
  const failure = new AbortController();
  const signal = AbortSignal.any([failure.signal, ...(options.signal ? [options.signal] : [])]);
  const context = { ...options, signal };
  const callOff = (error: unknown): never => {
    failure.abort(error);
    throw error;
  };
  const announce = <Part extends RunningPart>(part: Part): Part => {
    onStarted(part);
    reporter.line(part.description);
    return part;
  };
  const temporalPorts = {
    grpc: allPorts.temporal,
    ui: allPorts.temporalUi,
    metrics: allPorts.temporalMetrics,
  };
  const absent = Promise.resolve(undefined);
  const starts = [
    settings.TEMPORAL_ADDRESS === undefined
      ? startTemporal({
          ...context,
          ports: temporalPorts,
          ui: options.temporalUi,
          searchAttributes: Object.values(SEARCH_ATTRIBUTES),
        })
          .then(announce)
          .catch(callOff)
      : absent,
    settings.MONGODB_URI === undefined
      ? startStore({ ...context, ports: { store: allPorts.store } })
          .then(announce)
          .catch(callOff)
      : absent,
    // Always: campaigns on a rehearsal's clock deliver nowhere else.
    startMail({ ...context, ports: { smtp: allPorts.smtp, inbox: allPorts.inbox } })
      .then(announce)
      .catch(callOff),
  ] as const;
  sayExternal(settings, reporter);
  await Promise.allSettled(starts);
  failure.signal.throwIfAborted();
  const [temporal, store, mail] = await Promise.all(starts);
  return { temporal, store, mail };
}

/** Without addresses: a connection string may hold a password. */
function sayExternal(settings: Environment, reporter: Reporter): void {
  if (settings.TEMPORAL_ADDRESS !== undefined) {
    reporter.line({
      en: 'Temporal: external, from TEMPORAL_ADDRESS',
      vi: 'Temporal: ở bên ngoài, theo TEMPORAL_ADDRESS',
    });
  }
  if (settings.MONGODB_URI !== undefined) {
    reporter.line({
      en: 'Store: external, from MONGODB_URI',
      vi: 'Kho dữ liệu: ở bên ngoài, theo MONGODB_URI',
    });
  }
  if (settings.SMTP_URL !== undefined) {
    reporter.line({
      en: 'Mail: external relay, from SMTP_URL; rehearsals deliver to the test mailbox',
      vi: 'Thư: máy chủ chuyển thư bên ngoài, theo SMTP_URL; thư diễn tập vào hộp thư thử',
    });
  }
}
