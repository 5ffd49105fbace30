import type * as Api from '../../api/run-api';
import type * as Worker from '../../worker/run-worker';
import type * as Accounts from '../accounts';
import type * as AfterRestore from '../after-restore';
import type * as Audit from '../audit';
import type * as Check from '../check';
import type * as Docs from '../docs';
import type * as Doctor from '../doctor';
import type * as Files from '../files';
import type * as Fuzz from '../fuzz';
import type * as Keys from '../keys';
import type * as Rehearse from '../rehearse';
import type * as Senders from '../senders';
import type * as Start from '../start';
import type * as StoreCommands from '../store-command';
import type * as Explain from './explain';

/**
 * What each command runs, loaded when it runs: together they take seconds. By `require`, since Node's own `import()` in a
 * CommonJS file asks for file endings, which the tests' loader of TypeScript does not know.
 */
export const load = {
  accounts: () => require('../accounts') as typeof Accounts,
  afterRestore: () => require('../after-restore') as typeof AfterRestore,
  api: () => require('../../api/run-api') as typeof Api,
  audit: () => require('../audit') as typeof Audit,
  check: () => require('../check') as typeof Check,
  docs: () => require('../docs') as typeof Docs,
  doctor: () => require('../doctor') as typeof Doctor,
  explain: () => require('./explain') as typeof Explain,
  files: () => require('../files') as typeof Files,
  fuzz: () => require('../fuzz') as typeof Fuzz,
  keys: () => require('../keys') as typeof Keys,
  rehearse: () => require('../rehearse') as typeof Rehearse,
  senders: () => require('../senders') as typeof Senders,
  start: () => require('../start') as typeof Start,
  storeCommand: () => require('../store-command') as typeof StoreCommands,
  worker: () => require('../../worker/run-worker') as typeof Worker,
};
