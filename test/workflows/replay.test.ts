import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const recorded = readdirSync(path.join(__dirname, '../histories')).filter((name) => name.endsWith('.binpb'));

test('there are recorded histories', () => {
  expect(recorded.length).toBeGreaterThanOrEqual(3);
});

test.each([
  ['Asia/Ho_Chi_Minh', -420],
  ['UTC', 0],
  ['America/New_York', 300],
])('recorded histories replay on a host in %s', async (TZ, offsetMinutes) => {
  const script = path.join(__dirname, 'replay-histories.js');
  const { stdout } = await run(process.execPath, [script], { env: { ...process.env, TZ } });
  expect(JSON.parse(stdout)).toEqual({ replayed: recorded.length, offsetMinutes });
});
