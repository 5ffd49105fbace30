import type { Party, Person, RoleAssignment } from '../../domain/register';
import type { EvaluationSpec } from '../../domain/schedule';
import type { Instant } from '../../domain/time';

/** `units`: one evaluated unit of a campaign with all that its evaluation is started from. */
export interface UnitDocument {
  /** `<campaign>/<unit>`. */
  _id: string;
  campaign: string;
  /** Position in the register. */
  position: number;
  unit: EvaluationSpec['unit'];
  owed: EvaluationSpec['owed'];
}

/** `people`: who is written to. */
export interface PersonDocument extends Person {
  /** `<campaign>/<person>`. */
  _id: string;
  campaign: string;
  roles: Pick<RoleAssignment, 'party' | 'role'>[];
  /** Their address as accounts are found by it; absent until the API has started once since. */
  account?: string;
  /** Set when a mail server refused the address for good; shown to administrators. */
  addressRefused?: { at: Instant; reason: string };
  /** The last mending of the address, as its audit says it. */
  addressMended?: {
    /** Real time. */
    at: Instant;
    by: string;
    reason: string;
    /** The address before it. */
    from: string;
  };
}

/** `parties`: names of units, parties, members and bodies. */
export interface PartyDocument {
  /** `<campaign>/<party>`. */
  _id: string;
  campaign: string;
  name: string;
  /** Of a party that is in the register's own table of them. */
  row?: Party;
}

/** `codes`: which unit or party of a campaign a code of its register stands for. */
export interface CodeDocument {
  /** `<campaign>/<code>`. */
  _id: string;
  campaign: string;
  /** Absent in campaigns that were opened when units alone had codes: these have {@link unit}. */
  party?: string;
  unit?: string;
}
