import type { NodemailerError } from 'nodemailer';
import { AddressRefused, type MailStage, MailUnavailable, type ServerReply } from './mail-errors';

/** Turns a failed delivery into one of ours. `departed`: the whole letter had been handed to the connection. */
export function failureOf({
  error,
  address,
  departed,
}: {
  error: unknown;
  address: string;
  departed: boolean;
}): AddressRefused | MailUnavailable {
  const smtp = (typeof error === 'object' && error !== null ? error : {}) as Partial<NodemailerError>;
  const reply = replyOf(smtp);
  const stage = departed ? 'letter' : stageOf(smtp);
  if (reply) {
    // The server's own text is left behind with the error: after DATA it may quote the letter.
    return stage === 'recipient' && isAboutAddress(reply)
      ? new AddressRefused({ address, reply })
      : new MailUnavailable({ accepted: 'no', stage, reply });
  }
  if (smtp.code === 'EENVELOPE') return new AddressRefused({ address });
  const code = smtp.originalCode ?? smtp.timeoutType ?? smtp.code;
  return new MailUnavailable({
    accepted: departed ? 'unknown' : 'no',
    stage,
    ...(code !== undefined && { code }),
    cause: error,
  });
}

function replyOf({ responseCode, response = '' }: Partial<NodemailerError>): ServerReply | undefined {
  if (responseCode === undefined) return undefined;
  const enhancedCode = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  return { code: responseCode, ...(enhancedCode !== undefined && { enhancedCode }) };
}

function stageOf({ command = '' }: Partial<NodemailerError>): MailStage {
  if (command.startsWith('AUTH')) return 'authentication';
  if (command === 'MAIL FROM') return 'sender';
  if (command === 'RCPT TO') return 'recipient';
  return command === 'DATA' ? 'letter' : 'connection';
}

/** Mailbox replies of RFC 5321, 4.2.2, and «domain takes no mail» of RFC 7504. */
const ADDRESS_CODES = [550, 551, 552, 553, 556];

/**
 * Whether a refusal of a recipient is about the address for good. Enhanced codes say so by their subject (RFC 3463):
 * 1 address, 2 mailbox, 0 unsaid. Others, above all 7 (policy: «relay access denied»), are about us or the relay, and
 * would mark every address of a province as dead on one wrong setting.
 */
function isAboutAddress({ code, enhancedCode }: ServerReply): boolean {
  if (code < 500) return false;
  const subject = enhancedCode?.split('.')[1];
  return subject === undefined || subject === '0'
    ? ADDRESS_CODES.includes(code)
    : subject === '1' || subject === '2';
}
