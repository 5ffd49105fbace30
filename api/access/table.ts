import type { KeyRole } from '../../domain/key-roles';
import type { AccessRow, Cell } from './cell';
import {
  announcedObligation,
  campaignFields,
  cellFields,
  contentFields,
  evaluationFields,
  evaluationHead,
  evaluationWithoutLetters,
  formFields,
  owedFields,
  ownFate,
  ownItems,
  ownLine,
  PUBLIC,
  paging,
  paperFields,
  reportFields,
  rowsOf,
  submittedFields,
  unitFields,
  worklistFields,
} from './shown';

const everything: readonly Cell[] = [{ sees: ['*'] }];
const administratorsOnly: AccessRow = { cells: { administrator: everything } };
const committeeOnly: AccessRow = { cells: { committee: everything } };
/** What a person proves once more who they are for. */
const confirmed = { confirmed: true } as const;
const itsContents: AccessRow = { ...administratorsOnly, confidential: true };
/** Those who enter papers. */
const deskOnly: AccessRow = { cells: { administrator: everything, clerk: everything } };
/** Those who look after the service; none of it has contents. */
const stewardsOnly: AccessRow = { cells: { administrator: everything, it: everything } };

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

/** Of whoever has signed in, whatever they are. */
const ofOneself: AccessRow = { ofSession: true, inEveryCampaign: true, cells: everybody(everything) };

/** What a filing has that comes as paper. */
const paper = ['receipt'];
/** A party files in its own name, a clerk or an administrator on behalf of others, which is never silent. */
const inOwnName = { bodyWithout: paper };
const onBehalf = { bodyWith: paper };
/** What a clerk enters anew or voids is what a clerk entered. */
const byClerk = { names: 'on-paper' } as const;

/** The form of what a party owes, and the draft behind it: its own alone. */
const ownForms = {
  unit: [{ unit: 'own', paramsMustBe: { step: ['self-review'], party: 'own' }, sees: ['*'] }],
  reviewer: [{ paramsMustBe: { step: ['agency-review'], party: 'own' }, sees: ['*'] }],
  member: [{ paramsMustBe: { step: ['member-opinion'], party: 'own' }, sees: ['*'] }],
} as const satisfies AccessRow['cells'];

/** All that a party owes in a step, likewise; its address names no unit. */
const ownWorklists = {
  ...ownForms,
  unit: [{ paramsMustBe: { step: ['self-review'], party: 'own' }, sees: ['*'] }],
} as const satisfies AccessRow['cells'];

/** The files of what a party owes: its own alone, until a filing names them. Those of a paper are of who enters it. */
const filesOf = (own: Partial<Cell>, withPaper: Partial<Cell>) => {
  const mine = (cells: readonly Cell[]): Cell[] => cells.map((cell) => ({ ...cell, ...own }));
  const { unit, reviewer, member } = ownForms;
  const onPaper: readonly Cell[] = [{ ...withPaper, sees: ['*'] }];
  return {
    cells: {
      unit: mine(unit),
      reviewer: mine(reviewer),
      member: mine(member),
      clerk: onPaper,
      administrator: onPaper,
    },
  } satisfies AccessRow;
};
const newFiles = filesOf({ bodyWithout: ['paper'] }, { bodyWith: ['paper'] });
const itsFiles = filesOf({ names: 'sent-by-itself' }, { names: 'sent-with-paper' });

/**
 * Who may do what, and who sees which fields: operation × role. The check of every request, `docs/access.md` and the
 * test that tries every cell are made from this one table; it follows the table «Public and confidential» of the
 * domain, of which docs/decisions/0007 tells how it was read.
 */
