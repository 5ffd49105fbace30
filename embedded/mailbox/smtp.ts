import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { LetterBox } from './letter-box';

const maxLetterBytes = 25 * 1024 * 1024;

/**
 * The mailbox's mail server: takes letters for everyone and answers 250 when they are on the disk. Recipients whose local
 * part starts with `bounce` are refused for good, so that a rehearsal can show what an address that does not exist does.
 */
export function createSmtpServer(options: { box: LetterBox }): SMTPServer {
  const { box } = options;
  return new SMTPServer({
    banner: 'Cong vu test mailbox',
    // A self-signed certificate would make every client fail that upgrades by itself.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxLetterBytes,
    closeTimeout: 1000,
    logger: false,
    onRcptTo(recipient, _session, callback) {
      if (recipient.address.toLowerCase().startsWith('bounce'))
        callback(refusal(550, '5.1.1 No such mailbox'));
      else callback();
    },
    onData(stream, session, callback) {
      const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
      const to = session.envelope.rcptTo.map((recipient) => recipient.address);
      const store = async () => {
        const letter = await buffer(stream);
        if (stream.sizeExceeded) throw refusal(552, '5.3.4 The letter is too large');
        return await box.add({ from, to }, letter);
      };
      store().then(
        // The library's types know of no answer text; the library sends it after «250».
        (summary) => (callback as (error: null, answer: string) => void)(null, `2.0.0 kept as ${summary.id}`),
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
