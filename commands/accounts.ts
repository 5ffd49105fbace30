import { didYouMean } from '../config/did-you-mean';
import { GRANTED_ROLES, type GrantedRole, isGrantedRole } from '../domain/key-roles';
import { accountOf } from '../domain/sign-in';
import { joined, type Said, type Text } from '../domain/text';
import type { AccountDocument } from '../store/documents/account';
import type { Asker } from '../use-cases/accounts/asker';
import { closeAccount, reopenAccount } from '../use-cases/accounts/close';
import { invite } from '../use-cases/accounts/invite';
import { printLink, sendLink } from '../use-cases/accounts/link';
import { type ShownAccount, shownAccounts } from '../use-cases/accounts/list';
import { askReset, resetAlone } from '../use-cases/accounts/reset';
import { setRoles } from '../use-cases/accounts/roles';
import { endSessions, sessionsOf } from '../use-cases/accounts/sessions';
import { newInvitation, withReason } from '../use-cases/input/accounts';
import { parseInput } from '../use-cases/input/parse';
import { commandActor } from './actor';
import type { AccountOptions } from './options';
import type { CommandDeps, Print, StoreCommand } from './store-command';
import { UsageError } from './usage';

const asker = (): Asker => ({ actor: commandActor(), isAdministrator: true });

export const listAccounts: StoreCommand = async (deps, print) => {
  const accounts = (await deps.store.accounts.holding(GRANTED_ROLES)).sort((a, b) =>
    a.address < b.address ? -1 : 1,
  );
  if (accounts.length === 0) {
    print({ en: 'no account has granted roles', vi: 'chưa có tài khoản nào được giao vai trò' });
  }
  for (const shown of await shownAccounts(deps, accounts, undefined)) print(lineOf(shown));
};

const lineOf = (shown: ShownAccount): Said => {
  const { address, roles, name } = shown.account;
  return joined(`${address}  ${roles.join(',') || '-'}  `, stateOf(shown), `  ${name}`);
};

function stateOf({ account, hasProvinceSignIn, setupUntil, reset }: ShownAccount): Text {
  const { closedAt, password, totp } = account;
  if (closedAt !== undefined) return { en: `closed ${closedAt}`, vi: `đã đóng lúc ${closedAt}` };
  const states: Text[] = [
    ...(password === undefined ? [] : [{ en: 'password', vi: 'mật khẩu' }]),
    ...(totp === undefined ? [] : [{ en: 'second factor', vi: 'xác thực bước hai' }]),
    ...(hasProvinceSignIn ? [{ en: "the province's sign-in", vi: 'đăng nhập của tỉnh' }] : []),
    ...(setupUntil === undefined
      ? []
      : [{ en: `setup link until ${setupUntil}`, vi: `đường dẫn thiết lập đến ${setupUntil}` }]),
    ...(reset ? [{ en: `reset asked by ${reset.actor}`, vi: `${reset.actor} đề nghị thiết lập lại` }] : []),
  ];
  if (states.length === 0) return { en: 'not set up', vi: 'chưa thiết lập' };
  return joined(...states.flatMap((state, i) => (i === 0 ? [state] : [', ', state])));
}

/** Throws before anything is connected. */
export function inviteOf(
  address: string,
  { name, role, reason, print: byHand }: AccountOptions,
): StoreCommand {
  const invitation = parseInput(newInvitation, { address, name, roles: rolesIn(role), reason }, '--');
  return async (deps, print) => {
    const asked = { ...invitation, asker: asker(), byLetter: !byHand };
    const account = await invite(deps, asked);
    await showLine(deps, account, print);
    if (!byHand) return;
    if (account.password === undefined) await printLinkOf(deps, account, print);
  };
}

export function rolesOf(address: string, { role, none, reason }: AccountOptions): StoreCommand {
  if ((role === undefined) === (none === undefined)) {
    throw new UsageError({
      en: 'roles needs --role, one or more, or --none',
      vi: 'roles cần --role (một hoặc nhiều) hoặc --none',
    });
  }
  const wanted = { roles: none ? [] : rolesIn(role), ...reasoned(reason) };
  return async (deps, print) => {
    const { _id: id } = await accountAt(deps, address);
    await showLine(deps, await setRoles(deps, { id, ...wanted, asker: asker() }), print);
  };
}

