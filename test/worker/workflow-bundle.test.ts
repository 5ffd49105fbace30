import { bundleWorkflows } from '../../worker/workflow-bundle';

/** The code alone; the source map behind it is never run. */
const codeOf = (bundle: string): string => bundle.split('//# sourceMappingURL=')[0] ?? '';

test('the workflows’ code is under 750 kB, and without zod', async () => {
  const code = codeOf(await bundleWorkflows());
  const bytes = Buffer.byteLength(code);
  process.stdout.write(`workflow bundle: ${bytes} bytes\n`);
  expect(bytes).toBeLessThan(750_000);
  expect(code).toContain('node_modules/@temporalio/workflow/');
  expect(code).not.toMatch(/node_modules\/zod\b|ZodError|ZodType/);
}, 120_000);
