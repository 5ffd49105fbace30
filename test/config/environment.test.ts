import { readFileSync } from 'node:fs';
import path from 'node:path';
import { publicUrlOf } from '../../commands/public-url';
import { environmentSchema, InvalidEnvironment, readEnvironment, required } from '../../config/environment';
import { faceAtOf } from '../../config/face-at';

test('.env.example names every setting, and no other', () => {
  const example = readFileSync(path.join(__dirname, '../../.env.example'), 'utf8');
  const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(new Set(named)).toEqual(new Set(Object.keys(environmentSchema.shape)));
});

test('settings have sensible defaults, and an empty one counts as not set', () => {
  expect(readEnvironment({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', TRIAL_PARTS: [] });
  const empty = Object.fromEntries(Object.keys(environmentSchema.shape).map((name) => [name, '']));
  expect(readEnvironment(empty)).toEqual(readEnvironment({}));
});

const NUMBERS = Object.entries(readEnvironment({ API_METRICS_PORT: '1', WORKER_METRICS_PORT: '1' }))
  .filter(([, value]) => typeof value === 'number')
  .map(([name]) => name);

test.each(NUMBERS)('%s is a number in decimal digits alone', (name) => {
  for (const written of [
    '0x10',
    '1e3',
    ' 5',
    '5 ',
    '+5',
    '-5',
    '1_000',
    '1,5',
    '5.',
    '.5',
    '٥',
    'Infinity',
  ]) {
    expect(() => readEnvironment({ [name]: written })).toThrow(new RegExp(`${name}: must be a`));
  }
  expect(readEnvironment({ [name]: '17' })).toHaveProperty(name, 17);
});

test('rates may be fractions', () => {
  const rates = { MAIL_PER_SECOND: '0.5', CODES_PER_SECOND: '2.25' };
  expect(readEnvironment(rates)).toMatchObject({ MAIL_PER_SECOND: 0.5, CODES_PER_SECOND: 2.25 });
});

test.each([
  [{ PORT: '70000' }, /PORT/],
  [{ TEMPORAL_ADDRESS: 'localhost' }, /TEMPORAL_ADDRESS: must be host:port/],
  [{ SMTP_URL: 'relay.example' }, /SMTP_URL: must begin with smtp/],
  [{ TEMPORAL_TLS_CERT: 'client.pem' }, /set both or none/],
  [{ DKIM_DOMAIN: 'so-noi-vu.tinh.example' }, /set all three or none; not set: DKIM_SELECTOR, DKIM_KEY_FILE/],
  [
    { DKIM_DOMAIN: 'so-noi-vu.tinh.example', DKIM_KEY_FILE: 'dkim.pem' },
    /set all three or none; not set: DKIM_SELECTOR/,
  ],
  [
    { OIDC_ISSUER: 'https://sso.example' },
    /set all three or none; not set: OIDC_CLIENT_ID, OIDC_CLIENT_SECRET/,
  ],
  [{ OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }, /set all three or none; not set: OIDC_ISSUER/],
  [{ OIDC_ISSUER: 'sso.example' }, /OIDC_ISSUER: must be an address such as https/],
  [{ OIDC_ISSUER: 'http://sso.example' }, /OIDC_ISSUER: must be https/],
  [{ OIDC_ISSUER: 'https://sso.example/?a=b' }, /OIDC_ISSUER: must be the provider's issuer alone/],
  [
    { OIDC_ISSUER: 'https://sso.example/.well-known/openid-configuration' },
    /OIDC_ISSUER: must be the provider's issuer alone/,
  ],
  [{ DKIM_DOMAIN: 'cong-vu@so-noi-vu.tinh.example' }, /DKIM_DOMAIN: must be a domain/],
  [{ DKIM_SELECTOR: 'a._domainkey.b;' }, /DKIM_SELECTOR: must be a selector/],
  [{ PUBLIC_URL: 'danh-gia.tinh.example' }, /PUBLIC_URL: must be an address such as https/],
  [{ PUBLIC_URL: 'http://danh-gia.tinh.example' }, /PUBLIC_URL: must be https/],
  [{ PUBLIC_URL: 'http://localhost.tinh.example' }, /PUBLIC_URL: must be https/],
  [{ PUBLIC_URL: 'ftp://127.0.0.1' }, /PUBLIC_URL: must be https/],
  [{ PUBLIC_URL: 'https://tinh.example/danh-gia' }, /PUBLIC_URL: must end with the host or the port/],
  [{ PUBLIC_URL: 'https://a:b@tinh.example' }, /PUBLIC_URL: must end with the host or the port/],
  [{ INSTALLATION_SECRET: 'short' }, /INSTALLATION_SECRET: must have 32 characters or more/],
])('the setting %j is refused by name and rule', (env, message) => {
  expect(() => readEnvironment(env)).toThrow(InvalidEnvironment);
  expect(() => readEnvironment(env)).toThrow(message);
});

test.each([
  ['https://Danh-Gia.tinh.example/', 'https://danh-gia.tinh.example'],
  ['https://tinh.example:8443', 'https://tinh.example:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('the address %s is kept as its origin', (address, origin) => {
  expect(readEnvironment({ PUBLIC_URL: address }).PUBLIC_URL).toBe(origin);
});

describe('letters have links', () => {
  const publicUrl = 'https://danh-gia.tinh.example';
  const secret = 's'.repeat(32);
  const both = { PUBLIC_URL: publicUrl, INSTALLATION_SECRET: secret };

  test('with an address and a secret', () => {
    expect(faceAtOf(readEnvironment(both))).toEqual({ faceAt: { publicUrl, secret }, notSet: [] });
  });

  test('with neither alone, and what is not set is named', () => {
    const notSet = (env: NodeJS.ProcessEnv) => faceAtOf(readEnvironment(env));
    expect(notSet({ PUBLIC_URL: publicUrl })).toEqual({ notSet: ['INSTALLATION_SECRET'] });
    expect(notSet({ INSTALLATION_SECRET: secret })).toEqual({ notSet: ['PUBLIC_URL'] });
    expect(notSet({})).toEqual({ notSet: ['PUBLIC_URL', 'INSTALLATION_SECRET'] });
  });

  test('under npm start at the address that it prints, while no letter leaves', () => {
    const under = (env: NodeJS.ProcessEnv, apiUrl = 'http://127.0.0.1:3000') =>
      publicUrlOf({ settings: readEnvironment(env), apiUrl });
    expect(under({})).toBe('http://127.0.0.1:3000');
    expect(under({ PUBLIC_URL: publicUrl })).toBe(publicUrl);
    expect(under({ SMTP_URL: 'smtp://relay.example', PUBLIC_URL: publicUrl })).toBe(publicUrl);
    expect(under({ SMTP_URL: 'smtp://relay.example' })).toBeUndefined();
    expect(under({}, 'http://10.0.0.1:3000')).toBeUndefined();
  });
});

test.each([
  [
    { PORT: 'x' },
    'PORT: must be a whole number in digits alone, such as 20',
    'PORT: phải là số nguyên, chỉ gồm chữ số, ví dụ 20',
  ],
  [{ PORT: '70000' }, 'PORT: must be 65535 or less', 'PORT: không được quá 65535'],
  [{ MAIL_PER_SECOND: '0' }, 'MAIL_PER_SECOND: must be more than 0', 'MAIL_PER_SECOND: phải lớn hơn 0'],
  [
    { MAIL_PER_SECOND: '1,5' },
    'MAIL_PER_SECOND: must be a number in digits, such as 12 or 0.5',
    'MAIL_PER_SECOND: phải là số, chỉ gồm chữ số và dấu chấm thập phân, ví dụ 12 hoặc 0.5',
  ],
  [
    { TEMPORAL_ADDRESS: 'localhost' },
    'TEMPORAL_ADDRESS: must be host:port',
    'TEMPORAL_ADDRESS: phải có dạng máy chủ:cổng',
  ],
  [
    { SMTP_URL: 'x' },
    'SMTP_URL: must begin with smtp:// or smtps://',
    'SMTP_URL: phải bắt đầu bằng smtp:// hoặc smtps://',
  ],
  [
    { MAILBOX_URL: 'x' },
    'MAILBOX_URL: must be a full address, such as https://temporal.example',
    'MAILBOX_URL: phải là địa chỉ đầy đủ, ví dụ https://temporal.example',
  ],
])('the setting %j is explained in both languages', (env, en, vi) => {
  expect(() => readEnvironment(env)).toThrow(
    expect.objectContaining({
      text: { en: `invalid settings:\n  ${en}`, vi: `thiết lập không hợp lệ:\n  ${vi}` },
    }),
  );
});

test('a setting that a process cannot do without is named', () => {
  expect(() => required(readEnvironment({}), 'MONGODB_URI')).toThrow(/MONGODB_URI is not set/);
});

test('what nobody sees in a setting is refused by its name and place, and the value is not told', () => {
  const told = () =>
    readEnvironment({ INSTALLATION_SECRET: `${'x'.repeat(40)}\u200b`, SMTP_URL: 'smtp://mail\u001b' });
  expect(told).toThrow(/INSTALLATION_SECRET: .*"U\+200B" \(zero-width space\): see character 41/);
  expect(told).toThrow(/SMTP_URL: .*"U\+001B"/);
  expect(told).not.toThrow(/xxx/);
});
