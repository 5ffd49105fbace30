import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { compiledEntry } from '../../config/project-root';
import { joined } from '../../domain/text';
import { keepRunning } from '../process/keep-running';
import { loopback } from '../process/ports';
import { isAlive, readRecord, recordFileOf } from '../process/record';
import { listeningAt, type PartOptions, type RunningPart } from './part';

export type MailRole = 'smtp' | 'inbox';

export interface MailPart extends RunningPart {
  smtpUrl: string;
  /** The page on which people read the letters; its JSON API is at `/api/letters`. */
  inboxUrl: string;
}

/** Starts the test mailbox, which takes every letter and delivers none, or adopts the one that already runs. */
export async function startMail(options: PartOptions<MailRole>): Promise<MailPart> {
  const { dataDir, reporter, signal } = options;
  const folder = path.join(dataDir, 'mailbox');
  await mkdir(folder, { recursive: true });
  const kept = await keepRunning({
    reporter,
    signal,
    spec: {
      name: 'mail',
      dataDir,
      ports: options.ports,
      command: (ports) => ({
        executable: process.execPath,
        args: [compiledEntry('embedded/mailbox/main')]
          .concat(['--smtp-port', String(ports.smtp), '--http-port', String(ports.inbox)])
          .concat(['--folder', folder]),
      }),
      probe: (ports) => greeting({ port: ports.smtp }),
      orphan: 'adopt',
      readyTimeoutMs: 60_000,
    },
  });
  const smtpUrl = `smtp://${loopback}:${kept.ports.smtp}`;
  return {
    name: 'mail',
    smtpUrl,
    inboxUrl: `http://${loopback}:${kept.ports.inbox}`,
    description: joined(
      { en: 'Mail: test mailbox; ', vi: 'Thư: hộp thư thử; ' },
      listeningAt({ adopted: kept.adopted, address: smtpUrl }),
    ),
    get pid() {
      return kept.pid;
    },
    stop: () => kept.stop(),
    kill: () => kept.kill(),
  };
}

/** Where a data folder's test mailbox takes letters, if it runs. */
export function runningSmtpUrl(dataDir: string): string | undefined {
  const record = readRecord(recordFileOf({ dataDir, name: 'mail' }));
  return record && isAlive(record) ? `smtp://${loopback}:${record.ports['smtp']}` : undefined;
}

/** RFC 5321, 4.3.1: a server that is ready greets with 220. */
async function greeting(options: { port: number }): Promise<void> {
  const socket = net.connect({ port: options.port, host: loopback });
  try {
    const [bytes] = (await once(socket, 'data', { signal: AbortSignal.timeout(2000) })) as [Buffer];
    if (!bytes.toString().startsWith('220')) throw new Error(`greeted with ${bytes.toString().trim()}`);
  } finally {
    socket.destroy();
  }
}