export const ACCESS = {
  whoAmI: { inEveryCampaign: true, cells: everybody(everything) },
  getSecurity: ofOneself,
  listOwnSessions: ofOneself,
  endOwnSession: ofOneself,
  endOtherSessions: ofOneself,
  confirmSession: ofOneself,
  listTasks: {
    inEveryCampaign: true,
    // Those of the registers; the start page is everybody's.
    cells: everybody(everything),
  },

  openCampaign: { ...administratorsOnly, ...confirmed },
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
  followCampaign: {
    cells: {
      // Of units it names buckets, which tell of no unit; of the rest, who may list it hears that it has changed.
      ...everybody([{ sees: ['id', 'now', 'units'] }]),
      committee: [{ sees: ['id', 'now', 'units', 'documents'] }],
      'party-body': [{ sees: ['id', 'now', 'units', 'documents'] }],
    },
  },
  cancelCampaign: { ...administratorsOnly, ...confirmed },
  createRehearsalKey: { ...administratorsOnly, ...confirmed },
  getClock: administratorsOnly,
  setClock: administratorsOnly,
  orderRehearsal: { ...administratorsOnly, ...confirmed },
  listRehearsals: administratorsOnly,
  getRehearsal: administratorsOnly,
  getProgress: {
    cells: {
      administrator: everything,
      committee: everything,
      reader: [{ smallKinds: 'merged', sees: ['*'] }],
    },
  },
  previewPlan: administratorsOnly,
  previewCampaign: administratorsOnly,

  exportTable: {
    cells: {
      administrator: everything,
      // How letters go is Sở Nội vụ's.
      committee: [{ queryMustBe: { what: ['board', 'overdue'] }, sees: ['*'] }],
    },
  },
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
          queryParams: ['step', 'state', 'overdue', 'kind', 'owes', 'cells', 'changedSince', ...paging],
          sees: [
            'owing[not-opinion].*',
            // Which units have changed they hear anyway, as whoever follows the campaign.
            'asOf',
            'gone',
            ...rowsOf([
              ...unitFields,
              'status',
              'recognition.*',
              'outstanding[not-opinion].*',
              ...cellFields.map((field) => `cells[not-opinion].${field}`),
            ]),
          ],
        },
        // What they answer for as well: whom a unit in their charge has not reviewed.
        {
          rows: 'owed-in-charge',
          queryParams: ['step', 'state', 'overdue', 'kind', 'owes', ...paging],
          sees: rowsOf([...unitFields, 'outstanding[owed-in-charge].*']),
        },
      ],
      clerk: [{ queryParams: ['kind', ...paging], sees: rowsOf(unitFields) }],
      reader: [PUBLIC.listEvaluations],
    },
  },
  getEvaluation: {
    cells: {
      administrator: everything,
      // How letters go is Sở Nội vụ's.
      committee: [{ sees: evaluationWithoutLetters }],
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
  listSynthesisSources: itsContents,
  getSynthesisSource: { confidential: true, cells: { administrator: everything, committee: everything } },

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
  // As the filing itself.
  checkFiling: {
    cells: {
      administrator: [{ ...onBehalf, sees: ['*'] }],
      unit: [{ unit: 'own', bodyMustBe: { step: ['self-review'], party: 'own' }, ...inOwnName, sees: ['*'] }],
      reviewer: [{ bodyMustBe: { step: ['agency-review'], party: 'own' }, ...inOwnName, sees: ['*'] }],
      member: [{ bodyMustBe: { step: ['member-opinion'], party: 'own' }, ...inOwnName, sees: ['*'] }],
      // How much has come is not a clerk's to know.
      clerk: [{ ...onBehalf, ...byClerk, sees: ['timeliness', 'lateWorkingDays', 'held', 'marks'] }],
    },
  },
  announceReview: {
    cells: {
      administrator: [{ ...onBehalf, sees: ['*'] }],
      reviewer: [{ bodyMustBe: { party: 'own' }, ...inOwnName, sees: ownFate }],
      clerk: [{ ...onBehalf, ...byClerk, sees: ownFate }],
    },
  },
  // As one by one; each speaks for itself alone, and nobody enters paper by the hundred.
  fileMany: {
    cells: {
      reviewer: [{ itemsMustBe: { step: ['agency-review'], party: 'own' }, sees: ['*'] }],
      member: [{ itemsMustBe: { step: ['member-opinion'], party: 'own' }, sees: ['*'] }],
    },
  },
  announceMany: { cells: { reviewer: [{ bodyMustBe: { party: 'own' }, sees: ['*'] }] } },
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
    confidential: true,
    foreign: 'not-found',
    cells: {
      administrator: everything,
      unit: [
        { unit: 'own', only: 'own-self-review', sees: ownLine },
        { unit: 'own', only: 'valid-own-self-review', sees: contentFields },
        { unit: 'own', ...PUBLIC.getFiling },
      ],
      reviewer: [
        { only: 'own-review', sees: ownLine },
        { only: 'valid-own-review', sees: contentFields },
      ],
      member: [
        { only: 'own-opinion', sees: ownLine },
        { only: 'valid-own-opinion', sees: contentFields },
        { unit: 'assigned', only: 'self-review', sees: [...reportFields, 'content.*'] },
        PUBLIC.getFiling,
      ],
      clerk: [{ only: 'on-paper', sees: [...ownLine, ...contentFields, 'voided.by'] }],
      committee: [{ only: 'self-review', sees: [...reportFields, 'content.*'] }, PUBLIC.getFiling],
      reader: [PUBLIC.getFiling],
    },
  },

  getForm: { confidential: true, cells: { ...ownForms, administrator: [{ sees: formFields }] } },
  getDraft: { confidential: true, cells: ownForms },
  putDraft: { cells: ownForms },
  deleteDraft: { cells: ownForms },

  getWorklist: { confidential: true, cells: { ...ownWorklists, administrator: [{ sees: worklistFields }] } },
  getWorklistTemplate: { confidential: true, cells: ownWorklists },
  saveWorklistDrafts: { cells: ownWorklists },
  listFiles: itsFiles,
  startFile: newFiles,
  getFile: itsFiles,
  putFilePart: itsFiles,
  completeFile: itsFiles,
  getFileContent: { confidential: true, ...itsFiles },
  // As the contents of the filing. What is announced does not have its evidence.
  getFiledFile: {
    confidential: true,
    foreign: 'not-found',
    cells: {
      administrator: everything,
      unit: [{ unit: 'own', only: 'valid-own-self-review', sees: ['*'] }],
      reviewer: [{ only: 'valid-own-review', sees: ['*'] }],
      member: [
        { only: 'valid-own-opinion', sees: ['*'] },
        { unit: 'assigned', only: 'self-review', sees: ['*'] },
      ],
      clerk: [{ only: 'on-paper', sees: ['*'] }],
      committee: [{ only: 'self-review', sees: ['*'] }],
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
  listPapers: { cells: { administrator: everything, clerk: [{ sees: ['more', ...paperFields] }] } },
  listParties: deskOnly,
  listMatters: deskOnly,
  getPaperForm: deskOnly,

  listDocuments: {
    confidential: true,
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
    confirmed: { kind: ['recognition'] },
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
  waiveObligation: { ...committeeOnly, ...confirmed },
  liftWaiver: { ...committeeOnly, ...confirmed },
  reopenDossier: { ...committeeOnly, ...confirmed },

  listLetters: administratorsOnly,
  getLetter: itsContents,
  releaseLetters: administratorsOnly,
  declineLetter: administratorsOnly,
  holdSending: administratorsOnly,
  resumeSending: administratorsOnly,
  listContacts: administratorsOnly,
  listRefusedAddresses: administratorsOnly,
  mendAddress: { ...administratorsOnly, ...confirmed },
  resendLetters: administratorsOnly,

  createSender: { ...stewardsOnly, ...confirmed },
  listSenders: stewardsOnly,
  getSender: stewardsOnly,
  setSenderParties: { ...stewardsOnly, ...confirmed },
  rotateSenderSecret: { ...stewardsOnly, ...confirmed },
  retireSenderSecret: { ...stewardsOnly, ...confirmed },
  revokeSender: { ...stewardsOnly, ...confirmed },
  listDeliveries: stewardsOnly,
  replayDelivery: stewardsOnly,
  listAudit: stewardsOnly,

  listAccounts: stewardsOnly,
  getAccount: stewardsOnly,
  inviteAccount: { ...stewardsOnly, ...confirmed },
  setAccountRoles: { ...stewardsOnly, ...confirmed },
  sendSetupLink: { ...stewardsOnly, ...confirmed },
  askAccountReset: { ...stewardsOnly, ...confirmed },
  confirmAccountReset: { ...stewardsOnly, ...confirmed },
  withdrawAccountReset: { ...stewardsOnly, ...confirmed },
  closeAccount: { ...stewardsOnly, ...confirmed },
  reopenAccount: { ...stewardsOnly, ...confirmed },
  listAccountSessions: stewardsOnly,
  endAccountSessions: { ...stewardsOnly, ...confirmed },
  listKeys: stewardsOnly,
  revokeKey: { ...stewardsOnly, ...confirmed },

  listParked: administratorsOnly,
  getParked: itsContents,
  assignParked: administratorsOnly,
  dismissParked: administratorsOnly,
} as const satisfies Record<string, AccessRow>;

/** The name of an operation; also its `operationId` in the description of the API. */
export type Operation = keyof typeof ACCESS;

/** A row without the literal types of the table. */
export const accessOf = (operation: Operation): AccessRow => ACCESS[operation];
