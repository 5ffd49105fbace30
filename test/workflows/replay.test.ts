import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { sized } from '../support/size';

const run = promisify(execFile);
const FOLDER = path.join(__dirname, '../histories');
const recorded = readdirSync(FOLDER).filter((name) => name.endsWith('.binpb'));

test.each([
  'unit-evaluation-on-time',
  'unit-evaluation-corrected',
  'unit-evaluation-continued-run-2',
  'unit-evaluation-linked',
  'unit-evaluation-cancelled',
  'campaign-cancelled',
  'letters-continued-while-the-relay-was-away-run-2',
  'letters-cancelled-in-a-later-run-run-2',
  'letters-released-after-a-hold',
  'unit-evaluation-in-a-rehearsal',
  'letters-of-a-rehearsal',
  'campaign-rehearsed',
  'campaign-opened-in-pages',
])('there is a recorded history: %s', (name) => {
  expect(recorded).toContain(`${name}.binpb`);
});

test('no recorded history names a folder of the machine that it was recorded on', () => {
  for (const name of recorded) {
    const text = readFileSync(path.join(FOLDER, name), 'latin1');
    expect(`${name}: ${/file:\/\/|\(\/[a-z]+\//.exec(text)?.[0] ?? 'none'}`).toBe(`${name}: none`);
  }
});

// The SDK makes two of a cache of one.
const hosts = [
  ['Asia/Ho_Chi_Minh', '0', -420],
  ['America/New_York', '100', 300],
  ['UTC', '1', 0],
] as const;

test.each(hosts.slice(0, sized(hosts.length, 2)))(
  'recorded histories replay on a host in %s with a cache of %s',
  async (TZ, CACHE, offsetMinutes) => {
    const script = path.join(__dirname, 'replay-histories.js');
    const { stdout } = await run(process.execPath, [script], { env: { ...process.env, TZ, CACHE } });
    expect(JSON.parse(stdout)).toEqual({ replayed: recorded.length, offsetMinutes });
  },
);
