/** Node loads these by require() as they are; jest's own require() cannot. */
const ESM_ONLY = ['jose', 'oauth4webapi', 'openid-client'];

/** What each test file has for itself: jest's own, and where Temporal's SDK keeps the one runtime of a process. */
const OF_ONE_FILE = [
  '@temporalio/(?:activity|core-bridge|testing|worker|workflow)',
  '@jest',
  'jest[^/]*',
  'expect',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/shared/environment.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: {
    '^.+\\.m?ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }],
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
      },
    ],
    [`node_modules/(?:${ESM_ONLY.join('|')})/.+\\.js$`]: [
      '@swc/jest',
      { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
    '/node_modules/.+\\.c?js$': '<rootDir>/test/support/shared/transform.js',
  },
  transformIgnorePatterns: [`/node_modules/(?:${OF_ONE_FILE.join('|')})/`],
  globalSetup: '<rootDir>/test/support/prepare-parts.ts',
  globalTeardown: '<rootDir>/test/support/end-parts.ts',
  testTimeout: 60_000,
  // What a file leaves behind in its worker slows down the garbage collector for those that follow.
  workerIdleMemoryLimit: '500MB',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  reporters: [
    'default',
    '<rootDir>/test/support/slowest-files.js',
    '<rootDir>/test/support/browser/left-out.js',
  ],
};
