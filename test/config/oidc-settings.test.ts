import { runApi } from '../../api/run-api';
import { readEnvironment } from '../../config/environment';
import { oidcSettingsOf } from '../../config/oidc-settings';

const provider = {
  OIDC_ISSUER: 'https://sso.tinh.example/realms/tinh/',
  OIDC_CLIENT_ID: 'cong-vu',
  OIDC_CLIENT_SECRET: 'secret',
};
const reached = { PUBLIC_URL: 'https://danh-gia.tinh.example' };
const settingsOf = (env: NodeJS.ProcessEnv) => oidcSettingsOf(readEnvironment(env));

test('nobody signs in through the province unless its provider is set', () => {
  expect(settingsOf({})).toBeUndefined();
  expect(settingsOf({ ...reached, OIDC_STRONG: 'otp', OIDC_NAME: 'SSO' })).toBeUndefined();
});

test('the issuer is taken to the letter, and the way back is our own', () => {
  expect(settingsOf({ ...provider, ...reached })).toEqual({
    issuer: 'https://sso.tinh.example/realms/tinh/',
    clientId: 'cong-vu',
    clientSecret: 'secret',
    redirectUri: 'https://danh-gia.tinh.example/sign-in/oidc/callback',
    name: { vi: 'hệ thống đăng nhập của tỉnh', en: "the province's sign-in" },
    strong: ['mfa'],
  });
});

test('what means two factors, and what the page says, can be set', () => {
  const more = { OIDC_STRONG: ' mfa, urn:tinh:2 ,', OIDC_NAME: 'Cổng SSO' };
  expect(settingsOf({ ...provider, ...reached, ...more })).toMatchObject({
    name: { vi: 'Cổng SSO', en: 'Cổng SSO' },
    strong: ['mfa', 'urn:tinh:2'],
  });
  expect(settingsOf({ ...provider, ...reached, OIDC_STRONG: '' })).toMatchObject({ strong: ['mfa'] });
});

test('the API does not start where the provider would not know where to send people back to', async () => {
  await expect(runApi({ ...provider, LOG_LEVEL: 'silent' })).rejects.toThrow(/^OIDC_ISSUER needs PUBLIC_URL/);
});
