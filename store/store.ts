import { createConnection, type mongo } from 'mongoose';
import { TextError, textOfError } from '../domain/text-error';
import { type Accounts, accountsIn } from './accounts';
import { type Attempts, attemptsIn } from './attempts';
import { type Audit, auditIn } from './audit';
import { type Campaigns, campaignsIn } from './campaigns';
import { type Claims, claimsIn } from './claims';
import { type Decisions, decisionsIn } from './decisions';
import { type Drafts, draftsIn } from './drafts';
import { type Ends, endsIn } from './ends';
import { type Evaluations, evaluationsIn } from './evaluations';
import { type Files, filesIn } from './files';
import { type Filings, filingsIn } from './filings';
import { type Idempotency, idempotencyIn } from './idempotency';
import { type Keys, keysIn } from './keys';
import { freshly, type Lately } from './lately';
import { type Leases, leasesIn } from './leases';
import { type LetterLinks, letterLinksIn } from './letter-links';
import { type Letters, lettersIn } from './letters';
import { type Notices, noticesIn } from './notices';
import { type Parked, parkedIn } from './parked';
import { type Pulses, pulsesIn } from './pulses';
import { type RegisterStore, registerIn } from './register';
import { type RegisterPages, registerPagesIn } from './register-pages';
import { type RehearsalOrders, rehearsalOrdersIn } from './rehearsal-orders';
import { type Rounds, roundsIn } from './rounds';
import { type Senders, sendersIn } from './senders';
import { type SignIn, signInIn } from './sign-in';
import { type Tallies, talliesIn } from './tallies';
import { type Webhooks, webhooksIn } from './webhooks';

/**
 * Everything that is kept outside Temporal. One per process, opened by its entry file and closed there.
 *
 * Shapes are in `documents/`. Every key carries its campaign; `_id`s are natural, so that writing twice writes once, and every write
 * is of a single document, so that none needs a transaction.
 */
export interface Store {
  campaigns: Campaigns;
  register: RegisterStore;
  registerPages: RegisterPages;
  filings: Filings;
  files: Files;
  decisions: Decisions;
  drafts: Drafts;
  evaluations: Evaluations;
  notices: Notices;
  rounds: Rounds;
  letters: Letters;
  letterLinks: LetterLinks;
  tallies: Tallies;
  leases: Leases;
  pulses: Pulses;
  rehearsalOrders: RehearsalOrders;
  ends: Ends;
  keys: Keys;
  idempotency: Idempotency;
  senders: Senders;
  webhooks: Webhooks;
  claims: Claims;
  parked: Parked;
  attempts: Attempts;
  audit: Audit;
  accounts: Accounts;
  signIn: SignIn;
  lately: Lately;
  /** Rejects within a few seconds if the store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The store does not answer, or lets nobody in with what the connection string has. */
export class StoreUnreachable extends TextError {
  override readonly name = 'StoreUnreachable';
  constructor(cause: unknown) {
    const why = textOfError(cause);
    super(
      {
        en: `cannot connect to the store: ${why.en}`,
        vi: `không kết nối được với kho dữ liệu: ${why.vi}`,
      },
      { cause },
    );
  }
}

/** Connects to a MongoDB and declares the indexes; throws {@link StoreUnreachable} within a few seconds if there is none. */
export async function openStore({
  uri,
  serverSelectionMs = 3_000,
  onCommand,
}: {
  /** Its own options win over the ones here. */
  uri: string;
  /**
   * How long a call waits for a primary. By default a store that is away fails fast: its callers have retries, or an
   * answer of 503. An election alone takes ten seconds, and what must not be done twice waits for it.
   */
  serverSelectionMs?: number;
  /** Told of every command as the driver sends it, after the indexes are declared; for tests that count or explain. */
  onCommand?: (command: mongo.CommandStartedEvent) => void;
}): Promise<Store> {
  const connection = createConnection(uri, {
    serverSelectionTimeoutMS: serverSelectionMs,
    connectTimeoutMS: 3_000,
    // One that hangs fails too.
    socketTimeoutMS: 20_000,
    // A replica set serves more from fewer than it is offered.
    ...(!/[?&]maxPoolSize=/i.test(uri) && { maxPoolSize: 24 }),
    monitorCommands: onCommand !== undefined,
    bufferCommands: false,
    autoCreate: false,
    autoIndex: false,
    // Absent stays absent, instead of becoming null.
    ignoreUndefined: true,
    // What was acknowledged is on a majority's disks: a stored filing answers for ever. A majority that is away does not
    // hold a call for ever; the write may be done all the same, and every write of ours may be repeated.
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
  });
  const register = registerIn(connection);
  const repositories = {
    campaigns: campaignsIn(connection),
    register,
    registerPages: registerPagesIn(connection),
    filings: filingsIn(connection),
    files: filesIn(connection),
    decisions: decisionsIn(connection),
    drafts: draftsIn(connection),
    evaluations: evaluationsIn(connection, register),
    notices: noticesIn(connection),
    rounds: roundsIn(connection),
    letters: lettersIn(connection),
    letterLinks: letterLinksIn(connection),
    tallies: talliesIn(connection),
    leases: leasesIn(connection),
    pulses: pulsesIn(connection),
    rehearsalOrders: rehearsalOrdersIn(connection),
    ends: endsIn(connection),
    keys: keysIn(connection),
    idempotency: idempotencyIn(connection),
    senders: sendersIn(connection),
    webhooks: webhooksIn(connection),
    claims: claimsIn(connection),
    parked: parkedIn(connection),
    attempts: attemptsIn(connection),
    audit: auditIn(connection),
    accounts: accountsIn(connection),
    signIn: signInIn(connection),
  };
  try {
    await connection.asPromise().catch((error: unknown) => {
      throw new StoreUnreachable(error);
    });
    for (const repository of Object.values(repositories)) await repository.createIndexes();
    if (onCommand) connection.getClient().on('commandStarted', onCommand);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    ...repositories,
    lately: freshly(repositories),
    async ping() {
      await connection.db?.command({ ping: 1 });
    },
    close: () => connection.close(),
  };
}
