import { execFile, execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { environmentSchema } from '../../config/environment';
import { projectRoot } from '../../config/project-root';
import { foundIn, textOf } from '../support/project-file';

const folder = path.join(projectRoot, 'deploy/systemd');
const units = readdirSync(folder)
  .filter((name) => name.endsWith('.service'))
  .map((name) => path.join(folder, name));

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

/** Names in an example of a file of settings, commented out or not. */
const named = (name: string) =>
  [...textOf(`deploy/systemd/${name}.env.example`).matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(
    ([, each = '']) => each,
  );

describe('what each is given', () => {
  test.each(['worker', 'api'])('lies in a file of its own, under a user of its own: %s', (name) => {
    const unit = textOf(`deploy/systemd/cong-vu-${name}.service`);
    expect(unit).toMatch(new RegExp(`^EnvironmentFile=/etc/cong-vu/${name}\\.env$`, 'm'));
    expect(unit).toMatch(new RegExp(`^User=cong-vu-${name}$`, 'm'));
    expect(named(name).filter((each) => !(each in environmentSchema.shape))).toEqual([]);
    const needed = ['INSTALLATION_SECRET', 'MONGODB_URI', 'TEMPORAL_ADDRESS', 'PUBLIC_URL'];
    expect(named(name)).toEqual(expect.arrayContaining(needed));
  });

  test('is of signing in nothing at the worker, and of mail at the API the account of codes alone', () => {
    expect(named('worker').filter((name) => /^(SIGN_IN|CODES|TRIAL)_/.test(name))).toEqual([]);
    expect(named('worker')).toContain('SMTP_URL');
    expect(named('api').filter((name) => name.endsWith('SMTP_URL'))).toEqual([
      'SIGN_IN_SMTP_URL',
      // Without an account.
      'CAPTURED_SMTP_URL',
    ]);
  });

  test('is together every setting, but for what npm start or the unit sets', () => {
    const elsewhere = ['DATA_DIR', 'TRIAL_PARTS', 'TRIAL_RUN'];
    expect(new Set([...named('worker'), ...named('api'), ...elsewhere])).toEqual(
      new Set(Object.keys(environmentSchema.shape)),
    );
  });
});
