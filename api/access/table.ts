import type { KeyRole } from '../../domain/key-roles';
import type { Field } from './fields';
import type { Selector } from './selectors';

/** What a role may do at one operation, and which fields of the answer it then sees. A role may have several ways. */
export interface Cell {
  /** Fields of the answer; an answer of which nothing may be seen is not given. */
  sees: readonly Field[];
  /** The unit of the address has to be the key's own party. */
  unit?: 'own';
  /** Lists: only rows in which the key's party owes something by this role. */
  rows?: 'own';
  /** The answer as a whole has to be one that the selector means. */
  only?: Selector;
  /** What a field of the body has to say: one of these words, or the key's own party. */
  bodyMustBe?: Readonly<Record<string, readonly string[] | 'own'>>;
  /** Fields of the body that are not for this role. */
  bodyWithout?: readonly string[];
  /** The only parameters of the query that may be used: a filter tells what it filters by. */
  queryParams?: readonly string[];
}

/** One operation: its cells by role. A role without one is refused. */
export interface AccessRow {
  cells: Partial<Record<KeyRole, readonly Cell[]>>;
  /** How somebody is refused who asks for what is not theirs; `not-found` where its existence is confidential. */
  foreign?: 'forbidden' | 'not-found';
}

const everything: readonly Cell[] = [{ sees: ['*'] }];
const administratorsOnly: AccessRow = { cells: { administrator: everything } };
const committeeOnly: AccessRow = { cells: { committee: everything } };

const everybody = (cells: readonly Cell[]): AccessRow['cells'] => ({
  administrator: everything,
  unit: cells,
  reviewer: cells,
  member: cells,
  committee: cells,
  reader: cells,
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

/** What only administrators enter: paper on behalf of its party, and the instant of another system. */
const onBehalf = ['receipt', 'channel', 'filedAt'];

/**
 * Who may do what, and who sees which fields: operation × role. The check of every request, `docs/access.md` and the
 * test that tries every cell are made from this one table; it follows the table «Public and confidential» of the
 * domain, of which docs/decisions/0007 tells how it was read.
 */
export const ACCESS = {
  whoAmI: { cells: everybody(everything) },

  openCampaign: administratorsOnly,
  listCampaigns: { cells: everybody([{ sees: campaignFields.map((field) => `items[].${field}`) }]) },
  getCampaign: { cells: everybody([{ sees: campaignFields }]) },
  getPlan: { cells: everybody(everything) },
  cancelCampaign: administratorsOnly,
  getProgress: { cells: { administrator: everything, committee: everything, reader: everything } },
  previewPlan: administratorsOnly,
  previewCampaign: administratorsOnly,

  listEvaluations: {
    cells: {
      administrator: everything,
      committee: everything,
      unit: [
        {
          rows: 'own',
          queryParams: ['step', 'overdue', 'kind', ...paging],
          sees: rowsOf([...unitFields, 'status', 'recognition.*', 'outstanding[own-self-review].*']),
        },
      ],
      reviewer: [
        {
          rows: 'own',
          queryParams: ['step', 'overdue', 'kind', ...paging],
          sees: rowsOf([...unitFields, 'outstanding[own-review].*']),
        },
      ],
      member: [
        {
          rows: 'own',
          queryParams: ['step', 'overdue', 'kind', ...paging],
          sees: rowsOf([...unitFields, 'outstanding[own-opinion].*']),
        },
      ],
      reader: [{ queryParams: ['kind', ...paging], sees: rowsOf([...unitFields, 'recognition.*']) }],
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
      ],
      reader: [
        {
          sees: [
            ...evaluationHead,
            'evaluation.recognition.*',
            ...evaluationFields('announced', announcedObligation),
          ],
        },
      ],
    },
  },
  listSynthesisSources: administratorsOnly,
  getSynthesisSource: { cells: { administrator: everything, committee: everything } },

  fileReview: {
    cells: {
      administrator: everything,
      unit: [
        {
          unit: 'own',
          bodyMustBe: { step: ['self-review'], party: 'own' },
          bodyWithout: onBehalf,
          sees: ownFate,
        },
      ],
      reviewer: [
        { bodyMustBe: { step: ['agency-review'], party: 'own' }, bodyWithout: onBehalf, sees: ownFate },
      ],
      member: [
        { bodyMustBe: { step: ['member-opinion'], party: 'own' }, bodyWithout: onBehalf, sees: ownFate },
      ],
    },
  },
  announceReview: {
    cells: {
      administrator: everything,
      reviewer: [{ bodyMustBe: { party: 'own' }, bodyWithout: ['receipt'], sees: ownFate }],
    },
  },
  listFilings: {
    cells: {
      administrator: everything,
      committee: everything,
      unit: [
        {
          unit: 'own',
          sees: [
            ...ownItems('own-self-review'),
            ...announcedFiling.map((field) => `items[announced].${field}`),
          ],
        },
      ],
      reviewer: [{ sees: ownItems('own-review') }],
      member: [{ sees: ownItems('own-opinion') }],
      reader: [{ sees: announcedFiling.map((field) => `items[announced].${field}`) }],
    },
  },
  getFiling: {
    foreign: 'not-found',
    cells: {
      administrator: everything,
      unit: [
        { unit: 'own', only: 'own-self-review', sees: ownFiling },
        { unit: 'own', only: 'announced', sees: [...announcedFiling, ...announcedContent] },
      ],
      reviewer: [{ only: 'own-review', sees: ownFiling }],
      member: [{ only: 'own-opinion', sees: ownFiling }],
      reader: [{ only: 'announced', sees: [...announcedFiling, ...announcedContent] }],
    },
  },

  voidFiling: administratorsOnly,
  listMarks: administratorsOnly,

  listDocuments: { cells: { administrator: everything, committee: everything } },
  submitDocument: {
    cells: {
      administrator: [{ bodyMustBe: { kind: ['synthesis', 'proposal', 'adjustment'] }, sees: ['*'] }],
      committee: [{ bodyMustBe: { kind: ['remarks', 'adjustment', 'recognition'] }, sees: ['*'] }],
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

  createSender: administratorsOnly,
  listSenders: administratorsOnly,
  getSender: administratorsOnly,
  setSenderParties: administratorsOnly,
  rotateSenderSecret: administratorsOnly,
  retireSenderSecret: administratorsOnly,
  revokeSender: administratorsOnly,
  listDeliveries: administratorsOnly,
  replayDelivery: administratorsOnly,
  listParked: administratorsOnly,
  getParked: administratorsOnly,
  assignParked: administratorsOnly,
  dismissParked: administratorsOnly,
} as const satisfies Record<string, AccessRow>;

/** The name of an operation; also its `operationId` in the description of the API. */
export type Operation = keyof typeof ACCESS;

/** A row without the literal types of the table. */
export const accessOf = (operation: Operation): AccessRow => ACCESS[operation];
