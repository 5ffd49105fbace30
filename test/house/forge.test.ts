import { existsSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '../../config/project-root';
import { textOf } from '../support/project-file';

const step = z.object({
  run: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const { jobs } = z
  .object({ jobs: z.object({ test: z.object({ steps: z.array(step) }) }) })
  .parse(parse(textOf('.github/workflows/test.yml')));
const { steps } = jobs.test;

describe('a forge', () => {
  test('ends with the README’s command of the tests, as .ci/run does', () => {
    const command = steps.at(-1)?.run;
    expect(command).toBe('npm ci --ignore-scripts && npm test');
    expect(textOf('README.md')).toContain(`\n${command} `);
    expect(textOf('.ci/run').trimEnd().split('\n').slice(-2).join(' && ')).toBe(command);
  });

  test('runs actions of one version each', () => {
    const uses = steps.flatMap(({ uses: action = [] }) => action);
    expect(uses.length).toBeGreaterThan(4);
    expect(uses.filter((action) => !/^actions\/[a-z-]+@v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('has what the README asks for: Node, Go, Python, a JDK and Maven', () => {
    const settings = Object.assign({}, ...steps.map((one) => one.with)) as Record<string, string>;
    expect(existsSync(path.join(projectRoot, settings['node-version-file'] ?? ''))).toBe(true);
    const [, go = ''] = /^go 1\.(\d+)/m.exec(textOf('embedded/temporal/go.mod')) ?? [];
    expect(Number(settings['go-version']?.split('.')[1])).toBeGreaterThanOrEqual(Number(go));
    expect(['3.11', '3.12', '3.13']).toContain(settings['python-version']);
    expect(Number(settings['java-version'])).toBeGreaterThanOrEqual(17);
    expect(steps.some(({ run = '' }) => run.includes('install --yes maven'))).toBe(true);
  });
});

test('Renovate looks after every kind of dependency that there is, the test server in test/ too', () => {
  const { enabledManagers, ignorePaths } = z
    .object({ enabledManagers: z.array(z.string()), ignorePaths: z.array(z.string()) })
    .parse(JSON.parse(textOf('renovate.json')));
  const files: Record<string, string> = {
    npm: 'package-lock.json',
    nvm: '.nvmrc',
    gomod: 'embedded/temporal/go.mod',
    pip_requirements: 'embedded/secantusdb/requirements.txt',
    maven: 'test/support/time-skipping/pom.xml',
    'github-actions': '.github/workflows/test.yml',
    dockerfile: 'Dockerfile',
    'docker-compose': 'compose.yaml',
  };
  expect([...enabledManagers].sort()).toEqual(Object.keys(files).sort());
  expect(Object.values(files).filter((file) => !existsSync(path.join(projectRoot, file)))).toEqual([]);
  expect(ignorePaths).toEqual(['**/node_modules/**']);
});
