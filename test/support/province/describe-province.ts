import type { Express } from 'express';
import type { OidcSettings } from '../../../config/oidc-settings';
import type { GrantedRole } from '../../../domain/key-roles';
import { newAccount } from '../../../use-cases/accounts/account-of';
import { providerOf } from '../../../use-cases/sign-in/provider';
import { type ApiUnderTest, describeApi } from '../api/describe-api';
import { type Province, startProvince } from './provider';
import { openVisitor, type Visitor } from './visitor';

/** An address of the register. */
export const ADDRESS = 'tai-chinh@thu-nghiem.example';
export const mfa = ['pwd', 'otp', 'mfa'];
export const verified = (email: string) => ({ email, email_verified: true });

/** One by two factors, one by one, one whose address nobody has made sure of, and one whom no register has. */
export const people = {
  lan: { claims: verified(ADDRESS), amr: mfa },
  minh: { claims: verified('y-te@thu-nghiem.example'), amr: ['pwd'] },
  hoa: { claims: { email: 'noi-vu@thu-nghiem.example', email_verified: false }, amr: mfa },
  la: { claims: verified('nobody@thu-nghiem.example'), amr: mfa },
};

interface AtProvince {
  api: ApiUnderTest;
  province: Pick<Province, 'settings' | 'set'>;
  /** The service, with its provider set so. */
  withProvince: (settings?: Partial<OidcSettings>) => Express;
  /** Makes an account that has been granted something: by default to look after the service. */
  grant: (name: string, address: string, more?: { closed?: boolean; roles?: GrantedRole[] }) => Promise<void>;
  audit: () => Promise<{ action: string; actor: string; target: string | undefined }[]>;
  /** Another browser, with cookies of somebody's. */
  withCookies: (app: Express, cookies: Record<string, string>) => Visitor;
}

const LOOKS_AFTER: GrantedRole[] = ['it'];
const HOUR_MS = 3_600_000;

/**
 * Tests of signing in at a provider that runs. Each has a store of its own and the clock that the provider has; where they
 * share a store, each has an hour of its own.
 */
export function describeProvince(
  title: string,
  tests: (at: AtProvince) => void,
  { fresh = true }: { fresh?: boolean } = {},
): void {
  let hours = 0;
  let province: Province;
  beforeAll(async () => {
    province = await startProvince();
  });
  afterAll(() => province.stop());

  describeApi(title, { open: 'c', fresh }, (api) => {
    beforeEach(async () => {
      api.setTime(new Date(Date.now() + hours * HOUR_MS).toISOString());
      if (!fresh) hours += 1;
      await province.set({ people, tampered: null, foreignSignature: false, mode: 'up' });
    });
    tests({
      api,
      province: {
        get settings() {
          return province.settings;
        },
        set: (state) => province.set(state),
      },
      withProvince(more) {
        const settings = { ...province.settings, ...more };
        const provider = providerOf(settings, { now: api.deps.now });
        return api.beside({ signIn: { ...api.deps.signIn, province: { name: settings.name, provider } } })
          .app;
      },
      async grant(name, address, { closed = false, roles = LOOKS_AFTER } = {}) {
        const account = newAccount({ address, name, nowMs: api.deps.now() }, { roles });
        await api.store.accounts.insert(closed ? { ...account, closedAt: account.createdAt } : account);
      },
      async audit() {
        const entries = await api.store.audit.list({ limit: 40 });
        return entries.map(({ action, actor, target }) => ({ action, actor, target }));
      },
      withCookies(app, cookies) {
        const visitor = openVisitor(app);
        for (const [name, value] of Object.entries(cookies))
          (visitor.cookies as Map<string, string>).set(name, value);
        return visitor;
      },
    });
  });
}
