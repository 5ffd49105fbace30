import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Registry } from 'prom-client';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../api/metrics';
import { environmentSchema, readEnvironment } from '../../config/environment';
import { projectRoot } from '../../config/project-root';
import { textOf } from '../support/project-file';
import { temporaryFolder } from '../support/temporary-folder';

const page = textOf('docs/operations.md');

/** First and second cells of all rows whose first cell is a name in code. */
const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]*) \|/gm)].map(
  ([, name = '', second = '']) => [name, second.trim()] as const,
);

describe('the table of settings', () => {
  const settings = new Map(rows.filter(([name]) => /^[A-Z][A-Z_]+$/.test(name)));

  test('has every one, and no other', () => {
    expect([...settings.keys()].sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  test('tells their defaults', () => {
    const told = [...settings].filter(([, second]) => second.startsWith('`'));
    const defaults = Object.entries(readEnvironment({})).filter(
      ([, value]) => typeof value === 'string' || typeof value === 'number',
    );
    expect(new Map(told)).toEqual(new Map(defaults.map(([name, value]) => [name, `\`${String(value)}\``])));
  });
});

const registry = new Registry();
createMetrics({
  registry,
  letterFigures: () =>
    Promise.resolve({
      byState: { waiting: 0, ready: 0, sending: 0, sent: 0, withdrawn: 0, failed: 0 },
      possibleDuplicates: 0,
      stragglers: 0,
    }),
  delayFigures: () => Promise.resolve({ lettersOverdueSeconds: 0, evaluationsBehind: 0, ended: 0, ends: {} }),
});
const ours = registry.getMetricsAsArray().map(({ name }) => name);

test('every metric of ours is explained, and none that there is not', () => {
  const explained = rows.map(([name]) => name).filter((name) => name.startsWith('congvu_'));
  expect(explained.sort()).toEqual([...ours].sort());
});

/** What the page explains of the SDK's; `test/worker/metrics.test.ts` has the worker export the one of an alarm. */
const ofTheSdk = rows.map(([name]) => name).filter((name) => name.startsWith('temporal_'));

describe('the alarms', () => {
  const rules = z
    .object({
      groups: z.array(
        z.object({
          rules: z.array(
            z.object({
              alert: z.string(),
              expr: z.string(),
              labels: z.object({ severity: z.enum(['critical', 'warning']) }),
              annotations: z.object({ summary: z.string(), action: z.string() }),
            }),
          ),
        }),
      ),
    })
    .parse(parse(textOf('deploy/prometheus/cong-vu.rules.yml')))
    .groups.flatMap((group) => group.rules);

  test('are the ten of the page', () => {
    const told = rows
      .map(([name]) => name)
      .filter((name) => name.startsWith('CongVu') && !/^CongVu(Campaign|Unit)/.test(name));
    expect(rules.map(({ alert }) => alert)).toEqual(told);
    expect(told).toHaveLength(10);
  });

  test('ask for metrics that there are', () => {
    for (const { expr } of rules) {
      const names = [...expr.matchAll(/\b((congvu|temporal)_[a-z_]+|up\{job="cong-vu-worker"\})/g)].map(
        ([name]) => name,
      );
      expect(names.length).toBeGreaterThan(0);
      for (const name of names) expect([...ours, ...ofTheSdk, 'up{job="cong-vu-worker"}']).toContain(name);
    }
  });
});

test('every file of this repository that the page names is there', () => {
  const links = [...page.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links)
    expect([link, existsSync(path.join(projectRoot, 'docs', link))]).toEqual([link, true]);
});

/** Lines of the page's samples that pack and unpack a data folder. */
const packing = page.split('\n').filter((line) => line.includes('tar -') && line.includes('cong-vu-backup'));

test('a backup, and what is restored from it, is its owner’s alone, whatever the shell’s mask', async () => {
  const [pack = '', unpack = ''] = packing;
  expect(packing).toHaveLength(2);
  const { folder, remove } = await temporaryFolder();
  try {
    const run = (script: string) => execFileSync('sh', ['-euc', `umask 022\n${script}`], { cwd: folder });
    // As the service makes it.
    run('umask 077 && mkdir .data && echo x > .data/admin-key');
    run(pack);
    run('rm -r .data');
    run(unpack);
    const modeOf = (name: string) => statSync(path.join(folder, name)).mode & 0o777;
    expect([modeOf('cong-vu-backup.tar.gz'), modeOf('.data'), modeOf('.data/admin-key')]).toEqual([
      0o600, 0o700, 0o600,
    ]);
  } finally {
    await remove();
  }
});

test('whoever restores ends with the command for it', () => {
  const restored = page.slice(page.indexOf(packing[1] ?? ''));
  expect(restored.split('\n').slice(1, 3)).toEqual(['npm run after-restore', 'npm start']);
});
