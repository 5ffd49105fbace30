import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Connection } from '@temporalio/client';
import { projectRoot } from '../../config/project-root';
import { findTemporal, type TemporalPart } from '../../embedded/parts/temporal';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes';
import { partContext, startTestTemporal } from '../support/parts';
import { temporaryFolder } from '../support/temporary-folder';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let temporal: TemporalPart;
/** Where the script finds `temporal`, as in the image of admin-tools. */
let commands: string;

beforeAll(async () => {
  folder = await temporaryFolder();
  temporal = await startTestTemporal(folder.folder);
  commands = path.join(folder.folder, 'bin');
  await mkdir(commands);
  const { file } = await findTemporal(partContext(folder.folder));
  await symlink(file, path.join(commands, 'temporal'));
}, 600_000);

afterAll(async () => {
  await temporal.stop();
  await folder.remove();
});

const runScript = () =>
  promisify(execFile)('sh', [path.join(projectRoot, 'deploy/compose/temporal-namespace.sh')], {
    env: {
      PATH: `${commands}:${process.env['PATH']}`,
      HOME: folder.folder,
      TEMPORAL_ADDRESS: temporal.address,
      TEMPORAL_NAMESPACE: 'cong-vu',
    },
  });

test('compose’s script makes the namespace with its search attributes, and may run again', async () => {
  await runScript();
  await runScript();
  const connection = await Connection.connect({ address: temporal.address });
  try {
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'cong-vu' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(720 * 3600);
    const known = await connection.operatorService.listSearchAttributes({ namespace: 'cong-vu' });
    const keyword = 2;
    expect(known.customAttributes).toEqual(
      Object.fromEntries(Object.values(SEARCH_ATTRIBUTES).map((name) => [name, keyword])),
    );
  } finally {
    await connection.close();
  }
}, 120_000);

test('the embedded server does not report its version to its makers', async () => {
  const metrics = await (await fetch(temporal.metricsUrl)).text();
  expect(metrics).toContain('service_requests');
  // It counts how long each report takes, and each that fails.
  expect(metrics).not.toContain('version_check');
});
