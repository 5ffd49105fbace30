import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadPlan, parsePlan } from '../../config/load-plan';
import { parseRegister, type RegisterFile } from '../../config/load-register';
import type { Fault } from '../../config/fault';
import type { Plan } from '../../domain/plan';

const CONFIG = join(__dirname, '..', '..', 'config');

export const PLAN_FILE = join(CONFIG, 'plans', 'dong-nai-2013.yaml');
export const REGISTER_DIR = join(CONFIG, 'registers', 'dong-nai-2013');

export const PLAN_TEXT = readFileSync(PLAN_FILE, 'utf8');

export function shippedPlan(): Plan {
  const { plan, faults } = loadPlan(PLAN_FILE);
  if (!plan) throw new Error(`the shipped plan has faults: ${JSON.stringify(faults)}`);
  return plan;
}

/** One change of a text: the first `from` becomes `to`; it must be there, else the test would test nothing. */
export interface Edit {
  from: string;
  to: string;
}

export function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, { from, to }) => {
    if (!before.includes(from)) throw new Error(`nothing to replace: ${from}`);
    return before.replace(from, () => to);
  }, text);
}

/** The line of the first occurrence, from 1. */
export function lineOf(text: string, needle: string): number {
  const at = text.indexOf(needle);
  if (at < 0) throw new Error(`not found: ${needle}`);
  return text.slice(0, at).split('\n').length;
}

export const planFaults = (text: string): Fault[] => parsePlan({ file: 'plan.yaml', content: text }).faults;

const FILES: readonly RegisterFile[] = [
  'register.yaml',
  'units.csv',
  'members.csv',
  'people.csv',
  'roles.csv',
  'reviews.csv',
  'opinions.csv',
];

/** The shipped register's files, some of them edited. */
export function registerFiles(
  edits: Partial<Record<RegisterFile, readonly Edit[]>> = {},
): Record<RegisterFile, string> {
  const entries = FILES.map((name) => [
    name,
    edited(readFileSync(join(REGISTER_DIR, name), 'utf8'), edits[name] ?? []),
  ]);
  return Object.fromEntries(entries) as Record<RegisterFile, string>;
}

export const registerFaults = (files: Record<RegisterFile, string | Uint8Array>, plan: Plan): Fault[] =>
  parseRegister({ dir: 'register', files, plan }).faults;
