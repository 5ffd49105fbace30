const TEMPORAL_CLIENT = ['@temporalio/client', '@temporalio/common'];
/** What the API is served with. */
const HTTP = [
  '@asteasolutions/zod-to-openapi',
  'express',
  'express-rate-limit',
  'helmet',
  'pino-http',
  'prom-client',
  'standardwebhooks',
];

/** Packages of the face. The build bundles them, so a production install has none of them. */
const WEB = ['@mantine/core', '@tanstack/react-query', 'get-nonce', 'react', 'react-dom', 'wouter'];

/**
 * What each folder may import. All that its line does not name is refused, a new top-level folder too.
 *
 * A line's name is a folder, or a file that differs from its folder. The longest name that fits a file speaks for
 * it alone: a line inherits nothing. What lies in a file's home is always open to it.
 * - `home`: that folder, when it is not the line's own
 * - `from`: folders and files of ours, named from the root: `domain`, `config/logger`
 * - `typesFrom`: the same, by `import type` alone
 * - `packages`: npm packages and built-ins (`node:*` is all of these), or `ANY`
 * - `typePackages`: the same, by `import type` alone
 */
const ANY = 'any package';
const FOLDERS = {
  domain: {},
  workflows: { from: ['domain'], packages: ['@temporalio/workflow'] },
  store: { from: ['domain'], packages: ['mongoose', 'lru-cache'] },
  mail: { from: ['domain'], packages: ['nodemailer', 'node:crypto', 'node:timers'] },
  // Only the commands start parts.
  embedded: { from: ['config/logger', 'config/project-root', 'domain'], packages: ANY },
  config: {
    from: ['domain'],
    packages: ['csv-parse', 'pino', 'yaml', 'zod', 'node:crypto', 'node:fs', 'node:path'],
    typePackages: ['@temporalio/worker'],
  },
  'use-cases': {
    from: ['config', 'domain', 'store', 'workflows'],
    packages: [...TEMPORAL_CLIENT, 'zod', 'node:crypto', 'node:fs', 'node:path', 'node:util', 'node:zlib'],
    typePackages: ['pino'],
  },
  // Codes go out past the letters, and so not through the workflows.
  'use-cases/sign-in': {
    home: 'use-cases',
    from: ['domain', 'mail', 'store'],
    packages: ['node:crypto', 'node:util'],
    typePackages: ['pino'],
  },
  // The one place that reads and writes workbooks.
  'use-cases/worklists': {
    home: 'use-cases',
    from: ['domain', 'store'],
    packages: ['read-excel-file', 'write-excel-file', 'node:crypto'],
  },
  'use-cases/standings': { home: 'use-cases', from: ['domain', 'store'], packages: ['lru-cache'] },
  'use-cases/supervision': {
    home: 'use-cases',
    from: ['domain', 'store', 'workflows'],
    packages: [...TEMPORAL_CLIENT, 'node:timers'],
    typePackages: ['pino'],
  },
  // The one place that speaks with a scanner.
  'use-cases/files': {
    home: 'use-cases',
    from: ['domain', 'store'],
    packages: ['node:crypto', 'node:net'],
  },
  // Whatever a person signs in with is computed here alone.
  'use-cases/accounts': {
    home: 'use-cases',
    from: ['config/did-you-mean', 'domain', 'mail', 'store'],
    packages: ['@node-rs/argon2', '@zxcvbn-ts/core', '@zxcvbn-ts/language-common', 'node:crypto', 'otpauth'],
    typePackages: ['pino'],
  },
  // The one place that speaks with the province's own sign-in.
  'use-cases/sign-in/provider.ts': {
    home: 'use-cases',
    from: ['domain'],
    typesFrom: ['config/oidc-settings'],
    packages: ['openid-client'],
  },
  // A letter is read before it goes, in the words in which it will go.
  'use-cases/letters': {
    home: 'use-cases',
    from: ['domain', 'mail', 'store', 'workflows'],
    packages: [...TEMPORAL_CLIENT, 'node:crypto'],
  },
  // Tables to work on elsewhere.
  'use-cases/tables': {
    home: 'use-cases',
    from: ['domain', 'store'],
    packages: ['write-excel-file', 'node:crypto'],
  },
  activities: {
    from: ['domain', 'mail', 'store', 'use-cases', 'workflows'],
    packages: [...TEMPORAL_CLIENT, '@temporalio/activity', 'node:timers'],
  },
  worker: {
    from: ['activities', 'config', 'domain', 'mail', 'store', 'use-cases', 'workflows'],
    packages: ['@temporalio/client', '@temporalio/worker', 'node:*'],
    typePackages: ['pino'],
  },
  api: {
    from: ['config', 'domain', 'use-cases'],
    typesFrom: ['store'],
    packages: [...HTTP, 'uqr', 'zod', 'node:*'],
    typePackages: ['pino'],
  },
  // The entry wires what the rest is given.
  'api/run-api.ts': {
    home: 'api',
    from: ['config', 'domain', 'mail', 'store', 'use-cases'],
    packages: ['prom-client', 'node:*'],
    typePackages: ['@temporalio/client', 'pino'],
  },
  'api/mailers.ts': { home: 'api', from: ['config', 'mail'], packages: ['node:fs'] },
  'api/connect.ts': { home: 'api', from: ['config'], packages: ['@temporalio/client'] },
  // A page uses it too, so nothing of Node.
  'api-client': { packages: ['openapi-fetch'] },
  web: { from: ['api-client', 'domain/pulse'], packages: WEB, typePackages: ['openapi-fetch'] },
  // Made into the page by these, and no part of it.
  'web/build': { packages: ['node:*'], typePackages: ['vite'] },
  'web/vite.config.mts': { home: 'web', from: ['web/build'], packages: ['vite'] },
  rehearsal: {
    from: ['api-client', 'config', 'domain', 'workflows/search-attributes'],
    packages: ['standardwebhooks', 'zod', 'node:*'],
  },
  // It shares nothing with the rules that it checks.
  'rehearsal/checker': { packages: ['csv-parse', 'yaml', 'zod', 'node:*'] },
  commands: {
    from: ['api', 'config', 'domain', 'embedded', 'rehearsal', 'store', 'use-cases', 'worker', 'workflows'],
    packages: ['commander', 'node:*'],
  },
};

