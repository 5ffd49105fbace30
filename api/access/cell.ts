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
  /** What a part of the address has to say: one of these words, or the hat's own party. */
  paramsMustBe?: Readonly<Record<string, readonly string[] | 'own'>>;
  /** What a parameter of the query has to say, likewise. */
  queryMustBe?: Readonly<Record<string, readonly string[]>>;
  /** What a field of the body has to say, likewise. */
  bodyMustBe?: Readonly<Record<string, readonly string[] | 'own'>>;
  /** What a field of each of the body's items has to say, likewise: all of them are this cell's, or none is asked for. */
  itemsMustBe?: Readonly<Record<string, readonly string[] | 'own'>>;
  /** Fields that the body has to have: who acts on behalf of others does so only as paper. */
  bodyWith?: readonly string[];
  /** Fields of the body that are not for this role. */
  bodyWithout?: readonly string[];
  /** The only parameters of the query that may be used: a filter tells what it filters by. */
  queryParams?: readonly string[];
  /** Counts: kinds with too few units are merged, so that nobody reads a single unit's. */
  smallKinds?: 'merged';
}

/** Whether a cell depends on which units are in a leader's charge. */
export const isAboutCharge = ({ unit, rows }: Cell): boolean =>
  unit === 'in-charge' || rows === 'in-charge' || rows === 'owed-in-charge';

/** One operation: its cells by role. A role without one is refused. */
export interface AccessRow {
  cells: Partial<Record<KeyRole, readonly Cell[]>>;
  /** The answer has confidential contents: each reading is recorded in the audit. */
  confidential?: true;
  /** How somebody is refused who asks for what is not theirs; `not-found` where its existence is confidential. */
  foreign?: 'forbidden' | 'not-found';
  /** A person proves once more who they are, if they have not done so a moment ago; always, or where the body says one of these. */
  confirmed?: true | Readonly<Record<string, readonly string[]>>;
  /** For people who have signed in, whatever they are: keys have no session. */
  ofSession?: true;
  /** Beyond all campaigns, and also for keys of one, of which it then tells alone. */
  inEveryCampaign?: true;
}
