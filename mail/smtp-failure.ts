import type { NodemailerError } from 'nodemailer';
import {
  AddressRefused,
  type MailStage,
  MailUnavailable,
  type RefusalSubject,
  type ServerReply,
} from './mail-errors';
import { REFUSALS, type RefusalRow } from './refusals';

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
    const about = subjectOf({ stage, reply, text: wordsOf(smtp) });
    return about === 'address'
      ? new AddressRefused({ address, reply })
      : new MailUnavailable({ accepted: 'no', stage, about, reply });
  }
  if (isNoAddress(smtp)) return new AddressRefused({ address });
  const code = smtp.originalCode ?? smtp.timeoutType ?? smtp.code;
  return new MailUnavailable({
    accepted: departed ? 'unknown' : 'no',
    stage,
    ...(code !== undefined && { code }),
    cause: error,
  });
}

/** What a reply is about by the first row of the table that fits; what none fits says nothing of the letter. */
function subjectOf(refusal: { stage: MailStage; reply: ServerReply; text: string }): RefusalSubject {
  return REFUSALS.find((row) => fits(row, refusal))?.about ?? 'relay';
}

function fits(
  { stages, codes: [from, to] = [400, 599], enhanced, text }: RefusalRow,
  {
    stage,
    reply: { code, enhancedCode },
    text: words,
  }: { stage: MailStage; reply: ServerReply; text: string },
): boolean {
  if (!stages.includes(stage) || code < from || code > to) return false;
  const isOfNone = enhancedCode === undefined || /^\d\.0\./.test(enhancedCode);
  if (enhanced === 'none' && !isOfNone) return false;
  if (enhanced instanceof RegExp && !enhanced.test(enhancedCode ?? '')) return false;
  return text === undefined || text.test(words);
}

const CODES = /^\d{3}(?:[ -]([245]\.\d{1,3}\.\d{1,3})\b)?[ -]?/;

function replyOf({ responseCode, response = '' }: Partial<NodemailerError>): ServerReply | undefined {
  if (responseCode === undefined) return undefined;
  const enhancedCode = CODES.exec(response)?.[1];
  return { code: responseCode, ...(enhancedCode !== undefined && { enhancedCode }) };
}

/** The lines of a reply repeat its codes, and what they say goes on over their ends. */
const wordsOf = ({ response = '' }: Partial<NodemailerError>): string =>
  response
    .split(/\r?\n/)
    .map((line) => line.replace(CODES, '').trim())
    .join(' ');

/** The client itself takes no such recipient; a sender that it does not take is a wrong setting. */
const isNoAddress = ({ code, message = '' }: Partial<NodemailerError>): boolean =>
  code === 'EENVELOPE' && !message.startsWith('Invalid sender');

function stageOf({ command = '' }: Partial<NodemailerError>): MailStage {
  if (command.startsWith('AUTH')) return 'authentication';
  if (command === 'MAIL FROM') return 'sender';
  if (command === 'RCPT TO') return 'recipient';
  return command === 'DATA' ? 'letter' : 'connection';
}
