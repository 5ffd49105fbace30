import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { environmentSchema, readEnvironment, required } from '../../config/environment';
import { projectRoot } from '../../config/project-root';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import { filledIn, packagesNeededBy, readCompose, readDockerfile } from '../support/containers';
import { foundIn, textOf } from '../support/project-file';

const isThere = (name: string) => existsSync(path.join(projectRoot, name));

const { services, volumes } = readCompose();
const stages = readDockerfile(textOf('Dockerfile'));
const [build, final] = stages;
if (!build || !final) throw new Error('the Dockerfile has two stages');
const ours = ['worker', 'api'] as const;
const serviceOf = (name: string) => {
  const service = services[name];
  if (!service) throw new Error(`compose.yaml has no ${name}`);
  return service;
};
const packageJson = JSON.parse(textOf('package.json')) as {
  version: string;
  engines: { node: string };
  dependencies: Record<string, string>;
};

/** `COPY a b target`, and `--from=build` before them or not. */
const copies = stages.flatMap(({ instructions }, stage) =>
  instructions
    .filter(({ name }) => name === 'COPY')
    .map(({ rest }) => {
      const words = rest.split(' ');
      return {
        stage,
        isFromBuild: words[0] === '--from=build',
        sources: words.filter((word) => !word.startsWith('--')).slice(0, -1),
      };
    }),
);
const ignored = textOf('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

describe('the image', () => {
  test('copies only what is in the repository and gets into its build', () => {
    const sources = copies.filter(({ isFromBuild }) => !isFromBuild).flatMap((copy) => copy.sources);
    expect(sources).toContain('package-lock.json');
    expect(sources.filter((source) => !isThere(source))).toEqual([]);
    expect(sources.filter((source) => ignored.includes(source))).toEqual([]);
  });

  test('takes from its build stage what the build makes', () => {
    const made = copies.filter(({ isFromBuild }) => isFromBuild).flatMap(({ sources }) => sources);
    expect(made).toEqual(['/app/dist']);
    expect(made.filter((name) => !isThere(name.replace('/app/', '')))).toEqual([]);
    expect(['dist/workflow-bundle.js', 'dist/web/index.html'].filter((name) => !isThere(name))).toEqual([]);
  });

  test('is built from every folder that the compiler reads', () => {
    const excluded = (JSON.parse(textOf('tsconfig.build.json')) as { exclude: string[] }).exclude;
    const compiled = readdirSync(projectRoot, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !excluded.includes(entry.name))
      .map(({ name }) => name)
      .filter((name) =>
        readdirSync(path.join(projectRoot, name), { recursive: true }).some((file) =>
          String(file).endsWith('.ts'),
        ),
      );
    expect(compiled).toEqual(expect.arrayContaining(['api', 'domain', 'worker', 'workflows']));
    // Vite reads its own folder.
    expect([...compiled, 'web'].filter((name) => ignored.includes(name))).toEqual([]);
  });

  test('has no secrets, no data and no modules of this machine in its build', () => {
    expect(ignored).toEqual(
      expect.arrayContaining(['.env', '.env.*', 'compose.env', '.data', '.git', 'node_modules', 'dist']),
    );
  });

  test('has production dependencies alone, and they are all that the worker and the API need', () => {
    const install = final.instructions.find(({ rest }) => rest.startsWith('npm ci'));
    expect(install?.rest).toMatch(/^npm ci --omit=dev --ignore-scripts\b/);
    const needed = ours.flatMap((name) => [...packagesNeededBy(entryOf(serviceOf(name).command))]);
    expect(needed).toEqual(
      expect.arrayContaining(['@temporalio/worker', 'express', 'mongoose', 'nodemailer']),
    );
    expect(needed.filter((name) => !(name in packageJson.dependencies))).toEqual([]);
  });

  test('runs as a user who is not root', () => {
    const user = final.instructions.findLast(({ name }) => name === 'USER')?.rest;
    expect(user).toBe('node');
    const after = final.instructions.slice(final.instructions.findIndex(({ name }) => name === 'USER') + 1);
    expect(after.map(({ name }) => name)).toEqual(['EXPOSE', 'HEALTHCHECK', 'CMD']);
  });

  test('sets only what the service has settings for', () => {
    const set = final.instructions.filter(({ name }) => name === 'ENV').map(({ rest }) => rest.split('='));
    const names = set.map(([name = '']) => name).filter((name) => name !== 'NODE_ENV');
    expect(names).toEqual(['DATA_DIR', 'HOST']);
    expect(names.filter((name) => !(name in environmentSchema.shape))).toEqual([]);
  });

  test('runs the API unless told otherwise, and asks whether it answers', () => {
    const rest = (name: string) =>
      final.instructions.find((instruction) => instruction.name === name)?.rest ?? '';
    expect(JSON.parse(rest('CMD'))).toEqual(serviceOf('api').command);
    expect(rest('HEALTHCHECK')).toContain("/livez'");
    expect(textOf('api/public/routes.ts')).toContain("'/livez'");
    expect(rest('EXPOSE')).toBe(String(readEnvironment({}).PORT));
  });
});

const entryOf = (command: readonly string[] = []): string =>
  command.find((word) => word.startsWith('dist/')) ?? '';

/** What somebody who followed compose.env.example has in compose.env. */
const example = textOf('compose.env.example');
const passwords = [...example.matchAll(/^([A-Z_]+)=$/gm)].map(([, name = '']) => name);
const options = [...example.matchAll(/^# ([A-Z_]+)=\S+$/gm)].map(([, name = '']) => name);
const secrets = Object.fromEntries(passwords.map((name) => [name, 'f00d'.repeat(12)]));
const settingsOf = (name: string) =>
  Object.fromEntries(
    Object.entries(serviceOf(name).environment).map(([key, value]) => [key, filledIn(value, secrets)]),
  );

describe.each(ours)('the container of the %s', (name) => {
  const { environment, command, ...service } = serviceOf(name);

  test('has only settings that there are, of which every one can be read', () => {
    expect(Object.keys(environment).filter((key) => !(key in environmentSchema.shape))).toEqual([]);
    expect(() => readEnvironment(settingsOf(name))).not.toThrow();
  });

  test('has what it cannot do without', () => {
    const settings = readEnvironment(settingsOf(name));
    for (const key of ['MONGODB_URI', 'TEMPORAL_ADDRESS'] as const) required(settings, key);
    if (name === 'worker') required(settings, 'SMTP_URL');
  });

  test('has of mail one account: that of letters, or that of sign-in codes', () => {
    const accounts = ['SMTP_URL', 'SIGN_IN_SMTP_URL'].filter((key) => key in environment);
    expect(accounts).toEqual([name === 'worker' ? 'SMTP_URL' : 'SIGN_IN_SMTP_URL']);
    if (name === 'worker') return;
    const account = environment['SIGN_IN_SMTP_URL'] ?? '';
    const SMTP_URL = 'smtp://letters';
    expect([
      filledIn(account, {}),
      filledIn(account, { SMTP_URL }),
      filledIn(account, { SMTP_URL, SIGN_IN_SMTP_URL: 'smtp://codes' }),
    ]).toEqual(['smtp://mail:1025', SMTP_URL, 'smtp://codes']);
  });

  test('starts what the build makes, as its systemd unit does', () => {
    const entry = entryOf(command);
    expect(entry).toMatch(/^dist\/.*\.js$/);
    expect(isThere(entry)).toBe(true);
    const unit = textOf(`deploy/systemd/cong-vu-${name}.service`);
    expect(unit).toContain(`ExecStart=/usr/bin/env ${command?.join(' ')}\n`);
  });

  test('may end as slowly as its systemd unit before it is killed', () => {
    const unit = foundIn(`deploy/systemd/cong-vu-${name}.service`, /^TimeoutStopSec=(\d+s)$/m);
    expect(service.stop_grace_period).toBe(unit);
  });

  test('waits until the replica set, the namespace and the search attributes are there', () => {
    expect(service.depends_on).toMatchObject({
      'mongo-replica-set': { condition: 'service_completed_successfully' },
      'temporal-namespace': { condition: 'service_completed_successfully' },
    });
  });

  test('can gain no rights, and writes nowhere but in its volume', () => {
    expect(service).toMatchObject({
      init: true,
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    const dataDir = final.instructions.find(({ rest }) => rest.startsWith('DATA_DIR='))?.rest.split('=')[1];
    expect(service.volumes).toEqual(name === 'api' ? [`api:${dataDir}`] : []);
  });
});

describe('versions', () => {
  const imageOf = (name: string) => serviceOf(name).image;
  const images = [
    ...Object.values(services).map(({ image }) => image),
    ...stages.map(({ from }) => from.split(' ')[0]),
  ];

  test('are all pinned to a patch, and none is the latest', () => {
    expect(images.length).toBeGreaterThan(8);
    expect(images.filter((image) => !/^[a-z][\w./-]*:v?\d+\.\d+(\.\d+)?[\w.-]*$/.test(image ?? ''))).toEqual(
      [],
    );
    for (const file of ['Dockerfile', 'compose.yaml', '.github/workflows/test.yml'])
      expect([file, /[:@-]latest\b/.test(textOf(file))]).toEqual([file, false]);
  });

  test('of Temporal are those of the embedded server', () => {
    const server = foundIn('embedded/temporal/go.mod', /go\.temporal\.io\/server v([\d.]+)/);
    const ui = foundIn('embedded/temporal/go.mod', /github\.com\/temporalio\/ui-server\/v2 v([\d.]+)/);
    expect(foundIn('embedded/parts/temporal.ts', /server (1\.[\d.]+\d)\./)).toBe(server);
    expect(imageOf('temporal')).toBe(`temporalio/server:${server}`);
    expect(imageOf('temporal-schema')).toMatch(`temporalio/admin-tools:${server}-`);
    expect(imageOf('temporal-namespace')).toBe(imageOf('temporal-schema'));
    expect(imageOf('temporal-ui')).toBe(`temporalio/ui:${ui}`);
  });

  test('of MongoDB are that of the embedded store, which the driver supports', () => {
    const server = foundIn('embedded/parts/store-engines.ts', /mongodName = 'mongod-([\d.]+)'/);
    expect([imageOf('mongo'), imageOf('mongo-replica-set')]).toEqual([`mongo:${server}`, `mongo:${server}`]);
    // Of the driver that mongoose brings.
    const bound = (name: string) =>
      Number(
        foundIn(
          'node_modules/mongodb/lib/cmap/wire_protocol/constants.js',
          new RegExp(`${name}_SUPPORTED_SERVER_VERSION = '([\\d.]+)'`),
        ),
      );
    const version = Number(server.split('.').slice(0, 2).join('.'));
    expect(version).toBeGreaterThanOrEqual(bound('MIN'));
    expect(version).toBeLessThanOrEqual(bound('MAX'));
  });

  test('of Node are one, in both stages, in .nvmrc and in package.json', () => {
    const major = textOf('.nvmrc').trim();
    const [first, second] = stages.map(({ from }) => from.split(' ')[0]);
    expect(first).toBe(second);
    expect(first).toMatch(new RegExp(`^node:${major}\\.\\d+\\.\\d+-[a-z]+-slim$`));
    expect(packageJson.engines.node).toMatch(new RegExp(`^>=${major}\\.`));
  });

  test('of our image are that of package.json', () => {
    expect(ours.map(imageOf)).toEqual(ours.map(() => `cong-vu:${packageJson.version}`));
  });
});

describe('compose.yaml', () => {
  const scripts = Object.values(services).flatMap(({ entrypoint = [] }) => entrypoint.slice(1));

  test('asks for every password of compose.env.example, and for no other', () => {
    const asked = [...textOf('compose.yaml').matchAll(/\$\{(\w+)(:[?-])/g)];
    const names = (kind: string) => new Set(asked.filter(([, , of]) => of === kind).map(([, name]) => name));
    expect(names(':?')).toEqual(new Set(passwords));
    expect(names(':-')).toEqual(new Set(options));
    expect(textOf('.gitignore')).toMatch(/^compose\.env$/m);
  });

  test('names no service and no volume that there is not', () => {
    const awaited = Object.values(services).flatMap(({ depends_on }) => Object.keys(depends_on));
    expect(awaited.filter((name) => !(name in services))).toEqual([]);
    const mounted = Object.values(services)
      .flatMap((service) => service.volumes)
      .map((volume) => volume.split(':')[0] ?? '');
    const named = mounted.filter((name) => !name.startsWith('./'));
    expect(new Set(named)).toEqual(new Set(Object.keys(volumes)));
    expect(mounted.filter((name) => name.startsWith('./') && !isThere(name))).toEqual([]);
    const hosts = [...textOf('compose.yaml').matchAll(/(?:@|smtp:\/\/|ADDRESS: |SEEDS: )([a-z]\w*)\b/g)].map(
      ([, host]) => host,
    );
    expect(hosts).toEqual(expect.arrayContaining(['mongo', 'mail', 'temporal', 'postgres']));
    expect(hosts.filter((host = '') => !(host in services))).toEqual([]);
  });

  test('runs scripts that there are, once, and waits for their success', () => {
    expect(scripts).toHaveLength(4);
    for (const script of scripts)
      expect([script, isThere(`deploy/compose${script.replace('/scripts', '')}`)]).toEqual([script, true]);
    const once = Object.entries(services).filter(([, { restart }]) => restart === 'no');
    expect(once.map(([name]) => name).sort()).toEqual([
      'mongo-replica-set',
      'temporal-namespace',
      'temporal-schema',
    ]);
    for (const { depends_on } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on))
        expect([name, condition === 'service_completed_successfully']).toEqual([
          name,
          once.some(([of]) => of === name),
        ]);
    }
  });

  test('asks each service that stays whether it is well; the API’s question is in its image', () => {
    const silent = Object.entries(services).filter(
      ([, { restart, healthcheck }]) => restart !== 'no' && !healthcheck,
    );
    expect(silent.map(([name]) => name)).toEqual(['api']);
  });

  test('publishes nothing beyond this machine, and neither Temporal nor a database at all', () => {
    const published = Object.entries(services).flatMap(([name, { ports }]) =>
      ports.map((port) => [name, port]),
    );
    expect(published.filter(([, port]) => !port?.startsWith('127.0.0.1:'))).toEqual([]);
    expect(published.map(([name]) => name)).toEqual(['api', 'temporal-ui', 'mail']);
  });

  test('lets no part report its version, or ask for a newer one', () => {
    expect(serviceOf('temporal').environment).toMatchObject({ TEMPORAL_VERSION_CHECK_DISABLED: '1' });
    expect(serviceOf('temporal-ui').environment).toMatchObject({ TEMPORAL_NOTIFY_ON_NEW_VERSION: 'false' });
    expect(serviceOf('mail').environment).toMatchObject({ MP_DISABLE_VERSION_CHECK: 'true' });
  });

  test('tells Temporal’s server what npm start tells it, and the operations ask of it', () => {
    const { DYNAMIC_CONFIG_FILE_PATH = '' } = serviceOf('temporal').environment;
    const file = textOf(DYNAMIC_CONFIG_FILE_PATH.replace('/scripts', 'deploy/compose'));
    const settings = [...file.matchAll(/^([\w.]+):\n {2}- value: (\w+)$/gm)].map(
      ([, name = '', value = '']) => [name, value],
    );
    expect(settings.map(([name]) => name)).toEqual([
      'history.maxInFlightUpdates',
      'matching.updateAckInterval',
    ]);
    const embedded = textOf('embedded/parts/temporal.ts').replaceAll('"', '');
    const operations = textOf('docs/operations.md');
    for (const [name, value] of settings) {
      expect(embedded).toContain(`'${name}=${value}'`);
      expect(operations).toContain(`\`${name}: ${value}\``);
    }
  });

  test('makes the namespace that the service asks for, with its search attributes', () => {
    const script = textOf('deploy/compose/temporal-namespace.sh');
    expect(/^for name in (.*); do$/m.exec(script)?.[1]?.split(' ')).toEqual(Object.values(SEARCH_ATTRIBUTES));
    const namespaces = [...ours, 'temporal-namespace'].map(
      (name) => serviceOf(name).environment['TEMPORAL_NAMESPACE'],
    );
    expect(new Set(namespaces).size).toBe(1);
    expect(serviceOf('temporal-ui').environment['TEMPORAL_DEFAULT_NAMESPACE']).toBe(namespaces[0]);
  });

  test('makes the user, the database and the replica set of the store’s address', () => {
    const { MONGODB_URI = '' } = settingsOf('worker');
    const uri = new URL(MONGODB_URI);
    const user = textOf('deploy/compose/mongo-user.sh');
    expect(user).toContain(`user: '${uri.username}'`);
    expect(user).toContain(`roles: [{ role: 'readWrite', db: '${uri.pathname.slice(1)}' }]`);
    const name = uri.searchParams.get('replicaSet');
    expect(textOf('deploy/compose/mongo-start.sh')).toContain(`--replSet ${name} `);
    expect(textOf('deploy/compose/mongo-replica-set.sh')).toContain(
      `_id: '${name}', members: [{ _id: 0, host: '${uri.host}' }]`,
    );
  });
});
