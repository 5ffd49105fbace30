import { execFile, execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../config/project-root';
import { foundIn, textOf } from '../support/project-file';

const folder = path.join(projectRoot, 'deploy/systemd');
const units = readdirSync(folder).map((name) => path.join(folder, name));

function isThere(command: string): boolean {
  try {
    execFileSync(command, ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** Where there is none, the test is there by its name, as skipped. */
const testWithSystemd = isThere('systemd-analyze') ? test : test.skip;

testWithSystemd(
  'systemd-analyze verifies both units without a word (skipped where there is none)',
  async () => {
    expect(units).toHaveLength(2);
    const { stdout, stderr } = await promisify(execFile)('systemd-analyze', ['verify', ...units]);
    // A key that it does not know is a warning alone.
    expect(stdout + stderr).toBe('');
  },
);

/** Seconds of the one match of a pattern in a file. */
const seconds = (file: string, pattern: RegExp): number => Number(foundIn(file, pattern).replaceAll('_', ''));

test.each([
  ['worker', seconds('worker/create-workers.ts', /const GRACE = '(\d+) s'/), 5],
  ['api', seconds('api/run-api.ts', /const GRACE_MS = ([\d_]+)/) / 1000, 0],
])('the %s may end as slowly as its code allows before it is killed', (name, graceS, afterwardsS) => {
  const stopS = seconds(`deploy/systemd/cong-vu-${name}.service`, /^TimeoutStopSec=(\d+)s$/m);
  expect(stopS).toBeGreaterThan(graceS + afterwardsS);
});

test.each(['worker', 'api'])('the %s’s unit starts the command that the build makes', (name) => {
  const { bin } = JSON.parse(textOf('package.json')) as { bin: Record<string, string> };
  expect(textOf(`deploy/systemd/cong-vu-${name}.service`)).toMatch(
    new RegExp(`^ExecStart=.* ${bin['cong-vu']} ${name}$`, 'm'),
  );
});
