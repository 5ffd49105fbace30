import type { Text } from '../domain/text';
import { type Environment, InvalidEnvironment } from './environment';

/** Where the provider sends people back to; it is registered there. */
export const OIDC_CALLBACK = '/sign-in/oidc/callback';

/** The province's own sign-in. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  name: Text;
  /** Words of `acr` or `amr` that mean two factors. */
  strong: readonly string[];
}

const NAME: Text = { vi: 'hệ thống đăng nhập của tỉnh', en: "the province's sign-in" };

type Read =
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_NAME'
  | 'OIDC_STRONG'
  | 'PUBLIC_URL';

/**
 * Undefined where people do not sign in there.
 * @throws InvalidEnvironment if the provider would not know where to send people back to.
 */
export function oidcSettingsOf({
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: clientId,
  OIDC_CLIENT_SECRET: clientSecret,
  OIDC_NAME: name,
  OIDC_STRONG: strong,
  PUBLIC_URL: publicUrl,
}: Pick<Environment, Read>): OidcSettings | undefined {
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  if (publicUrl === undefined) {
    throw new InvalidEnvironment({
      en: 'OIDC_ISSUER needs PUBLIC_URL: the provider sends people back to it',
      vi: 'OIDC_ISSUER cần có PUBLIC_URL: hệ thống đăng nhập chuyển người dùng trở lại địa chỉ này',
    });
  }
  return {
    issuer,
    clientId,
    clientSecret,
    redirectUri: `${publicUrl}${OIDC_CALLBACK}`,
    name: name === undefined ? NAME : { vi: name, en: name },
    strong: strong.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()])),
  };
}
