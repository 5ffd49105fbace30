import { setTimeout as pause } from 'node:timers/promises';
import type { DeskAction } from '../script/actions';
import { deciderOf } from '../script/actors';
import type { Api } from '../service/api';
import type { DocumentRow } from '../service/api-schemas';

type OtherDocument = Extract<DeskAction, { document: unknown }>;

/** What Sở Nội vụ sent was refused for good. */
export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';
  constructor(kind: string, { unit, refusal }: DocumentRow) {
    super(`${kind} for ${unit}: refused (${refusal ?? 'no reason'})`);
  }
}

export interface Submission {
  api: Api;
  campaign: string;
  signal: AbortSignal;
  /** Each row's answer as soon as it is there. */
  onAccepted: (row: { unit: string; kind: OtherDocument['kind'] }) => void;
}

/** Real time: between a refusal that may pass and the next try; together longer than a worker's restart takes. */
const PAUSE_MS = 500;
const TRIES = 240;

/** Refusals that pass by themselves: what a row builds on is under way, or the ledger has moved on meanwhile. */
const PASSING = [
  'revision-differs',
  'filings-undelivered',
  'nothing-submitted',
  'not-owed-yet',
  'unavailable',
] as const;

/**
 * Submits a document of steps 4 and 5 until every row is accepted. A synthesis names the revision of each unit's ledger
 * read just before; where something came in between (409), it is read again.
 */
export async function submitDocument(action: OtherDocument, to: Submission): Promise<{ repeats: number }> {
  const rows = new Map<string, unknown>();
  const left = new Map(action.document.rows.map((row) => [row.unit, row]));
  for (let tries = 1; ; tries += 1) {
    const missing = [...left.values()].filter(({ unit }) => !rows.has(unit));
    const written = await Promise.all(
      missing.map(async (row) => [row.unit, await rowOf(action, row, to)] as const),
    );
    for (const [unit, row] of written) rows.set(unit, row);
    const { id, number, date, signer } = action.document;
    const results = [...left.keys()].map((unit) => rows.get(unit));
    const answers = await to.api.as(deciderOf(action)).submit(to.campaign, {
      kind: action.kind,
      id,
      number,
      date,
      signer,
      results,
    });
    for (const answer of answers) {
      const { unit, outcome, refusal = '' } = answer;
      if (outcome === 'accepted') {
        left.delete(unit);
        to.onAccepted({ unit, kind: action.kind });
      } else if (outcome === 'refused') {
        if (!(PASSING as readonly string[]).includes(refusal)) throw new DocumentRefused(action.kind, answer);
        // Written anew; one that waits for its answer (`pending`) is sent again as it is.
        rows.delete(unit);
      }
      if (outcome !== 'accepted' && tries === TRIES) throw new DocumentRefused(action.kind, answer);
    }
    if (left.size === 0) return { repeats: tries - 1 };
    await pause(PAUSE_MS, undefined, { signal: to.signal });
  }
}

async function rowOf(
  action: OtherDocument,
  { unit, level, text, reason }: OtherDocument['document']['rows'][number],
  { api, campaign }: Submission,
): Promise<unknown> {
  switch (action.kind) {
    case 'synthesis': {
      const { ledgerRevision } = await api.synthesisSource({ campaign, unit });
      const { unit: confirmed, ...confirmation } = action.confirmation;
      return { unit, level, remark: text, ledgerRevision, ...(unit === confirmed && { confirmation }) };
    }
    case 'adjustment':
      return { unit, level, reason: text };
    case 'recognition':
      return { unit, level, remark: text, ...(reason !== undefined && { reason }) };
    default:
      return { unit, level, remark: text };
  }
}
