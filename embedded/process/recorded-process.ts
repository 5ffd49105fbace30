import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { joined, type Text } from '../../domain/text';
import { TextError, textOfError } from '../../domain/text-error';
import { endProcess, signalIfAlive } from './end';
import { processIdentity } from './identity';
import { lastLineOf, openLog } from './log-file';
import { chooseFreePorts, isFree, type Ports } from './ports';
import { isAlive, type ProcessRecord, readRecord, recordFileOf, writeRecord } from './record';

interface Command {
  executable: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
}

/** A process that we run, survive, and find again. */
export interface ProcessSpec<Role extends string> {
  /** Names the record, the log, and the lines about it. */
  name: string;
  dataDir: string;
  ports: Ports<Role>;
  /** Those whose port is another one at each start, unless a port is wished for. */
  drawn?: readonly NoInfer<Role>[];
  command(ports: Ports<Role>): Command;
  /** Resolves when the process does its work on these ports, rejects while it does not yet. */
  probe(ports: Ports<Role>): Promise<void>;
  /** What to do with one that outlived its supervisor; `end` for those that hold no data and may be of older code. */
  orphan: 'adopt' | 'end';
  readyTimeoutMs: number;
  graceMs?: number;
  /** Of a process that sees that it should end only when this is done; called until it is gone. Never rejects. */
  wakeToEnd?(ports: Ports<Role>): Promise<void>;
}

export interface RunningProcess<Role extends string> {
  pid: number;
  ports: Ports<Role>;
  adopted: boolean;
  /** Resolves with how it ended, whoever ended it; never rejects. */
  exited: Promise<Text>;
  stop(): Promise<void>;
  /** SIGKILL, without waiting. */
  kill: () => void;
}

/** A process ended, or did not answer, before it was ready. */
export class NotReadyError extends TextError {
  override readonly name = 'NotReadyError';
  constructor(
    readonly process: string,
    readonly reason: Text,
    readonly logFile: string,
  ) {
    super(joined(`${process} `, reason, { en: `; see ${logFile}`, vi: `; xem ${logFile}` }));
  }
}

export function logFileOf(spec: { dataDir: string; name: string }): string {
  return path.join(spec.dataDir, 'logs', `${spec.name}.log`);
}

/** How long an orphan has to answer before it counts as stuck. */
const adoptionTimeoutMs = 5000;

/**
 * Starts the process, or adopts the one that an earlier supervisor left running; an orphan that cannot be adopted is ended
 * first, so that no two processes ever open the same data. The caller holds the lock of the data folder.
 * @throws NotReadyError when it ends or stays silent; it is then not left running.
 */
export async function startRecorded<Role extends string>(
  spec: ProcessSpec<Role>,
  options: { pinnedPorts?: Ports<Role>; signal?: AbortSignal } = {},
): Promise<RunningProcess<Role>> {
  const record = readRecord(recordFileOf(spec));
  if (record !== undefined && isAlive(record)) {
    const adopted = await tryAdopt(spec, record, options.signal);
    if (adopted !== undefined) return adopted;
    await end(spec, { process: record, ports: record.ports as Ports<Role> });
  }
  options.signal?.throwIfAborted();
  if (options.pinnedPorts !== undefined) {
    const taken = await firstTaken(options.pinnedPorts);
    if (taken !== undefined) {
      const reason = {
        en: `needs port ${taken}, which is taken`,
        vi: `cần cổng ${taken}, nhưng cổng này đã có tiến trình khác dùng`,
      };
      throw new NotReadyError(spec.name, reason, logFileOf(spec));
    }
    return await spawnAndWait(spec, options.pinnedPorts, options.signal);
  }
  return await startOnFreePorts(spec, record, options.signal);
}

/** Between the choice of a port and its use another process may take it; then, and only then, it is tried once more. */
async function startOnFreePorts<Role extends string>(
  spec: ProcessSpec<Role>,
  record: ProcessRecord | undefined,
  signal: AbortSignal | undefined,
): Promise<RunningProcess<Role>> {
  const choose = () => chooseFreePorts({ asked: spec.ports, last: lastPorts(record), drawn: spec.drawn });
  const ports = await choose();
  try {
    return await spawnAndWait(spec, ports, signal);
  } catch (error) {
    if (!(error instanceof NotReadyError) || (await firstTaken(ports)) === undefined) throw error;
    return await spawnAndWait(spec, await choose(), signal);
  }
}

function lastPorts(record: ProcessRecord | undefined) {
  return record && { asked: record.askedPorts, ports: record.ports };
}

async function firstTaken(ports: Readonly<Record<string, number>>): Promise<number | undefined> {
  for (const port of Object.values(ports)) if (!(await isFree(port))) return port;
  return undefined;
}

