import type { KeyRole } from '../../domain/key-roles';
import type { Field } from './fields';
import type { DocumentRows, RowSelector } from './rows';
import type { Selector } from './selectors';

/** What a role may do at one operation, and which fields of the answer it then sees. A role may have several ways. */
export interface Cell {
  /** Fields of the answer; an answer of which nothing may be seen is not given. */
  sees: readonly Field[];
  /** The unit of the address: the key's own party, one that it gives an opinion on, or one in its person's charge. */
  unit?: 'own' | 'assigned' | 'in-charge';
  /** Lists of evaluations: the rows that this cell selects, by itself. */
  rows?: RowSelector;
  /** Lists of documents: likewise. */
  documents?: DocumentRows;
  /** The answer as a whole has to be one that the selector means. */
  only?: Selector;
  /** A filing that the request names has to be one that the selector means; for this cell there are no others. */
  names?: Selector;
  /** What a field of the body has to say: one of these words, or the key's own party. */
  bodyMustBe?: Readonly<Record<string, readonly string[] | 'own'>>;
  /** Fields that the body has to have: who acts on behalf of others does so only as paper. */
  bodyWith?: readonly string[];
  /** Fields of the body that are not for this role. */
  bodyWithout?: readonly string[];
  /** The only parameters of the query that may be used: a filter tells what it filters by. */
  queryParams?: readonly string[];
  /** Counts: kinds with too few units are merged, so that nobody reads a single unit's. */
  smallKinds?: 'merged';
}

/** One operation: its cells by role. A role without one is refused. */
export interface AccessRow {
  cells: Partial<Record<KeyRole, readonly Cell[]>>;
  /** How somebody is refused who asks for what is not theirs; `not-found` where its existence is confidential. */
  foreign?: 'forbidden' | 'not-found';
  /** Beyond all campaigns, and also for keys of one, of which it then tells alone. */
  inEveryCampaign?: true;
}

const everything: readonly Cell[] = [{ sees: ['*'] }];
const administratorsOnly: AccessRow = { cells: { administrator: everything } };
const committeeOnly: AccessRow = { cells: { committee: everything } };
const sendersOnly: AccessRow = { cells: { administrator: everything, it: everything } };

const everybody = (cells: readonly Cell[]): Record<KeyRole, readonly Cell[]> => ({
  administrator: everything,
  unit: cells,
  reviewer: cells,
  member: cells,
  leader: cells,
  clerk: cells,
  committee: cells,
  'party-body': cells,
  reader: cells,
  it: cells,
});

/** Of a campaign: what it is. How its letters go, its register and its unconfirmed days are Sở Nội vụ's. */
const campaignFields = ['id', 'plan.*', 'units', 'clock', 'openedAt', 'now', 'timeZone', 'state'];

const paging = ['limit', 'cursor'];
const page = ['now', 'nextCursor'];
const unitFields = ['unit.*'];
const rowsOf = (fields: readonly string[]) => [...page, ...fields.map((field) => `items[].${field}`)];

