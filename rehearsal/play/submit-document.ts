import type { DocumentRow } from '../../api-client/schema';
import { TextError } from '../../domain/text-error';
import type { DeskAction } from '../script/actions';
import { deciderOf } from '../script/actors';
import type { DocumentBody } from '../service/api';
import { askUntil } from './ask-until';
import type { Stage } from './stage';

type OtherDocument = Extract<DeskAction, { document: unknown }>;

/** What Sở Nội vụ sent was refused for good. */
export class DocumentRefused extends TextError {
  override readonly name = 'DocumentRefused';
  constructor(kind: string, { unit, refusal }: DocumentRow) {
    super({
      en: `${kind} for ${unit}: refused (${refusal ?? 'no reason'})`,
      vi: `${kind} về ${unit}: không được chấp nhận (${refusal ?? 'không rõ lý do'})`,
    });
  }
}

type Submission = Pick<Stage, 'api' | 'campaign' | 'signal'>;

/** Refusals that pass by themselves: a row could not be asked about, or what it builds on is still under way. */
const PASSING: readonly string[] = ['filings-undelivered', 'unavailable'];

/**
 * Submits a document of steps 4 and 5 until every row is accepted. A synthesis names the revision of each unit's ledger
 * read just before.
 */
export async function submitDocument(action: OtherDocument, to: Submission): Promise<void> {
  const api = to.api.as(deciderOf(action)).at(action.at);
  const { id, number, date, signer, rows } = action.document;
  const head = { kind: action.kind, id, number, date, signer };
  let left = await Promise.all(rows.map(async (row) => [row.unit, await rowOf(action, row, to)] as const));
  const submit = async () => {
    // Each row is of the document's kind.
    const document = { ...head, results: left.map(([, result]) => result) } as DocumentBody;
    const answers = await api.submit(to.campaign, document);
    const refused = answers.find(
      ({ outcome, refusal = '' }) => outcome === 'refused' && !PASSING.includes(refusal),
    );
    if (refused) throw new DocumentRefused(action.kind, refused);
    const accepted = new Set(answers.flatMap((row) => (row.outcome === 'accepted' ? row.unit : [])));
    left = left.filter(([unit]) => !accepted.has(unit));
    return left.length;
  };
  await askUntil(submit, (count) => count === 0, { signal: to.signal });
}

async function rowOf(
  action: OtherDocument,
  { unit, level, text, reason }: OtherDocument['document']['rows'][number],
  { api, campaign }: Submission,
): Promise<DocumentBody['results'][number]> {
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
