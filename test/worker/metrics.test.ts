import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { chooseFreePorts, loopback } from '../../embedded/process/ports';
import { installRuntime } from '../../worker/install-runtime';
import { startTestTemporal } from '../support/parts';
import { temporaryFolder } from '../support/temporary-folder';

test('the worker counts failed workflow tasks by the name that the alarm asks for', async () => {
  const { metrics } = await chooseFreePorts({ asked: { metrics: 0 } });
  const metricsAddress = `${loopback}:${metrics}`;
  installRuntime({ logger: pino({ level: 'silent' }), metricsAddress });
  const { folder, remove } = await temporaryFolder();
  const temporal = await startTestTemporal(folder);
  const connection = await Connection.connect({ address: temporal.address });
  const native = await NativeConnection.connect({ address: temporal.address });
  const workflowsPath = require.resolve('../../workflows/index');
  const worker = await Worker.create({ connection: native, taskQueue: 'q', workflowsPath });
  const counted = worker.runUntil(async () => {
    // As after an update with code that does not know a workflow any more.
    await new Client({ connection }).workflow.start('unknown', { workflowId: 'w', taskQueue: 'q' });
    for (;;) {
      const text = await (await fetch(`http://${metricsAddress}/metrics`)).text();
      const count = /^temporal_workflow_task_execution_failed\{.*\} (\d+)$/m.exec(text)?.[1];
      if (count !== undefined) return Number(count);
      await pause(50);
    }
  });
  try {
    expect(await counted).toBeGreaterThan(0);
  } finally {
    await native.close();
    await connection.close();
    await temporal.stop();
    await remove();
  }
});