/** Of an announced review, without its receipt: who has announced it, and when. */
const announcedObligation = ['id', 'step', 'party', 'name', 'announcedAt'];
const evaluationHead = ['source', 'now', 'evaluation.campaign', 'evaluation.unit.*'];
const evaluationFields = (selector: Selector, fields: readonly string[]) =>
  fields.map((field) => `evaluation.obligations[${selector}].${field}`);

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
const PUBLIC = {
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
const reportFields = [...announcedFiling, 'receivedAt', 'timeliness', 'lateWorkingDays', 'version'];

/** Of what is owed, as those follow it who are in charge: how it stands, and nothing of what it says. */
const owedFields = [
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
const ownFate = [
  'id',
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
const ownLine = [...ownFate, 'announced', 'counts', 'replacedBy', 'voided.at', 'voided.reason'];
const ownFiling = [...ownLine, 'content.*', 'salt'];
const ownItems = (selector: Selector) => ownLine.map((field) => `items[${selector}].${field}`);

/** Of a row of a document everything but the ledger's revision. */
const submittedFields = [
  'id',
  'kind',
  'unit',
  'number',
  'date',
  'signer',
  'level',
  'remark',
  'confirmation.*',
  'receivedAt',
  'actor',
  'outcome',
  'refusal',
];

/** What a filing has that comes as paper. */
const paper = ['receipt'];
/** A party files in its own name, a clerk or an administrator on behalf of others, which is never silent. */
const inOwnName = { bodyWithout: paper };
const onBehalf = { bodyWith: paper };
/** What a clerk enters anew or voids is what a clerk entered. */
const byClerk = { names: 'on-paper' } as const;

/**
 * Who may do what, and who sees which fields: operation × role. The check of every request, `docs/access.md` and the
 * test that tries every cell are made from this one table; it follows the table «Public and confidential» of the
 * domain, of which docs/decisions/0007 tells how it was read.
 */
export const ACCESS = {
  whoAmI: { inEveryCampaign: true, cells: everybody(everything) },

  openCampaign: administratorsOnly,
  listCampaigns: {
    inEveryCampaign: true,
    cells: everybody([{ sees: campaignFields.map((field) => `items[].${field}`) }]),
  },
  getCampaign: {
    cells: {
      ...everybody([{ sees: campaignFields }]),
      // Health is IT's to see.
      it: [{ sees: [...campaignFields, 'runs.*'] }],
    },
  },
  getPlan: { cells: everybody(everything) },
  cancelCampaign: administratorsOnly,
  createRehearsalKey: administratorsOnly,
  getProgress: {
    cells: {
      administrator: everything,
      committee: everything,
      reader: [{ smallKinds: 'merged', sees: ['*'] }],
    },
  },
  previewPlan: administratorsOnly,
  previewCampaign: administratorsOnly,

  listEvaluations: {
    cells: {
      administrator: everything,
      committee: everything,
      unit: [
        {
          rows: 'own-unit',
          queryParams: ['step', 'overdue', 'kind', ...paging],
          sees: rowsOf([...unitFields, 'status', 'recognition.*', 'outstanding[own-self-review].*']),
        },
      ],
      reviewer: [
        {
          rows: 'with-own-review',
          queryParams: ['step', 'overdue', 'kind', ...paging],
          sees: rowsOf([...unitFields, 'outstanding[own-review].*']),
        },
      ],
      member: [
        {
          rows: 'with-own-opinion',
          queryParams: ['step', 'overdue', 'kind', ...paging],
          sees: rowsOf([...unitFields, 'outstanding[own-opinion].*']),
        },
        PUBLIC.listEvaluations,
      ],
      leader: [
        {
          rows: 'in-charge',
          queryParams: ['step', 'state', 'overdue', 'kind', 'owes', ...paging],
          sees: rowsOf([...unitFields, 'status', 'recognition.*', 'outstanding[not-opinion].*']),
        },
      ],
      clerk: [{ queryParams: ['kind', ...paging], sees: rowsOf(unitFields) }],
      reader: [PUBLIC.listEvaluations],
    },
  },
  getEvaluation: {
    cells: {
      administrator: everything,
      committee: everything,
      unit: [
        {
          unit: 'own',
          sees: [
            ...evaluationHead,
            'evaluation.status',
            'evaluation.recognition.*',
            ...evaluationFields('own-self-review', ['*']),
            ...evaluationFields('announced', announcedObligation),
          ],
        },
      ],
      reviewer: [
        { only: 'with-own-review', sees: [...evaluationHead, ...evaluationFields('own-review', ['*'])] },
      ],
      member: [
        { only: 'with-own-opinion', sees: [...evaluationHead, ...evaluationFields('own-opinion', ['*'])] },
        PUBLIC.getEvaluation,
      ],
      leader: [
        {
          unit: 'in-charge',
          sees: [
            ...evaluationHead,
            'evaluation.status',
            'evaluation.recognition.*',
            ...evaluationFields('not-opinion', owedFields),
          ],
        },
      ],
      // Whatever may be entered, so that nothing tells who is late.
      clerk: [{ sees: [...evaluationHead, ...evaluationFields('filed', ['id', 'step', 'party', 'name'])] }],
      reader: [PUBLIC.getEvaluation],
    },
  },
  listSynthesisSources: administratorsOnly,
  getSynthesisSource: { cells: { administrator: everything, committee: everything } },

  fileReview: {
    cells: {
      administrator: [{ ...onBehalf, sees: ['*'] }],
      unit: [
        { unit: 'own', bodyMustBe: { step: ['self-review'], party: 'own' }, ...inOwnName, sees: ownFate },
      ],
      reviewer: [{ bodyMustBe: { step: ['agency-review'], party: 'own' }, ...inOwnName, sees: ownFate }],
      member: [{ bodyMustBe: { step: ['member-opinion'], party: 'own' }, ...inOwnName, sees: ownFate }],
      clerk: [{ ...onBehalf, ...byClerk, sees: ownFate }],
    },
  },
  announceReview: {
    cells: {
      administrator: [{ ...onBehalf, sees: ['*'] }],
      reviewer: [{ bodyMustBe: { party: 'own' }, ...inOwnName, sees: ownFate }],
      clerk: [{ ...onBehalf, ...byClerk, sees: ownFate }],
    },
  },
  listFilings: {
    cells: {
      administrator: everything,
      committee: everything,
      unit: [{ unit: 'own', sees: [...ownItems('own-self-review'), ...PUBLIC.listFilings.sees] }],
      reviewer: [{ sees: ownItems('own-review') }],
      member: [
        { sees: [...ownItems('own-opinion'), ...PUBLIC.listFilings.sees] },
        { unit: 'assigned', sees: reportFields.map((field) => `items[self-review].${field}`) },
      ],
      clerk: [{ sees: [...ownItems('on-paper'), 'items[on-paper].voided.by'] }],
      reader: [PUBLIC.listFilings],
    },
  },
  getFiling: {
    foreign: 'not-found',
    cells: {
      administrator: everything,
      unit: [
        { unit: 'own', only: 'own-self-review', sees: ownFiling },
        { unit: 'own', ...PUBLIC.getFiling },
      ],
      reviewer: [{ only: 'own-review', sees: ownFiling }],
      member: [
        { only: 'own-opinion', sees: ownFiling },
        { unit: 'assigned', only: 'self-review', sees: [...reportFields, 'content.*'] },
        PUBLIC.getFiling,
      ],
      clerk: [{ only: 'on-paper', sees: [...ownFiling, 'voided.by'] }],
      committee: [{ only: 'self-review', sees: [...reportFields, 'content.*'] }, PUBLIC.getFiling],
      reader: [PUBLIC.getFiling],
    },
  },

  voidFiling: {
    cells: {
      administrator: everything,
      // What is missing since, and how much has come, is not a clerk's to know.
      clerk: [{ ...byClerk, sees: ['id', 'kind', 'unit', 'outcome', 'refusal'] }],
    },
  },
  listMarks: administratorsOnly,

  listDocuments: {
    cells: {
      administrator: everything,
      committee: everything,
      'party-body': [
        {
          documents: 'of-the-party-body',
          sees: ['nextCursor', ...submittedFields.map((field) => `items[].${field}`)],
        },
      ],
    },
  },
  submitDocument: {
    cells: {
      administrator: [{ bodyMustBe: { kind: ['synthesis', 'proposal', 'adjustment'] }, sees: ['*'] }],
      committee: [{ bodyMustBe: { kind: ['adjustment', 'recognition'] }, sees: ['*'] }],
      'party-body': [
        {
          bodyMustBe: { kind: ['remarks'] },
          sees: ['id', 'kind', 'rows[].unit', 'rows[].outcome', 'rows[].refusal'],
        },
      ],
    },
  },
  waiveObligation: committeeOnly,
  liftWaiver: committeeOnly,
  reopenDossier: committeeOnly,

  listLetters: administratorsOnly,
  releaseLetters: administratorsOnly,
  holdSending: administratorsOnly,
  resumeSending: administratorsOnly,
  listRefusedAddresses: administratorsOnly,

  createSender: sendersOnly,
  listSenders: sendersOnly,
  getSender: sendersOnly,
  setSenderParties: sendersOnly,
  rotateSenderSecret: sendersOnly,
  retireSenderSecret: sendersOnly,
  revokeSender: sendersOnly,
  listDeliveries: sendersOnly,
  replayDelivery: sendersOnly,
  listParked: administratorsOnly,
  getParked: administratorsOnly,
  assignParked: administratorsOnly,
  dismissParked: administratorsOnly,
} as const satisfies Record<string, AccessRow>;

/** The name of an operation; also its `operationId` in the description of the API. */
export type Operation = keyof typeof ACCESS;

/** A row without the literal types of the table. */
export const accessOf = (operation: Operation): AccessRow => ACCESS[operation];