export function resetOf(address: string, { reason, alone, print: byHand }: AccountOptions): StoreCommand {
  const why = reasoned(reason);
  if (byHand && !alone) {
    throw new UsageError({
      en: '--print goes with --alone: otherwise a second person confirms the reset first',
      vi: '--print chỉ dùng cùng --alone: nếu không thì người thứ hai xác nhận trước',
    });
  }
  return async (deps, print) => {
    const { _id: id } = await accountAt(deps, address);
    const asked = { id, ...why, asker: asker() };
    if (!alone) {
      await showLine(deps, await askReset(deps, asked), print);
      print({
        en: 'A second person with the role it or administrator confirms it after signing in, within three days.',
        vi: 'Trong ba ngày, người thứ hai có vai trò it hoặc administrator đăng nhập để xác nhận.',
      });
      return;
    }
    const account = await resetAlone(deps, { ...asked, byLetter: !byHand });
    await showLine(deps, account, print);
    if (byHand) await printLinkOf(deps, account, print);
  };
}

export const sessionsFor =
  (address: string, { end }: AccountOptions): StoreCommand =>
  async (deps, print) => {
    const account = await accountAt(deps, address);
    const sessions = await sessionsOf(deps, account);
    if (sessions.length === 0) print({ en: 'nobody is signed in', vi: 'không có phiên đăng nhập nào' });
    for (const { method, device, from, createdAt, seenAt } of sessions) {
      print(
        joined(
          `${createdAt}  ${method}  ${from}  ${device}  `,
          { en: 'last used ', vi: 'dùng gần nhất lúc ' },
          seenAt,
        ),
      );
    }
    if (!end) return;
    await endSessions(deps, { id: account._id, asker: asker() });
    print({ en: 'all sessions are ended', vi: 'đã kết thúc mọi phiên đăng nhập' });
  };

export function closeOf(address: string, { reason }: AccountOptions): StoreCommand {
  const why = reasoned(reason);
  return async (deps, print) => {
    const { _id: id } = await accountAt(deps, address);
    await showLine(deps, await closeAccount(deps, { id, ...why, asker: asker() }), print);
  };
}

export const reopenOf =
  (address: string): StoreCommand =>
  async (deps, print) => {
    const { _id: id } = await accountAt(deps, address);
    await showLine(deps, await reopenAccount(deps, { id, asker: asker() }), print);
  };

export const linkOf =
  (address: string, { print: byHand }: AccountOptions): StoreCommand =>
  async (deps, print) => {
    const account = await accountAt(deps, address);
    if (byHand) {
      await printLinkOf(deps, account, print);
      return;
    }
    await sendLink(deps, { id: account._id, asker: asker() });
    print({
      en: `the setup link is mailed to ${account.address}`,
      vi: `đã gửi đường dẫn thiết lập tới ${account.address}`,
    });
  };

async function printLinkOf(deps: CommandDeps, { _id: id }: AccountDocument, print: Print): Promise<void> {
  const { url, until } = await printLink(deps, { id, asker: asker() });
  print({
    en: `Works once, until ${until}, for this account alone:`,
    vi: `Dùng được một lần, đến ${until}, chỉ cho tài khoản này:`,
  });
  print(url);
}

async function showLine(deps: CommandDeps, account: AccountDocument, print: Print): Promise<void> {
  for (const shown of await shownAccounts(deps, [account], undefined)) print(lineOf(shown));
}

const reasoned = (reason: string | undefined): { reason: string } => parseInput(withReason, { reason }, '--');

function rolesIn(roles: readonly string[] = []): GrantedRole[] {
  return roles.map((role) => {
    if (isGrantedRole(role)) return role;
    const all = GRANTED_ROLES.join(', ');
    throw new UsageError(
      joined(
        { en: `there is no granted role ${role}`, vi: `không có vai trò được giao ${role}` },
        didYouMean(role, GRANTED_ROLES, { en: `; the roles are ${all}`, vi: `; các vai trò: ${all}` }),
      ),
    );
  });
}

async function accountAt({ store }: CommandDeps, typed: string): Promise<AccountDocument> {
  const address = accountOf(typed);
  const account = await store.accounts.at(address);
  if (account) return account;
  throw new UsageError({
    en: `there is no account ${address}; a person of a register has one once they have signed in`,
    vi: `không có tài khoản ${address}; người trong danh sách có tài khoản sau lần đăng nhập đầu tiên`,
  });
}
