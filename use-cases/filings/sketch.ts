import { z } from 'zod';
import type { Stamp } from '../../domain/filing-content';
import { inOneForm } from '../../domain/input-text';
import { FILING_STEP_IDS, type FilingStepId } from '../../domain/plan';
import type { ReadContent } from '../../domain/rules/filing-check';
import type { Instant } from '../../domain/time';
import { filingId, instant, issuedDocument, number, slug, stamp } from '../input/fields';
import { filingContent } from './content';

/** What can be read of a filing that its schema refuses, so that the rest is held against the plan all the same. */
export interface Sketch {
  step: FilingStepId | undefined;
  party: string | undefined;
  /** Of paper: the id of the entry that it corrects. */
  replaces: string | undefined;
  /** Undefined of a paper whose contents are still to be entered. */
  content: ReadContent | undefined;
  /** Fields of the content that are there, and cannot be read. */
  unreadable: ReadonlySet<string>;
  receipt: Stamp | undefined;
  filedAt: Instant | undefined;
}

const FIELDS = {
  level: slug,
  remarks: filingContent.shape.remarks,
  score: number,
  document: issuedDocument,
} as const;

const read = <T>(schema: z.ZodType<T>, value: unknown): T | undefined => schema.safeParse(value).data;

export function sketchOf(sent: unknown): Sketch {
  const said = (typeof sent === 'object' && sent !== null ? inOneForm(sent) : {}) as Record<string, unknown>;
  const unreadable = new Set<string>();
  const content: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(FIELDS)) {
    if (said[name] === undefined) continue;
    const value = read<unknown>(schema, said[name]);
    if (value === undefined) unreadable.add(name);
    else content[name] = value;
  }
  const criteria = criteriaOf(said['criteria']);
  if (criteria) content['criteria'] = criteria;
  else if (said['criteria'] !== undefined) unreadable.add('criteria');
  return {
    step: read(z.enum(FILING_STEP_IDS), said['step']),
    party: read(slug, said['party']),
    // What is no paper corrects nothing, which is told by itself.
    replaces: said['receipt'] === undefined ? undefined : read(filingId, said['replaces']),
    content: said['awaitsContent'] === undefined ? content : undefined,
    unreadable,
    receipt: read(stamp, said['receipt']),
    filedAt: read(instant, said['filedAt']),
  };
}

/** Each for itself; undefined for what is no list, or too long a one. */
function criteriaOf(sent: unknown): ReadContent['criteria'] {
  if (!Array.isArray(sent) || sent.length > 100) return undefined;
  return sent.map((each: unknown) => {
    const said = (typeof each === 'object' && each !== null ? each : {}) as Record<string, unknown>;
    const criterion = read(slug, said['criterion']);
    const given = read(number, said['score']);
    return { ...(criterion !== undefined && { criterion }), ...(given !== undefined && { score: given }) };
  });
}
