import type { Cell } from './cell';
import type { Selector } from './selectors';

/** Which fields of answers the table of access speaks of, by what they tell. */

/** Of a campaign: what it is. How its letters go, its register and its unconfirmed days are Sở Nội vụ's. */
export const campaignFields = ['id', 'plan.*', 'units', 'clock', 'openedAt', 'now', 'timeZone', 'state'];

export const paging = ['limit', 'cursor'];
const page = ['now', 'nextCursor'];
export const unitFields = ['unit.*'];
export const rowsOf = (fields: readonly string[]) => [...page, ...fields.map((field) => `items[].${field}`)];

/** Of an announced review, without its receipt: who has announced it, and when. */
export const announcedObligation = ['id', 'step', 'party', 'name', 'announcedAt'];
export const evaluationHead = ['source', 'now', 'evaluation.campaign', 'evaluation.unit.*'];
export const evaluationFields = (selector: Selector, fields: readonly string[]) =>
  fields.map((field) => `evaluation.obligations[${selector}].${field}`);

/** What an evaluation's ETag is made of. */
export const REVISION = 'evaluation.revision';

/** Of an evaluation everything but who was written to, and what became of that. */
export const evaluationWithoutLetters = [
  ...evaluationHead,
  REVISION,
  'evaluation.changes',
  'evaluation.status',
  'evaluation.obligations[].*',
  'evaluation.held[].*',
  'evaluation.nextWakeAt',
  'evaluation.synthesisAt',
  'evaluation.remarksAt',
  'evaluation.proposalAt',
  'evaluation.recognition.*',
  ...['at', 'event', 'revision', 'step', 'parties', 'id', 'timeliness', 'lateWorkingDays', 'reason.*'].map(
    (field) => `evaluation.timeline[].${field}`,
  ),
];

/** Of an announced review as everybody may read it: its results, without what it suggests or how it was received. */
const announcedFiling = ['id', 'campaign', 'unit', 'kind', 'step', 'party', 'announced'];
/** Scores stay out as suggested levels do: a level can be read from them. */
const announcedContent = [
  'content.criteria[].criterion',
  'content.criteria[].achieved',
  'content.criteria[].shortcomings',
  'content.remarks',
  'content.document.*',
  'content.url',
];

/** What is public; who judges sees at least this. */
export const PUBLIC = {
  listEvaluations: { queryParams: ['kind', ...paging], sees: rowsOf([...unitFields, 'recognition.*']) },
  getEvaluation: {
    sees: [
      ...evaluationHead,
      'evaluation.recognition.*',
      ...evaluationFields('announced', announcedObligation),
    ],
  },
  listFilings: { sees: announcedFiling.map((field) => `items[announced].${field}`) },
  getFiling: { only: 'announced', sees: [...announcedFiling, ...announcedContent] },
} as const satisfies Record<string, Cell>;

/** Of a report as those have it to whom it is made. */
export const reportFields = [
  ...announcedFiling,
  'receivedAt',
  'timeliness',
  'lateWorkingDays',
  'version',
  'counts',
];

/** Of what is owed, as those follow it who are in charge: how it stands, and nothing of what it says. */
export const owedFields = [
  'id',
  'step',
  'party',
  'name',
  'status',
  'owedSince',
  'dueAt',
  'deadlineText',
  'receivedAt',
  'timeliness',
  'lateWorkingDays',
  'missing',
];

/** Of one's own filing everything but the ledger's revision, which counts what others have filed too. */
export const ownFate = [
  'id',
  'receipt',
  'campaign',
  'unit',
  'kind',
  'step',
  'party',
  'channel',
  'receivedAt',
  'storedAt',
  'filedAt',
  'enteredBy',
  'sender',
  'marks',
  'actor',
  'replaces',
  'awaitsContent',
  'digest',
  'outcome',
  'refusal',
  'timeliness',
  'lateWorkingDays',
  'version',
];
/** And what has become of it since. */
export const ownLine = [...ownFate, 'announced', 'counts', 'replacedBy', 'voided.at', 'voided.reason'];
/** What a filing says, with the salt of its digest. */
export const contentFields = ['content.*', 'salt'];
/** Of a paper what its clerk entered, and what has become of it. */
export const paperFields = [
  ...ownFate,
  'unitName',
  'partyName',
  'stamp.*',
  'document.*',
  'url',
  'replacedBy',
  'voided.*',
].map((field) => `items[].${field}`);
export const ownItems = (selector: Selector) => ownLine.map((field) => `items[${selector}].${field}`);

/** Of a step's figures likewise: not when who owes is written to. */
export const cellFields = [
  'step',
  'expected',
  'complete',
  'outstanding',
  'notOwedYet',
  'waived',
  'neverCame',
  'filed',
  'announced',
  'returned',
  'awaitedOverdue',
  'onTheDay',
  'late',
  'lateWorkingDays',
  'overdue',
  'overdueWorkingDays',
  'contentAwaited',
];

/** Of a form all but the draft, which is its party's. */
export const formFields = [
  'now',
  'timeZone',
  'campaign.*',
  'unit.*',
  'party.*',
  'step.*',
  'dueAt',
  'lastDay',
  'deadlineText',
  'standing',
  'ifFiledNow.*',
  'criteria.*',
  'levels.*',
  'score.*',
  'takes.*',
  'announcement.*',
  'filings.*',
];

/** Of what a party owes all but its drafts, likewise. */
export const worklistFields = [
  'campaign.*',
  'step',
  'party.*',
  'planNow',
  'deadlineText',
  'dueAt',
  ...['unit.*', 'state', 'late', 'dueAt', 'lastDay', 'workingDaysLeft', 'filing.*'].map(
    (field) => `rows[].${field}`,
  ),
];

/** Of a row of a document everything but the ledger's revision. */
export const submittedFields = [
  'id',
  'kind',
  'unit',
  'number',
  'date',
  'signer',
  'url',
  'level',
  'remark',
  'confirmation.*',
  'receivedAt',
  'actor',
  'outcome',
  'refusal',
];
