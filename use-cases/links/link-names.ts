import { createHmac } from 'node:crypto';
import type { FilingStepId } from '../../domain/plan';
import { storedAs } from '../secret';

/** One matter of one letter: what a link is of. */
export interface Matter {
  letter: string;
  step: FilingStepId;
  party: string;
  /** What it opens where it is not the task itself. */
  page?: 'overdue' | undefined;
}

/** Without vowels, so that no code is a word, and without what looks like a digit. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const CODE_LENGTH = 8;
const CODE = new RegExp(`^[${LETTERS}]{${CODE_LENGTH}}$`);
const TOKEN_BYTES = 16;

const keyed = (secret: string, use: 'link' | 'task-code', { letter, step, party, page }: Matter): Buffer =>
  createHmac('sha256', secret)
    // Links that were printed before there was another page stay what they are.
    .update(JSON.stringify([use, letter, step, party, ...(page ? [page] : [])]))
    .digest();

/** What a link's address ends with: nobody guesses it, and a letter that is sent again has the same. */
export const tokenOf = (secret: string, matter: Matter): string =>
  keyed(secret, 'link', matter).subarray(0, TOKEN_BYTES).toString('base64url');

/** The code that a person types: it names the matter and lets nobody in. */
export function taskCodeOf(secret: string, matter: Matter): string {
  let number = BigInt(`0x${keyed(secret, 'task-code', matter).toString('hex')}`);
  const base = BigInt(LETTERS.length);
  let code = '';
  while (code.length < CODE_LENGTH) {
    code += LETTERS.charAt(Number(number % base));
    number /= base;
  }
  return code;
}

/** As a letter prints it: `BCDF-GHJK`. */
export const printedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** A code as somebody typed it, with or without what parts it; undefined if it is none. */
export function typedCode(text: string): string | undefined {
  const code = text
    .normalize('NFKC')
    .replace(/[\s\p{Pd}.]/gu, '')
    .toUpperCase();
  return CODE.test(code) ? code : undefined;
}

/** The key that a link is stored under: who reads the store cannot follow its links. */
export const linkId = (token: string): string => storedAs(token);
