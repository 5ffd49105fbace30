import { createTransport } from 'nodemailer';
import type { Instant, PlainDate } from '../domain/time';
import { encodedWords } from './encoded-words';
import { messageIdOf } from './message-id';
import { failureOf } from './smtp-failure';

export interface MailAddress {
  name: string;
  email: string;
}

/** One letter to one person, ready to be given to a mail server; `outgoingLetter` makes it. */
export interface OutgoingLetter {
  /** The letter's `_id`. */
  letterKey: string;
  /** Absent of what is told about an account, which is of no campaign. */
  campaign?: string;
  /** The instant that the letter belongs to, plan time. */
  at: Instant;
  /** The day in the plan's zone that it speaks from, as its masthead says. */
  planDate: PlainDate;
  from: MailAddress;
  to: MailAddress;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  /** Of what is not sent to one person alone: its readers' rules sort by it. */
  list?: { id: string; name: string };
}

export interface Mailer {
  /**
   * Gives one letter to the server; resolves once the server has taken it.
   * @throws {AddressRefused} final, for this address.
   * @throws {MailUnavailable} everything else; `accepted` says whether a repeat may be a duplicate.
   */
  send(letter: OutgoingLetter): Promise<{ messageId: string }>;
  /** Connects and logs in. @throws {MailUnavailable} */
  verify(): Promise<void>;
  /** Ends idle connections; letters in flight are finished first. */
  close(): void;
}

export interface MailerOptions {
  /**
   * `smtp://[user:password@]host[:port]` uses STARTTLS if the server offers it, `…?requireTLS=true` insists on it,
   * `smtps://` speaks TLS from the start. Certificates are checked in all three.
   */
  url: string;
  /** The certificate authority that the relay's certificate must come from, as PEM; by default the system's own. */
  ca?: string | undefined;
  /** The key that letters are signed with; without it they are not signed. */
  dkim?: DkimKey | undefined;
  timeouts?: Partial<MailTimeouts>;
}

/** The key of a domain, whose public half is in the DNS at `<selector>._domainkey.<domain>` (RFC 6376). */
export interface DkimKey {
  domain: string;
  selector: string;
  /** RSA, PEM. The library sends a letter without a signature, and says nothing, if it cannot sign with the key. */
  privateKey: string;
}

export interface MailTimeouts {
  /** Finding the relay and reaching it, with its greeting and TLS. */
  connectMs: number;
  /** The longest silence of the relay inside a conversation. */
  replyMs: number;
  /** One letter from the queue to the answer. */
  letterMs: number;
}

/**
 * A relay that cannot be reached fails after 10 s, one that falls silent after 55 s at the most, so that a worker sees
 * a dead relay within a minute. RFC 5321 (4.5.3.2) would wait 10 minutes for the last answer; a relay that needs more
 * than 45 s for it makes possible duplicates, which are counted. One that trickles its answers is ended by the third,
 * before the sending activity's own two minutes are over, so that the outcome is still recorded.
 */
const TIMEOUTS: MailTimeouts = { connectMs: 10_000, replyMs: 45_000, letterMs: 100_000 };

/**
 * Sends through a small pool of connections to one relay. Nothing connects before the first letter. It keeps no
 * queue of its own over a failure: what is not sent is the caller's to repeat.
 */
export function createMailer({ url, ca, dkim, timeouts }: MailerOptions): Mailer {
  const { connectMs, replyMs, letterMs } = { ...TIMEOUTS, ...timeouts };
  const transport = createTransport({
    pool: true,
    url,
    connectionTimeout: connectMs,
    dnsTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: replyMs,
    ...(ca !== undefined && { tls: { ca } }),
    ...(dkim && {
      dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkim.privateKey },
    }),
    // A letter is its text: nothing in it may make this process read files or fetch pages.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Which deliveries have handed their whole letter to the connection, known by their abort signals.
  const departed = new WeakSet<AbortSignal>();
  transport.use('stream', ({ data, message }, done) => {
    const createReadStream = message.createReadStream.bind(message);
    message.createReadStream = (options) =>
      createReadStream(options).once('end', () => data.signal && departed.add(data.signal));
    done();
  });
  return {
    async send(letter) {
      const messageId = messageIdOf({ letterKey: letter.letterKey, sender: letter.from.email });
      const signal = AbortSignal.timeout(letterMs);
      try {
        await transport.sendMail({ ...mailOf(letter), messageId, signal });
      } catch (error) {
        throw failureOf({ error, address: letter.to.email, departed: departed.has(signal) });
      }
      return { messageId };
    },
    async verify() {
      try {
        await transport.verify();
      } catch (error) {
        throw failureOf({ error, address: '', departed: false });
      }
    },
    close() {
      transport.close();
    },
  };
}

/**
 * `Auto-Submitted` (RFC 3834) and Exchange's own header keep absence notes away; a bounce is still welcome.
 * `Precedence` is left out: it says the same, RFC 2076 discourages it, and filters take `bulk` for advertising.
 */
const mailOf = ({
  letterKey,
  campaign,
  at,
  planDate,
  from,
  to,
  replyTo,
  subject,
  text,
  html,
  list,
}: OutgoingLetter) => ({
  from: { name: from.name, address: from.email },
  to: { name: to.name, address: to.email },
  replyTo,
  subject,
  text,
  html,
  // A letter in Vietnamese grows by three quarters in quoted-printable, by a third in base64. Filters that distrust base64 except UTF-8.
  textEncoding: 'base64' as const,
  headers: {
    // RFC 2919. Prepared, since the library makes one encoded word of any length of the name.
    ...(list && {
      'List-Id': { prepared: true, foldLines: true, value: `${encodedWords(list.name)} <${list.id}>` },
    }),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    ...(campaign !== undefined && { 'X-Cong-Vu-Campaign': campaign }),
    'X-Cong-Vu-Letter': letterKey,
    'X-Cong-Vu-Instant': at,
    // Who reads it elsewhere, such as the test mailbox, knows no plan's zone.
    'X-Cong-Vu-Plan-Date': planDate,
  },
});
