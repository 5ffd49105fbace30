import {
  DECISION_REFUSALS,
  type DocumentKind,
  type MissingName,
  type TimelineEntry,
} from '../../domain/ledger/facts';
import { levelFaults } from '../../domain/rules/filing-check';
import type { Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { DecisionDocument } from '../../store/documents/decision';
import { record } from '../audit';
import { isStoreAway } from '../away';
import { refuseCancelled } from '../campaigns/ended';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { digestOf } from '../digest';
import { inParallel, ROWS_AT_ONCE } from '../in-parallel';
import { unavailable } from '../refusals';
import type { DocumentOfMany, DocumentRow } from './document-of-many';
import { newDecision } from './new-decision';
import { type ProposedLevel, proposedLevelOf } from './proposed-level';
import { type DecisionFate, receiveDecision } from './receive-decision';

/** Why a row was not accepted; `unavailable` was not stored and may be sent again at once. */
export const ROW_REFUSALS = [
  ...DECISION_REFUSALS,
  'unknown-unit',
  'unknown-level',
  'reason-required',
  'filings-undelivered',
  'unavailable',
] as const;
export type RowRefusal = (typeof ROW_REFUSALS)[number];

export const ROW_OUTCOMES = ['accepted', 'pending', 'refused'] as const;

/** What became of one unit's row of a document. */
export interface RowResult {
  unit: string;
  outcome: (typeof ROW_OUTCOMES)[number];
  refusal?: RowRefusal;
  /** The evaluation's ledger after an acceptance, or as it stands at a refusal. */
  revision?: number;
  /** What was still missing when the dossier was frozen, or is missing so that it cannot be. */
  missing?: MissingName[];
  /** What came in since the revision that a synthesis was read from. */
  since?: TimelineEntry[];
  /** Filings that are stored and that the evaluation has not answered yet. */
  undelivered?: { id: string; step: string; party: string; receivedAt: Instant }[];
}

export interface DocumentResult {
  id: string;
  kind: DocumentKind;
  rows: RowResult[];
}

/** One document of steps 4 and 5 for many units; each row succeeds or fails by itself. */
export async function submitDocument(
  deps: Deps,
  { campaign: campaignId, document, actor }: { campaign: string; document: DocumentOfMany; actor: string },
): Promise<DocumentResult> {
  const campaign = await loadCampaign(deps, campaignId);
  await refuseCancelled(campaign);
  const { kind } = document;
  const id = documentId(document);
  const rows = await inParallel({
    items: document.results,
    limit: ROWS_AT_ONCE,
    work: (row) => submitRow(deps, { campaign, id, document, row, actor }),
  });
  if (rows.every(({ refusal }) => refusal === 'unavailable')) throw unavailable({});
  const units = rows.map(({ unit }) => unit);
  const target = `${kind}#${id}`;
  await record(deps, { actor, action: 'document-received', campaign: campaignId, units, target });
  return { id, kind, rows };
}

/**
 * What its sender called it, of its kind: others choose ids too. Without an id the same number, date and signer are the same
 * document, so that a repetition is known as one.
 */
const documentId = ({ kind, id, number, date, signer }: DocumentOfMany): string =>
  `${kind}-${id ?? digestOf({ number, date, signer }).slice(0, 16)}`;

interface RowOf {
  campaign: CampaignDocument;
  id: string;
  document: DocumentOfMany;
  row: DocumentRow;
  actor: string;
}

async function submitRow(deps: Deps, rowOf: RowOf): Promise<RowResult> {
  const { unit } = rowOf.row;
  try {
    const found = await obstacle(deps, rowOf);
    if (found) return found;
    if (rowOf.document.kind !== 'recognition')
      return rowResult(unit, await receiveDecision(deps, decisionOf(deps, rowOf)));
    const proposed = await proposedFor(deps, rowOf);
    if (proposed && differsUnexplained(rowOf.row, proposed)) return refused(unit, 'reason-required');
    // Also that there was none, or one of this very moment would not have been held against.
    const basis = proposed?.id ?? NONE;
    return rowResult(unit, await receiveDecision(deps, { ...decisionOf(deps, rowOf), basis }));
  } catch (error) {
    if (!isStoreAway(error)) throw error;
    deps.logger.error({ err: error, campaign: rowOf.campaign._id, unit }, 'row of a document not stored');
    return refused(unit, 'unavailable');
  }
}

const refused = (unit: string, refusal: RowRefusal): RowResult => ({ unit, outcome: 'refused', refusal });

/** What stands against a row before its evaluation is asked. */
async function obstacle({ store }: Deps, { campaign, document, row }: RowOf): Promise<RowResult | undefined> {
  const key = { campaign: campaign._id, unit: row.unit };
  if (!(await store.register.unit(key))) return refused(row.unit, 'unknown-unit');
  if (levelFaults(campaign.plan, row.level, 'level').length > 0) return refused(row.unit, 'unknown-level');
  if (document.kind !== 'synthesis') return undefined;
  const undelivered = await store.filings.undeliveredOf(key);
  if (undelivered.length === 0) return undefined;
  return {
    ...refused(row.unit, 'filings-undelivered'),
    undelivered: undelivered.map(({ id, step, party, receivedAt }) => ({ id, step, party, receivedAt })),
  };
}

/** No decision's id. */
const NONE = '';

const proposedFor = async (
  { store }: Pick<Deps, 'store'>,
  { campaign, row: { unit } }: RowOf,
): Promise<ProposedLevel | undefined> =>
  proposedLevelOf(await store.decisions.byEvaluation({ campaign: campaign._id, unit }));

/** The plan has a level «điều chỉnh» with its reason. */
const differsUnexplained = ({ level, reason }: DocumentRow, proposed: ProposedLevel): boolean =>
  level !== proposed.level && reason === undefined;

function decisionOf(deps: Deps, { campaign, id, document, row, actor }: RowOf): DecisionDocument {
  const { kind, number, date, signer, url } = document;
  const { unit, ledgerRevision, ...content } = row;
  return newDecision(deps, {
    campaign: campaign._id,
    unit,
    document: id,
    kind,
    content: { number, date, signer, ...(url !== undefined && { url }), ...content },
    receivedAt: planNow(deps, campaign),
    actor,
    ...(ledgerRevision !== undefined && { ledgerRevision }),
  });
}

function rowResult(unit: string, fate: DecisionFate): RowResult {
  if ('contentDiffers' in fate) return refused(unit, 'content-differs');
  return fate.answer === 'pending' ? { unit, outcome: 'pending' } : { unit, ...fate.answer };
}