/** These may import what they like. */
const FREE = ['test/**', 'docs/**', 'scripts/**', 'jest.config.js', 'oxlint.config.mjs'];

/** It loads what a command runs when it runs. */
const LAZY = 'commands/cli/load.ts';

/** The levels at which a folder's files may lie, from its own: at a deeper one no line speaks for them. */
const LEVELS = 4;

const isFile = (name) => /\.m?ts$/.test(name);
const levelOf = (name) => name.split('/').length - (isFile(name) ? 1 : 0);

/** The path to a folder or file of ours, written in a file that lies `level` folders deep, in `home`. */
function pathTo(target, home, level) {
  const here = home.split('/');
  const there = target.replace(/\.ts$/, '').split('/');
  const apart = here.findIndex((folder, at) => folder !== there[at]);
  return '../'.repeat(level - apart) + there.slice(apart).join('/');
}

/** In these globs a `*` ends at a `/`, `**` is a whole folder's name or is `*`, and a lone `zod` would fit `x/zod`. */
const globsOf = (path) => [`{${path},${path}/*}`, `${path}/**`];
const butFor = (paths) => paths.flatMap(globsOf).map((glob) => `!${glob}`);
const regexOf = (path) => `^${path.replace(/[.+?^$|()[\]{}]/g, '\\$&').replace('*', '[^/]*')}(/|$)`;

/** React leaves a fallback in view for 300 ms, however soon what it stands for is there. */
const NO_FALLBACK = {
  regex: '^react$',
  importNames: ['lazy', 'Suspense'],
  message: 'Show a page by `page` of web/src/app/page.tsx.',
};

