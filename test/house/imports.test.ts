import { linted } from '../support/lint';

/** Files by path, each with what it must not hold. */
const REFUSED: Record<string, string> = {
  'domain/a.ts': "import { b } from '../store/b';",
  'domain/rules/a.ts': "import { readFileSync as b } from 'node:fs';",
  'domain/ledger/a.ts': "import type { b } from '../../use-cases/b';",
  'workflows/a.ts': "import type { b } from '../activities/b';",
  'workflows/c.ts': "import { z as b } from 'zod';",
  'store/a.ts': "import { b } from '../use-cases/b';",
  'mail/letters/a.ts': "import { b } from '../../store/b';",
  'embedded/parts/a.ts': "import { b } from '../../workflows/b';",
  'config/a.ts': "import { b } from '../store/b';",
  'use-cases/a.ts': "import express, { type b } from 'express';",
  'use-cases/filings/a.ts': "import type { b } from '../../api/http/b';",
  'activities/a.ts': "import { b } from '../api/b';",
  'worker/a.ts': "import { b } from '../api/b';",
  'worker/c.ts': "import { b } from '../embedded/b';",
  'api/filings/a.ts': "import { b } from '../../store/b';",
  'api/webhooks/a.ts': "import { b } from '../../workflows/b';",
  'api/run-api.ts': "import { b } from '../workflows/b';",
  'rehearsal/play/a.ts': "import { b } from '../../use-cases/b';",
  'rehearsal/checker/a.ts': "import { b } from '../../domain/b';",
  'rehearsal/checker/c.ts': "import type { b } from '../../api-client/b';",
  'api-client/a.ts': "import { b } from '../domain/b';",
  'api-client/c.ts': "import { b } from 'node:http';",
  'web/src/pages/form/a.tsx': "import { b } from '../../../../domain/b';",
  'web/src/parts/a.tsx': "import { readFileSync as b } from 'node:fs';",
  'web/src/parts/c.tsx': "import { Suspense as b } from 'react';",
  'web/src/api/a.ts': "import { defineConfig as b } from 'vite';",
  'commands/a.ts': "import { b } from '../activities/b';",
  // A folder that nobody listed, as what is imported and as what imports.
  'store/c.ts': "export { b } from '../face/b';",
  'face/a.ts': "import { b } from '../domain/b';",
  // Not only written as an import.
  'use-cases/c.ts': "export const b = () => import('../api/b');",
  'mail/c.ts': "import b = require('../store/b');",
};

const TAKEN: Record<string, string> = {
  'rehearsal/play/d.ts': "export type { b } from '../../api-client/b';",
  'web/src/api/d.ts': "export type { b } from '../../../api-client/b';",
  'web/src/parts/d.tsx': "export { b } from '../app/b';",
  'domain/rules/d.ts': "export { b } from '../b';",
  'workflows/d.ts': "export { b } from '../domain/b';",
  'use-cases/filings/d.ts': "export { b } from '../../store/b';",
  'api/filings/d.ts': "export type { b } from '../../store/b';",
  'api/http/d.ts': "export { b } from '../access/b';",
};

const CIRCLE = {
  'use-cases/x.ts': "import type { Y } from './y';\nexport interface X {\n  y: Y;\n}",
  'use-cases/y.ts': "import type { X } from './x';\nexport interface Y {\n  x: X;\n}",
};

/** What is imported is used, or another rule would be broken. */
const used = (text: string) =>
  /\bexport\b/.test(text) ? text : `${text}\nexport const used = (value: typeof b): unknown => value;`;

let reported: ReadonlyMap<string, string>;

beforeAll(async () => {
  const any = { 'store/any.ts': 'export const any = (value: any): unknown => value;' };
  const files = Object.entries({ ...REFUSED, ...TAKEN, ...CIRCLE, ...any });
  reported = await linted(Object.fromEntries(files.map(([file, text]) => [file, used(text)])));
});

describe('lint', () => {
  it.each(Object.entries(REFUSED))('refuses in %s: %s', (file) => {
    expect(reported.get(file)).toMatch(/no-restricted-imports|no-require-imports/);
  });

  it.each(Object.entries(TAKEN))('takes in %s: %s', (file) => {
    expect(reported.get(file)).toBeUndefined();
  });

  it('refuses a circle, though it is of types alone', () => {
    for (const file of Object.keys(CIRCLE)) expect(reported.get(file)).toContain('no-cycle');
  });

  it('refuses the type any', () => {
    expect(reported.get('store/any.ts')).toContain('no-explicit-any');
  });
});
