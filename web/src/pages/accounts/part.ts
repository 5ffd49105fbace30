import type { Account } from '../../api/contract';

/** What each action of an account's page is given. */
export interface Part {
  account: Account;
  /** With what the service answered, and what to tell of it. */
  onDone: (account: Account, told: string) => void;
}
