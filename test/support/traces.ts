import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type AddressObject, simpleParser } from 'mailparser';

/** A text that must not be somewhere, found there. */
export interface Trace {
  /** The file, workflow or letter. */
  place: string;
  text: string;
}

/** Letters differ in how they compose an accent; a search must not. */
const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ');

/** Which of the texts are in what is kept at a place, whatever it is written as. */
export const tracesIn = (place: string, written: readonly string[], texts: readonly string[]): Trace[] => {
  const all = plain(written.join('\n'));
  return texts.filter((text) => all.includes(plain(text))).map((text) => ({ place, text }));
};

const unescaped = (text: string): string =>
  text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The logs of a folder, as they are and with JSON's escapes undone. */
export async function tracesInLogs(folder: string, texts: readonly string[]): Promise<Trace[]> {
  const found: Trace[] = [];
  for (const name of await readdir(folder)) {
    const log = await readFile(path.join(folder, name), 'utf8');
    found.push(...tracesIn(name, [log, unescaped(log)], texts));
  }
  return found;
}

/** Letters as they were sent, and as a mail program shows them. */
export async function tracesInMails(folder: string, texts: readonly string[]): Promise<Trace[]> {
  const found: Trace[] = [];
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.eml'))) {
    const raw = await readFile(path.join(folder, name));
    found.push(...tracesIn(name, [raw.toString(), ...(await shown(raw))], texts));
  }
  return found;
}

async function shown(raw: Buffer): Promise<string[]> {
  const { subject, from, to, text, html, headerLines } = await simpleParser(raw);
  const addresses = [from, to].flat().map((each) => (each as AddressObject | undefined)?.text ?? '');
  const headers = headerLines.map(({ line }) => line);
  return [subject ?? '', ...addresses, text ?? '', String(html), ...headers];
}

/** Every text of a history; payloads are bytes in it, as they are base64 in an export. */
export function textsOf(history: unknown): string[] {
  if (typeof history === 'string') return [history, unescaped(history)];
  if (history instanceof Uint8Array) return textsOf(Buffer.from(history).toString('utf8'));
  if (Array.isArray(history)) return history.flatMap(textsOf);
  if (typeof history !== 'object' || history === null) return [];
  return Object.entries(history).flatMap(([key, value]) => [key, ...textsOf(value)]);
}
