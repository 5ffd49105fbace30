import { z } from 'zod';
import { textOf } from '../support/project-file';

const read = (name: string): unknown => JSON.parse(textOf(name));

const own = z
  .object({
    version: z.string(),
    allowScripts: z.record(z.string(), z.boolean()),
    scarfSettings: z.object({ enabled: z.boolean() }),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(read('package.json'));

const lock = z
  .object({
    version: z.string(),
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        resolved: z.string().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(read('package-lock.json'));

const { '': root, ...packages } = lock.packages;
const installed = Object.entries(packages);
/** `@scarf/scarf`, of `node_modules/swagger-ui-dist/node_modules/@scarf/scarf`. */
const nameOf = (place: string) => place.split('node_modules/').at(-1) ?? place;

test('every package of the lock file has its integrity, those for other machines too', () => {
  expect(installed.length).toBeGreaterThan(500);
  const without = installed.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  expect(without.map(([place]) => place)).toEqual([]);
});

test('the lock file names no registry, so that each machine takes its own', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
});

describe('what runs while dependencies are installed', () => {
  test('is nothing: package.json refuses every install script that there is, and no other', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([place]) => place);
    expect(scripts.length).toBeGreaterThan(0);
    const refused = Object.fromEntries(scripts.map((place) => [nameOf(place), false]));
    expect(own.allowScripts).toEqual(refused);
  });

  test('is nothing where the documents are followed, and the image and the forge do as they say', () => {
    const files = [
      'README.md',
      'CONTRIBUTING.md',
      'docs/operations.md',
      'Dockerfile',
      '.ci/run',
      '.github/workflows/test.yml',
    ];
    const installs = files.flatMap((file) =>
      [...textOf(file).matchAll(/^.*\bnpm (?:ci|prune)\b[^`\n]*/gm)]
        .map(([line]) => line)
        .filter((line) => /^\s*(?:- run: |RUN |cd |npm )/.test(line))
        .map((line) => ({ file, line })),
    );
    expect(new Set(installs.map(({ file }) => file))).toEqual(new Set(files));
    expect(installs.filter(({ line }) => !line.includes('--ignore-scripts'))).toEqual([]);
  });

  test('sends nothing under an npm that does not know of such refusals', () => {
    // The only one of them that reports an installation; this is the switch that it reads.
    expect(installed.map(([place]) => nameOf(place))).toContain('@scarf/scarf');
    expect(own.scarfSettings).toEqual({ enabled: false });
  });
});

test('every dependency of ours is one version, not a range', () => {
  const versions = Object.entries({ ...own.dependencies, ...own.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('the lock file is of the version of package.json', () => {
  expect([lock.version, root?.version]).toEqual([own.version, own.version]);
});
