/** A server's reply as codes alone: its text may quote the letter. */
export interface ServerReply {
  /** SMTP reply code (RFC 5321), such as 550. */
  code: number;
  /** Enhanced status code (RFC 3463), such as `5.1.1`, if the server gave one. */
  enhancedCode?: string;
}

const inWords = ({ code, enhancedCode }: ServerReply): string =>
  enhancedCode ? `${code} ${enhancedCode}` : `${code}`;

/** The address does not exist or takes no mail: final, for this address alone. `reply` is absent if we refused it. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
  readonly address: string;
  readonly reply: ServerReply | undefined;

  constructor({ address, reply }: { address: string; reply?: ServerReply }) {
    super(reply ? `the address was refused: ${inWords(reply)}` : 'the address is not one');
    this.address = address;
    this.reply = reply;
  }
}

/** Where a delivery stopped, as far as we know. */
export type MailStage = 'connection' | 'authentication' | 'sender' | 'recipient' | 'letter';

/**
 * What a relay's refusal is about. `address`: this address takes no mail. `for-a-time`: this mailbox takes none now.
 * `letter`: this letter alone. `relay`: the relay itself or what it thinks of us, so that it says nothing of the one or the other.
 */
export type RefusalSubject = 'address' | 'for-a-time' | 'letter' | 'relay';

/** The letter could not be given in now; a later try may succeed. */
export class MailUnavailable extends Error {
  override readonly name = 'MailUnavailable';
  /**
   * `no`: the server has not taken it. `unknown`: the whole letter had left us and no answer came, so that a repeat
   * may be a duplicate: the one window that SMTP leaves open.
   */
  readonly accepted: 'no' | 'unknown';
  readonly stage: MailStage;
  /** What the server had against it; the relay where no reply came. */
  readonly about: Exclude<RefusalSubject, 'address'>;
  readonly reply: ServerReply | undefined;
  /** Such as `ECONNREFUSED` or `ETIMEDOUT`, where no reply came. */
  readonly code: string | undefined;

  constructor({
    accepted,
    stage,
    about = 'relay',
    reply,
    code,
    cause,
  }: {
    accepted: 'no' | 'unknown';
    stage: MailStage;
    about?: Exclude<RefusalSubject, 'address'>;
    reply?: ServerReply;
    code?: string;
    cause?: unknown;
  }) {
    const why = reply ? inWords(reply) : (code ?? 'no answer');
    const taken = accepted === 'unknown' ? '; it may have been taken' : '';
    super(`the letter was not delivered (${stage}: ${why})${taken}`, cause === undefined ? {} : { cause });
    this.accepted = accepted;
    this.stage = stage;
    this.about = about;
    this.reply = reply;
    this.code = code;
  }
}
