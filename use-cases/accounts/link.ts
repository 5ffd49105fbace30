import type { AccountDocument } from '../../store/documents/account';
import { record } from '../audit';
import { conflict } from '../refusals';
import { type Asker, refuseFormer } from './asker';
import { loadAccount, refuseClosed } from './change';
import { setupUrl, type TellingDeps, tellAccount } from './tell';

/** Sends the setup link of an account that has no password yet; the one before ends. */
export async function sendLink(
  deps: TellingDeps,
  asked: { id: string; asker: Asker },
): Promise<AccountDocument> {
  const account = await withoutPassword(deps, asked);
  await tellAccount(deps, account, 'invited');
  await recordLink(deps, account, asked.asker);
  return account;
}

/** The link itself, for the terminal of who runs the service. */
export async function printLink(
  deps: TellingDeps,
  asked: { id: string; asker: Asker },
): Promise<Awaited<ReturnType<typeof setupUrl>>> {
  const account = await withoutPassword(deps, asked);
  const link = await setupUrl(deps, account);
  await recordLink(deps, account, asked.asker, 'printed');
  return link;
}

async function withoutPassword(
  deps: TellingDeps,
  { id, asker }: { id: string; asker: Asker },
): Promise<AccountDocument> {
  const account = await loadAccount(deps, id);
  await refuseFormer(deps, asker);
  refuseClosed(account);
  if (account.password !== undefined) {
    throw conflict({
      en: 'This account has a password: ask for a reset instead.',
      vi: 'Tài khoản này đã có mật khẩu: đề nghị dùng chức năng thiết lập lại.',
    });
  }
  return account;
}

const recordLink = (
  deps: TellingDeps,
  { address }: AccountDocument,
  { actor, from }: Asker,
  how?: 'printed',
): Promise<void> =>
  record(deps, {
    actor,
    action: 'setup-link-made',
    target: how === undefined ? address : `${address}: ${how}`,
    from,
  });
