import { readFileSync } from 'node:fs';
import path from 'node:path';
import { environmentSchema, InvalidEnvironment, readEnvironment, required } from '../../config/environment';

test('.env.example names every setting, and no other', () => {
  const example = readFileSync(path.join(__dirname, '../../.env.example'), 'utf8');
  const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(new Set(named)).toEqual(new Set(Object.keys(environmentSchema.shape)));
});

test('settings have sensible defaults, and an empty one counts as not set', () => {
  expect(readEnvironment({ SMTP_URL: '' })).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', TRIAL_PARTS: [] });
});

test.each([
  [{ PORT: '70000' }, /PORT/],
  [{ TEMPORAL_ADDRESS: 'localhost' }, /TEMPORAL_ADDRESS: must be host:port/],
  [{ SMTP_URL: 'relay.example' }, /SMTP_URL: must begin with smtp/],
  [{ TEMPORAL_TLS_CERT: 'client.pem' }, /set both or none/],
])('the setting %j is refused by name and rule', (env, message) => {
  expect(() => readEnvironment(env)).toThrow(InvalidEnvironment);
  expect(() => readEnvironment(env)).toThrow(message);
});

test('a setting that a process cannot do without is named', () => {
  expect(() => required(readEnvironment({}), 'MONGODB_URI')).toThrow(/MONGODB_URI is not set/);
});
