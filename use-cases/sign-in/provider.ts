import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
} from 'openid-client';
import type { OidcSettings } from '../../config/oidc-settings';
import { fromMs, type Instant } from '../../domain/time';

/** What a browser takes along, and has to bring back or fit. */
export interface Sent {
  state: string;
  nonce: string;
  /** RFC 7636. */
  verifier: string;
  /** Whether the person is to prove once more who they are, signed in there or not. */
  again: boolean;
}

/** Somebody who has proved to the provider who they are. */
export interface Proved {
  issuer: string;
  subject: string;
  /** Whether by two factors. */
  isStrong: boolean;
  /** When, if it says so. */
  at?: Instant;
  /** Their address, if the provider has made sure that it is theirs. */
  verifiedEmail: () => Promise<string | undefined>;
}

/** The province's own sign-in. Both throw {@link ProviderFailure}. */
export interface Provider {
  /** Where a browser is sent. */
  addressFor(sent: Sent): Promise<string>;
  /** Whom it sends back, by the query that the browser comes back with. */
  proved(query: string, sent: Sent): Promise<Proved>;
}

/** `declined`: the person has, or the provider. `invalid`: what came back cannot be believed. */
type FailureKind = 'away' | 'declined' | 'invalid';

/** It has no text of the provider, and neither codes nor tokens. */
export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
  ) {
    super(`${kind}: ${code}`);
  }
}

/** Somebody waits in front of a browser. */
const TIMEOUT_S = 10;
/** What the provider says of itself changes rarely. */
const DESCRIBED_FOR_MS = 60 * 60_000;

/** Nothing is asked of the provider before somebody wants to sign in: the service starts while it is away. */
export function providerOf(settings: OidcSettings, { now }: { now: () => number }): Provider {
  const { redirectUri, strong } = settings;
  let known: { configuration: Configuration; untilMs: number } | undefined;
  let asking: Promise<Configuration> | undefined;

  const ask = async (): Promise<Configuration> => {
    const configuration = await configurationOf(settings);
    known = { configuration, untilMs: now() + DESCRIBED_FOR_MS };
    return configuration;
  };
  const configured = async (): Promise<Configuration> => {
    if (known && now() < known.untilMs) return known.configuration;
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    try {
      return await asking;
    } catch (error) {
      if (known) return known.configuration;
      throw new ProviderFailure('away', codeOf(error));
    }
  };

  return {
    async addressFor({ state, nonce, verifier, again }) {
      const address = buildAuthorizationUrl(await configured(), {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login', max_age: '0' }),
      });
      return address.href;
    },
    async proved(query, { state, nonce, verifier }) {
      const configuration = await configured();
      const address = new URL(redirectUri);
      address.search = query;
      try {
        const tokens = await authorizationCodeGrant(configuration, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) throw new ProviderFailure('invalid', 'no id token');
        const { iss, sub, acr, amr, auth_time: at } = claims;
        return {
          issuer: iss,
          subject: sub,
          isStrong: strong.some((word) => word === acr || (Array.isArray(amr) && amr.includes(word))),
          ...(at !== undefined && { at: fromMs(at * 1000) }),
          verifiedEmail: () =>
            'email' in claims
              ? Promise.resolve(verified(claims))
              : askedEmail(configuration, { token: tokens.access_token, subject: sub }),
        };
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

async function configurationOf({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const found = await discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
    timeout: TIMEOUT_S,
    // The settings allow it on this very machine alone.
    execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
  });
  const server = found.serverMetadata();
  // OpenID Connect Discovery, section 3: `client_secret_basic` is meant where nothing is said.
  const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
  const configuration = methods.includes('client_secret_basic')
    ? found
    : new Configuration(server, clientId, undefined, ClientSecretPost(clientSecret));
  configuration.timeout = TIMEOUT_S;
  if (issuer.startsWith('http:')) allowInsecureRequests(configuration);
  // Whatever the way that it came, an id token is held to the keys of the provider.
  enableNonRepudiationChecks(configuration);
  return configuration;
}

/** Many providers tell of the address only when they are asked. */
async function askedEmail(
  configuration: Configuration,
  { token, subject }: { token: string; subject: string },
): Promise<string | undefined> {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return undefined;
  try {
    return verified(await fetchUserInfo(configuration, token, subject));
  } catch (error) {
    throw failureOf(error);
  }
}

const verified = ({ email, email_verified }: Readonly<Record<string, unknown>>): string | undefined =>
  typeof email === 'string' && email_verified === true ? email : undefined;

function failureOf(error: unknown): ProviderFailure {
  if (error instanceof ProviderFailure) return error;
  return new ProviderFailure(kindOf(error), codeOf(error));
}

function kindOf(error: unknown): FailureKind {
  if (error instanceof AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'declined';
    return ['temporarily_unavailable', 'server_error'].includes(error.error) ? 'away' : 'invalid';
  }
  return chainOf(error).some(isAway) ? 'away' : 'invalid';
}

/** What is known of an error, of its cause, or of the answer that it is about. */
interface Link {
  name?: unknown;
  code?: unknown;
  status?: unknown;
  cause?: unknown;
}

/** The library, `fetch` and the network each have a word on it. */
const chainOf = (error: unknown): Link[] =>
  typeof error === 'object' && error !== null
    ? [error, ...chainOf('cause' in error ? error.cause : undefined)]
    : [];

const isAway = ({ name, status, cause }: Link): boolean =>
  (typeof status === 'number' && status >= 500) ||
  name === 'TimeoutError' ||
  // As `fetch` has it that there is no connection.
  (name === 'TypeError' && typeof cause === 'object');

/** A word of a standard, for the log. What the provider says beside that may hold anything. */
function codeOf(error: unknown): string {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return /^[a-z_]{1,40}$/.test(error.error) ? error.error : error.code;
  }
  const codes = chainOf(error).flatMap(({ code }) => (typeof code === 'string' ? [code] : []));
  return codes[0] ?? (error instanceof Error ? error.name : 'unknown');
}
