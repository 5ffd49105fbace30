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
])('%j is refused by name and rule', (env, message) => {
  expect(() => readEnvironment(env)).toThrow(InvalidEnvironment);
  expect(() => readEnvironment(env)).toThrow(message);
});

test.each([
  [{ PORT: 'x' }, 'PORT: must be a number, not text', 'PORT: phải là số, không phải là đoạn chữ'],
  [{ PORT: '70000' }, 'PORT: must be 65535 or less', 'PORT: không được quá 65535'],
  [{ MAIL_PER_SECOND: '0' }, 'MAIL_PER_SECOND: must be more than 0', 'MAIL_PER_SECOND: phải lớn hơn 0'],
  [
    { PORT: '1.5' },
    'PORT: must be a whole number, not a fraction',
    'PORT: phải là số nguyên, không phải là số thập phân',
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
])('%j is explained in both languages', (env, en, vi) => {
  expect(() => readEnvironment(env)).toThrow(
    expect.objectContaining({
      text: { en: `invalid settings:\n  ${en}`, vi: `thiết lập không hợp lệ:\n  ${vi}` },
    }),
  );
});

test('what a process cannot do without is named', () => {
  expect(() => required(readEnvironment({}), 'MONGODB_URI')).toThrow(/MONGODB_URI is not set/);
});
