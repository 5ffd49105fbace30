import type { AuditedAction } from '../../domain/audit';
import { fromMs } from '../../domain/time';
import type { AccountChange, AccountDocument } from '../../store/documents/account';
import { record } from '../audit';
import type { Deps } from '../deps';
import { conflict, notFound } from '../refusals';
import { type Asker, refuseFormer } from './asker';
import { changeAndEndSessions } from './end-sessions';

/** What is to become of an account. */
export interface Wanted {
  set?: Parameters<Deps['store']['accounts']['changeAndEnd']>[1];
  unset?: Parameters<Deps['store']['accounts']['changeAndEnd']>[2];
  /** For the audit, beside whose account it is. */
  what?: string;
}

/** An account, and whether this request has changed it. */
export interface Changed {
  account: AccountDocument;
  isNew: boolean;
}

export async function loadAccount({ store }: Pick<Deps, 'store'>, id: string): Promise<AccountDocument> {
  const account = await store.accounts.get(id);
  if (account) return account;
  throw notFound({ en: 'Account not found.', vi: 'Không có tài khoản này.' });
}

/** Refuses what is for an account by which somebody signs in. */
export function refuseClosed({ closedAt }: Pick<AccountDocument, 'closedAt'>): void {
  if (closedAt === undefined) return;
  throw conflict({
    en: 'This account is closed: reopen it first.',
    vi: 'Tài khoản này đã đóng: đề nghị mở lại trước.',
  });
}

/**
 * Changes an account and ends its sessions. `decide` is asked of the account as it is: it refuses, or says what is to become of it,
 * or nothing where it is so already. Whoever is first among several at once changes it; the others decide anew. Audited once.
 * `undoIf` is asked once it is changed, and what it throws undoes the change.
 */
export async function changeAccount(
  deps: Pick<Deps, 'store' | 'now'>,
  {
    id,
    action,
    reason,
    asker,
    decide,
    undoIf,
  }: {
    id: string;
    action: AuditedAction;
    reason?: string | undefined;
    asker: Asker;
    decide: (account: AccountDocument) => Promise<Wanted | undefined> | Wanted | undefined;
    undoIf?: (before: AccountDocument) => Promise<void>;
  },
): Promise<Changed> {
  for (;;) {
    const account = await loadAccount(deps, id);
    const wanted = await decide(account);
    if (!wanted) {
      if (account.lastChange?.action === action) await auditChange(deps, account.lastChange);
      return { account, isNew: false };
    }
    await refuseFormer(deps, asker);
    const { address, epoch } = account;
    const lastChange: AccountChange = {
      action,
      actor: asker.actor,
      target: targetOf({ address, what: wanted.what, reason }),
      at: fromMs(deps.now()),
      ...(asker.from !== undefined && { from: asker.from }),
      once: `${action} ${id} ${epoch}`,
    };
    const changed = await changeAndEndSessions(deps, account, { ...wanted.set, lastChange }, wanted.unset);
    // Somebody else has changed it since it was read.
    if (!changed) continue;
    if (undoIf) {
      await undoIf(account).catch((error: unknown) => undo(deps, { before: account, after: changed }, error));
    }
    await auditChange(deps, lastChange);
    return { account: changed, isNew: true };
  }
}

/** «dau-moi@so-tai-chinh.example: it, clerk (lý do)». */
export const targetOf = ({
  address,
  what,
  reason,
}: {
  address: string;
  what?: string | undefined;
  reason?: string | undefined;
}): string =>
  `${address}${what === undefined ? '' : `: ${what}`}${reason === undefined ? '' : ` (${reason})`}`;

export async function auditChange(
  deps: Pick<Deps, 'store' | 'now'>,
  { at: _when, ...entry }: AccountChange,
): Promise<void> {
  await record(deps, entry);
}

/** What was granted, and that it is open; its sessions stay ended. */
async function undo(
  deps: Pick<Deps, 'store'>,
  { before, after }: { before: AccountDocument; after: AccountDocument },
  because: unknown,
): Promise<never> {
  const closedAgain =
    before.closedAt === undefined ? (['closedAt', 'lastChange'] as const) : (['lastChange'] as const);
  await changeAndEndSessions(deps, after, { roles: before.roles }, closedAgain);
  throw because;
}