/** The options of no-restricted-imports for a line's files that lie `level` folders deep. */
function restrictions(
  name,
  { home = name, from = [], typesFrom = [], packages = [], typePackages = [] },
  level,
) {
  const path = (target) => pathTo(target, home, level);
  const outside = '../'.repeat(level - levelOf(home)) + '..';
  const anyPackage = packages === ANY;
  const named = [...from, ...typesFrom, ...(anyPackage ? [ANY] : packages)];
  const message = `${name} may import only: ${[...named, ...typePackages].join('; ') || 'its own files'}. (oxlint.config.mjs)`;
  return {
    patterns: [
      // Once a `!` lets an import through, oxlint reads no further pattern: those that none may let through are first.
      { regex: '^/|(^\\.|[^.])/\\.\\.(/|$)', message: 'Write the shortest relative path.' },
      NO_FALLBACK,
      ...[...typesFrom.map(path), ...typePackages].map((only) => ({
        regex: regexOf(only),
        allowTypeImports: true,
        message: `${name} may import this by \`import type\` alone.`,
      })),
      {
        group: [
          ...(anyPackage ? [] : ['**', ...butFor(packages)]),
          ...butFor([...typePackages, '.', '..']),
          ...globsOf(outside),
          ...butFor([...from, ...typesFrom].map(path)),
        ],
        caseSensitive: true,
        message,
      },
    ],
  };
}

/** oxlint merges no options: the last override that fits a file is its rule. */
const imports = Object.entries(FOLDERS)
  .sort(([a], [b]) => Number(isFile(a)) - Number(isFile(b)) || levelOf(a) - levelOf(b))
  .flatMap(([name, line]) =>
    Array.from({ length: isFile(name) ? 1 : LEVELS }, (_, more) => ({
      files: [isFile(name) ? name : `${name}/${'*/'.repeat(more)}*`],
      rules: { 'no-restricted-imports': ['error', restrictions(name, line, levelOf(name) + more)] },
    })),
  );

const noLine = { patterns: [{ regex: '', message: 'No line of oxlint.config.mjs speaks for this file.' }] };

/** What answers by the zone or the language of the machine that it runs on, whatever object it is asked of. */
const OF_THE_HOST = [
  ...['FullYear', 'Year', 'Month', 'Date', 'Day', 'Hours', 'Minutes', 'Seconds', 'Milliseconds'].flatMap(
    (part) => [`get${part}`, `set${part}`],
  ),
  'getTimezoneOffset',
  'toDateString',
  'toTimeString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'toLocaleString',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
  'localeCompare',
].map((property) => ({ property, message: "It answers by the host's zone or language." }));

const hostGlobals = (files, globals, properties = []) => ({
  files: [files],
  rules: {
    'no-restricted-globals': ['error', ...globals],
    'no-restricted-properties': [
      'error',
      ...globals.map(({ name, message }) => ({ object: 'globalThis', property: name, message })),
      ...properties,
      ...OF_THE_HOST,
    ],
  },
});

const INTL = { name: 'Intl', message: "It leaks the host's zone and language: ask domain/zone.ts." };
const DATE = { name: 'Date', message: "It leaks the host's zone: use what domain/{time,calendar}.ts have." };
const WORKFLOW_DATE = {
  name: 'Date',
  message: 'Ask workflows/plan-time.ts for the time, domain/ for the rest.',
};
const NO_CLOCK = { object: 'Date', property: 'now', message: 'domain/ has no clock: pass `now` in.' };
const UNSAFE = ['setInterval', 'process'].map((name) => ({ name, message: 'A replay would differ.' }));

/** The last one that fits a file is its rule. */
const hostBans = [
  hostGlobals('domain/**/*.ts', [INTL, DATE]),
  hostGlobals('domain/time.ts', [INTL], [NO_CLOCK]),
  hostGlobals('domain/zone.ts', [DATE]),
  hostGlobals('workflows/**/*.ts', [INTL, WORKFLOW_DATE, ...UNSAFE]),
  hostGlobals('workflows/plan-time.ts', [INTL, ...UNSAFE]),
];

/** @type {import('oxlint').OxlintConfig} */
export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import'],
  rules: {
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'no-restricted-imports': ['error', noLine],
    'typescript/consistent-type-imports': 'error',
    'typescript/no-explicit-any': 'error',
  },
  overrides: [
    ...imports,
    { files: FREE, rules: { 'no-restricted-imports': 'off' } },
    {
      files: ['**/*.ts'],
      excludeFiles: [...FREE, LAZY],
      rules: { 'typescript/no-require-imports': 'error' },
    },
    ...hostBans,
  ],
};
