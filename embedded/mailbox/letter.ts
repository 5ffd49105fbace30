import { simpleParser } from 'mailparser';
import { isDay, isInstant } from './dates';
import { inVietnam } from './vietnam';

/** What a list shows of a letter. Instants are ISO 8601 in UTC. */
export interface LetterSummary {
  /** Grows with arrival and is never used twice, also not after the mailbox was emptied. */
  id: string;
  receivedAt: string;
  /** Envelope: who gave it in, and all whom this copy was for. */
  from: string;
  to: string[];
  subject: string;
  /** The `Date` header, or `null` when it is absent or unreadable. */
  date: string | null;
  messageId: string | null;
  /** The campaign that it names, or `null`. */
  campaign: string | null;
  /** The day on which the plan has it go, `2013-10-01`, or `null`: a rehearsal's year arrives within minutes. */
  planDate: string | null;
  /** The headers whose names start with `x-cong-vu-`, in lower case, values decoded. */
  headers: Record<string, string>;
}

/** One letter, read. */
export interface Letter extends LetterSummary {
  /** All headers in their order, unfolded and decoded, names as they were written. */
  allHeaders: { name: string; value: string }[];
  text: string | null;
  html: string | null;
}

/** What a server knows of a letter besides its bytes. */
export interface Arrival {
  id: string;
  receivedAt: string;
  from: string;
  to: string[];
}

const ourHeaderPrefix = 'x-cong-vu-';
const arrivalHeader = 'X-Mailbox-Arrival';

/** Puts the arrival in front of the letter as a trace header, as mail servers do, so that one file holds everything. */
export function withArrival(arrival: Arrival, letter: Buffer): Buffer {
  const encoded = Buffer.from(JSON.stringify(arrival)).toString('base64');
  // RFC 5322 allows 998 characters in a line; an envelope with many recipients needs folding.
  const folded = encoded.match(/.{1,900}/g)?.join('\r\n ') ?? '';
  return Buffer.concat([Buffer.from(`${arrivalHeader}: ${folded}\r\n`), letter]);
}

/** Splits a stored file into the arrival and the letter as it came over the wire. */
export function splitArrival(stored: Buffer): { arrival: Arrival; letter: Buffer } {
  const end = /\r\n(?! )/.exec(stored.toString('latin1', 0, 256 * 1024));
  const start = `${arrivalHeader}: `;
  if (end === null || !stored.toString('latin1', 0, start.length).startsWith(start)) {
    throw new Error('not a letter of this mailbox');
  }
  const encoded = stored.toString('latin1', start.length, end.index);
  const arrival = JSON.parse(Buffer.from(encoded, 'base64').toString()) as Arrival;
  return { arrival, letter: stored.subarray(end.index + 2) };
}

/** Reads the headers alone, which for thousands of letters is what makes the difference at start. */
export async function summarise(arrival: Arrival, letter: Buffer): Promise<LetterSummary> {
  const endOfHeaders = letter.indexOf('\r\n\r\n');
  const parsed = await simpleParser(endOfHeaders === -1 ? letter : letter.subarray(0, endOfHeaders + 4));
  const ours = [...parsed.headers].flatMap(([name, value]) =>
    name.startsWith(ourHeaderPrefix) && typeof value === 'string'
      ? [[name, decodeWords(value)] as const]
      : [],
  );
  const headers: Record<string, string> = Object.fromEntries(ours);
  return {
    ...arrival,
    subject: parsed.subject ?? '',
    date: isoOrNull(parsed.date),
    messageId: parsed.messageId ?? null,
    campaign: headers[`${ourHeaderPrefix}campaign`] || null,
    planDate: planDateOf(headers),
    headers,
  };
}

/** The day that a letter names; of older ones, which name none, the day of their instant in Việt Nam. */
function planDateOf(headers: Record<string, string>): string | null {
  const named = headers[`${ourHeaderPrefix}plan-date`];
  if (named !== undefined && isDay(named)) return named;
  const instant = planInstantOf(headers);
  return instant === null ? null : inVietnam(instant).day;
}

/** The plan time that a letter belongs to; one that had to be released first goes later. */
export function planInstantOf(headers: LetterSummary['headers']): string | null {
  const instant = headers[`${ourHeaderPrefix}instant`];
  return instant !== undefined && isInstant(instant) ? new Date(instant).toISOString() : null;
}

/** Reads the whole letter. */
export async function readLetter(summary: LetterSummary, letter: Buffer): Promise<Letter> {
  const parsed = await simpleParser(letter, { skipTextToHtml: true });
  const allHeaders = parsed.headerLines.map(({ line }) => {
    const colon = line.indexOf(':');
    return {
      name: line.slice(0, colon),
      value: decodeWords(
        line
          .slice(colon + 1)
          .replace(/\r?\n\s+/g, ' ')
          .trim(),
      ),
    };
  });
  return { ...summary, allHeaders, text: parsed.text ?? null, html: parsed.html || null };
}

function isoOrNull(date: Date | undefined): string | null {
  return date === undefined || Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** RFC 2047 words in UTF-8, the only charset that is in use here; others stay as they are written. */
function decodeWords(value: string): string {
  const joined = value.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (words) => {
    // A character may be split between two words, so bytes are joined before they are decoded.
    const bytes = [...words.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)].map(([, kind = '', text = '']) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text),
    );
    return Buffer.concat(bytes).toString();
  });
}

function quotedBytes(text: string): Buffer {
  const unescaped = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(unescaped, 'latin1');
}
