import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { OidcSettings } from '../../../config/oidc-settings';

/** What a provider knows of somebody, and by which means they sign in there. */
export interface ProvincePerson {
  claims: { email?: string; email_verified?: unknown; name?: string };
  amr?: readonly string[];
}

/** How a provider is, until it is told otherwise. */
export interface ProvinceState {
  people: Readonly<Record<string, ProvincePerson>>;
  /** What its id tokens say instead. */
  tampered: Readonly<Record<string, unknown>> | null;
  /** Whether somebody else signs them. */
  foreignSignature: boolean;
  /** `cut`: it answers nobody; with a path, nobody who asks for that. */
  mode: 'up' | 'cut' | `cut ${string}` | `broken ${string}`;
}

export interface Province {
  settings: OidcSettings;
  /** Resolves to how often it has been asked what it is. */
  set(state: Partial<ProvinceState>): Promise<number>;
  stop(): Promise<void>;
}

/** Where the service under test says that it is reached. */
export const PUBLIC_URL = 'https://danh-gia.tinh.example';
const redirectUri = `${PUBLIC_URL}/sign-in/oidc/callback`;

/** A provider in a process of its own. */
export async function startProvince(): Promise<Province> {
  const child = fork(path.join(__dirname, 'program.mjs'), [redirectUri], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const { ready } = (await answerOf(child)) as {
    ready: Pick<OidcSettings, 'issuer' | 'clientId' | 'clientSecret'>;
  };
  return {
    settings: { ...ready, redirectUri, name: { vi: 'cổng của tỉnh', en: 'the portal' }, strong: ['mfa'] },
    async set(state) {
      const answered = answerOf(child);
      child.send({ set: state });
      return ((await answered) as { described: number }).described;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const ended = once(child, 'exit', { signal: over.signal }).then(
    () => {
      throw new Error('the provider has ended');
    },
    () => undefined,
  );
  try {
    const [message] = (await Promise.race([
      once(child, 'message', { signal: over.signal }),
      ended,
    ])) as unknown[];
    return message;
  } finally {
    over.abort();
  }
}

/** A browser at the provider: it stays signed in there. */
export interface ProvinceBrowser {
  /** Signs in there as somebody, or declines; resolves to where the provider then leads. */
  visit(address: string, as?: string): Promise<string>;
}

export function openProvinceBrowser(): ProvinceBrowser {
  const cookies = new Map<string, string>();
  const ask = async (address: string): Promise<string> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
    return new URL(location, address).href;
  };
  return {
    async visit(address, as) {
      let at = address;
      while (!at.startsWith(PUBLIC_URL)) {
        const isAsked = new URL(at).pathname.startsWith('/interaction/');
        at = await ask(isAsked && as !== undefined ? `${at}?as=${as}` : at);
      }
      return at;
    },
  };
}
