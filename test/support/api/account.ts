import { Secret, TOTP } from 'otpauth';
import type { GrantedRole } from '../../../domain/key-roles';
import type { AccountDocument } from '../../../store/documents/account';
import { newAccount } from '../../../use-cases/accounts/account-of';
import { newSetupLink } from '../../../use-cases/accounts/setup-link';
import type { TestApi } from './api';
import { type Browser, openBrowser } from './browser';

export const PASSWORD = 'chiều mưa phố núi cà phê';

/** A person with an account, a phone and a browser. */
export interface Person {
  id: string;
  address: string;
  browser: Browser;
  recoveryCodes: string[];
  /** What the phone shows now. */
  code(): string;
  signIn(
    entered?: { password?: string; code?: string; address?: string },
    by?: Browser,
  ): ReturnType<Browser['post']>;
}

/** The key of a page that connects an authenticator. */
export const keyIn = (page: string): string =>
  /<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1]?.replaceAll(' ', '') ?? '';

export const codeOf = (key: string, nowMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: nowMs });

export const recoveryCodesIn = (page: string): string[] =>
  [...page.matchAll(/<code>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){5})<\/code>/g)].map(([, code = '']) => code);

let count = 0;

/** An account that somebody was invited to, and has not set up. */
export async function invited(
  { store, deps }: Pick<TestApi, 'store' | 'deps'>,
  roles: readonly GrantedRole[] = ['it'],
): Promise<{ account: AccountDocument; link: string }> {
  count += 1;
  const address = `nguoi-${count}@tinh.example`;
  const account = newAccount({ address, name: `Người ${count}`, nowMs: deps.now() }, { roles: [...roles] });
  await store.accounts.insert(account);
  return { account, link: await newSetupLink(deps, account) };
}

/** Somebody who was invited and has set up their account, in a browser that is signed in since. */
export async function personWith(api: TestApi, roles: readonly GrantedRole[] = ['it']): Promise<Person> {
  const { account, link } = await invited(api, roles);
  const { _id: id, address } = account;
  const browser = openBrowser(api.app);
  const key = keyIn((await browser.get(`/thiet-lap/${link}`)).text);
  const code = () => codeOf(key, api.deps.now());
  const form = { link, password: PASSWORD, repeated: PASSWORD, code: code() };
  const { status, text } = await browser.post('/sign-in/setup', form);
  if (status !== 200) throw new Error(`not set up: ${status}`);
  return {
    id,
    address,
    browser,
    recoveryCodes: recoveryCodesIn(text),
    code,
    signIn: (entered = {}, by = browser) =>
      by.post('/sign-in/password', { address, password: PASSWORD, code: code(), ...entered }),
  };
}
