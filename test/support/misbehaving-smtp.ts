import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/** What the server does with one transaction. */
export type Behaviour =
  | 'accept'
  | 'recipient-later' // 450 at RCPT
  | 'recipient-never' // 550 at RCPT
  | 'data-later' // 451 at the end of DATA
  | 'data-never' // 554 at the end of DATA
  | 'reset-in-data' // RST after the first bytes of the letter
  | { at: 'recipient' | 'letter'; says: string } // refuses in these words, codes included
  | 'lost-answer'; // takes the letter, then RST before the answer: the one window in which a letter may come twice

/** One attempt to give in a letter, as it is known when its recipient is named. */
export interface Attempt {
  from: string;
  to: string;
  /** 1 for the first attempt to this recipient. */
  attempt: number;
}

interface TakenLetter {
  from: string;
  to: string[];
  /** The letter as it came, dots unstuffed. */
  raw: string;
  /** When, on the clock of `performance.now()`. */
  atMs: number;
}

export interface MisbehavingSmtp {
  url: string;
  port: number;
  /** What the server has taken, also when the sender was never told. */
  taken: TakenLetter[];
  /** All attempts, with what was done to them. */
  attempts: (Attempt & { behaviour: Behaviour })[];
  close(): Promise<void>;
}

/** A real SMTP server on loopback that misbehaves as it is told, per recipient and attempt. */
export async function startMisbehavingSmtp(options: {
  behave: (attempt: Attempt) => Behaviour;
  /** What it has against the sender, codes included. */
  refuseSender?: () => string | undefined;
  /** How long it takes to say that it has a letter. */
  slowMs?: number;
}): Promise<MisbehavingSmtp> {
  const taken: TakenLetter[] = [];
  const attempts: MisbehavingSmtp['attempts'] = [];
  const sockets = new Set<Socket>();
  const choose = (from: string, to: string): Behaviour => {
    const attempt = attempts.filter((earlier) => earlier.to === to).length + 1;
    const behaviour = options.behave({ from, to, attempt });
    attempts.push({ from, to, attempt, behaviour });
    return behaviour;
  };
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A client that gives up may reset in its turn.
    socket.on('error', () => undefined);
    const { refuseSender = () => undefined, slowMs = 0 } = options;
    converse({ socket, choose, refuseSender, take: (letter) => taken.push(letter), slowMs });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    taken,
    attempts,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

const endOfData = '\r\n.\r\n';

function converse(options: {
  socket: Socket;
  choose: (from: string, to: string) => Behaviour;
  refuseSender: () => string | undefined;
  take: (letter: TakenLetter) => void;
  slowMs: number;
}): void {
  const { socket, choose, refuseSender, take, slowMs } = options;
  let buffered = '';
  let inData = false;
  let envelope = emptyEnvelope();
  const reply = (line: string) => socket.write(`${line}\r\n`);

  const onCommand = (line: string) => {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    switch (line.slice(0, 4).toUpperCase()) {
      case 'EHLO':
        return void socket.write('250-misbehaving\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n');
      case 'MAIL':
        envelope = { ...emptyEnvelope(), from: address };
        return void reply(refuseSender() ?? '250 2.1.0 Ok');
      case 'RCPT': {
        const behaviour = choose(envelope.from, address);
        if (behaviour === 'recipient-later') return void reply('450 4.2.1 Try again later');
        if (behaviour === 'recipient-never') return void reply('550 5.1.1 No such user');
        if (typeof behaviour === 'object' && behaviour.at === 'recipient') return void reply(behaviour.says);
        envelope.to.push(address);
        envelope.behaviour = behaviour;
        return void reply('250 2.1.5 Ok');
      }
      case 'DATA':
        if (envelope.to.length === 0) return void reply('503 5.5.1 No valid recipients');
        inData = true;
        return void reply('354 Go ahead');
      case 'QUIT':
        reply('221 2.0.0 Bye');
        return void socket.end();
      default:
        return void reply('250 2.0.0 Ok');
    }
  };
  const onLetter = (raw: string) => {
    const { from, to, behaviour } = envelope;
    if (behaviour === 'data-later') return void reply('451 4.3.0 Try again later');
    if (behaviour === 'data-never') return void reply('554 5.7.1 Refused');
    if (typeof behaviour === 'object') return void reply(behaviour.says);
    take({ from, to, raw: raw.replace(/^\.\./gm, '.'), atMs: performance.now() });
    if (behaviour === 'lost-answer') return void socket.resetAndDestroy();
    const answer = () => reply('250 2.0.0 Taken');
    if (slowMs === 0) answer();
    else setTimeout(answer, slowMs);
  };

  reply('220 misbehaving ESMTP');
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    buffered += chunk;
    while (!socket.destroyed) {
      if (inData && envelope.behaviour === 'reset-in-data' && buffered !== '')
        return void socket.resetAndDestroy();
      const ending = inData ? endOfData : '\r\n';
      const end = buffered.indexOf(ending);
      if (end === -1) return;
      const piece = buffered.slice(0, end);
      buffered = buffered.slice(end + ending.length);
      if (!inData) {
        onCommand(piece);
      } else {
        inData = false;
        onLetter(`${piece}\r\n`);
      }
    }
  });
}

function emptyEnvelope(): { from: string; to: string[]; behaviour: Behaviour } {
  return { from: '', to: [], behaviour: 'accept' };
}
