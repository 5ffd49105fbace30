/** Node loads these by require() as they are; jest's own require() cannot. */
const ESM_ONLY = ['jose', 'oauth4webapi', 'openid-client'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/plain-environment.js',
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
    // MongoDB's driver imports `os` in a way that jest's modules do not know, then says nothing of itself, and MongoDB
    // refuses whoever does that.
    'mongodb/lib/runtime_adapters\\.js$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [
    `/node_modules/(?!(?:.*/)?(?:mongodb/lib/runtime_adapters\\.js$|(?:${ESM_ONLY.join('|')})/))`,
  ],
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