async function tryAdopt<Role extends string>(
  spec: ProcessSpec<Role>,
  record: ProcessRecord,
  signal: AbortSignal | undefined,
): Promise<RunningProcess<Role> | undefined> {
  if (spec.orphan === 'end') return undefined;
  const ports = record.ports as Ports<Role>;
  const today = spec.command(ports);
  const sameCommand = JSON.stringify([today.executable, ...today.args]) === JSON.stringify(record.command);
  const samePorts = JSON.stringify(spec.ports) === JSON.stringify(record.askedPorts);
  if (!sameCommand || !samePorts) return undefined;
  const exited = goneForGood(record);
  try {
    await untilReady({ spec, ports, exited, timeoutMs: adoptionTimeoutMs, signal });
  } catch {
    return undefined;
  }
  return handle({ spec, ports, process: record, exited, adopted: true });
}

async function spawnAndWait<Role extends string>(
  spec: ProcessSpec<Role>,
  ports: Ports<Role>,
  signal: AbortSignal | undefined,
): Promise<RunningProcess<Role>> {
  const { executable, args, env } = spec.command(ports);
  const log = await openLog(logFileOf(spec));
  // Its own process group: Ctrl-C in the terminal reaches the supervisor alone, which ends the rest in order.
  const child = spawn(executable, args, { detached: true, stdio: ['ignore', log.fd, log.fd], env });
  const exited = exitOf(child, logFileOf(spec));
  await log.close();
  if (child.pid === undefined) {
    const reason = joined({ en: 'could not be started: ', vi: 'không khởi động được: ' }, await exited);
    throw new NotReadyError(spec.name, reason, logFileOf(spec));
  }

  const process = { pid: child.pid, identity: processIdentity(child.pid) ?? '' };
  await writeRecord(recordFileOf(spec), {
    ...process,
    askedPorts: spec.ports,
    ports,
    dataDir: spec.dataDir,
    command: [executable, ...args],
  });
  const running = handle({ spec, ports, process, exited, adopted: false });
  try {
    await untilReady({ spec, ports, exited, timeoutMs: spec.readyTimeoutMs, signal });
  } catch (error) {
    await running.stop();
    throw error;
  }
  return running;
}

const end = <Role extends string>(
  spec: ProcessSpec<Role>,
  { process, ports }: { process: { pid: number; identity: string }; ports: Ports<Role> },
): Promise<void> => endProcess({ process, graceMs: spec.graceMs, wake: async () => spec.wakeToEnd?.(ports) });

function handle<Role extends string>(options: {
  spec: ProcessSpec<Role>;
  ports: Ports<Role>;
  process: { pid: number; identity: string };
  exited: Promise<Text>;
  adopted: boolean;
}): RunningProcess<Role> {
  const { spec, ports, process, exited, adopted } = options;
  return {
    pid: process.pid,
    ports,
    adopted,
    exited,
    async stop() {
      await end(spec, { process, ports });
      await exited;
    },
    kill: () => signalIfAlive(process, 'SIGKILL'),
  };
}

async function untilReady<Role extends string>(options: {
  spec: ProcessSpec<Role>;
  ports: Ports<Role>;
  exited: Promise<Text>;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}): Promise<void> {
  const { spec, ports, exited, timeoutMs, signal } = options;
  const until = Date.now() + timeoutMs;
  let ended: Text | undefined;
  void exited.then((how) => {
    ended = how;
  });
  for (;;) {
    try {
      await spec.probe(ports);
      return;
    } catch (error) {
      signal?.throwIfAborted();
      if (ended !== undefined) throw new NotReadyError(spec.name, ended, logFileOf(spec));
      if (Date.now() > until) {
        const reason = joined({ en: 'did not answer: ', vi: 'không trả lời: ' }, String(error));
        throw new NotReadyError(spec.name, reason, logFileOf(spec));
      }
      await delay(50);
    }
  }
}

/** How a child ended; one that ended by itself said last why, if it failed. */
async function exitOf(child: ChildProcess, logFile: string): Promise<Text> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    if (signal !== null) return { en: `was ended by ${signal}`, vi: `đã bị kết thúc bởi ${signal}` };
    const why = code === 0 ? undefined : await lastLineOf(logFile);
    const how = { en: `ended with exit code ${code}`, vi: `đã kết thúc với mã ${code}` };
    return why === undefined ? how : joined(how, ` (${why})`);
  } catch (error) {
    return textOfError(error);
  }
}

/** An adopted process is not our child, so that its end must be looked for. */
async function goneForGood(record: ProcessRecord): Promise<Text> {
  while (isAlive(record)) await delay(250);
  return { en: 'has ended', vi: 'đã kết thúc' };
}
