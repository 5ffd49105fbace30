// The worker of a bench as a process of its own, as in life: ADDRESS QUEUE BUNDLE STORE. Says so once it polls; ends with
// SIGTERM. What an evaluation projects is written to the store if its campaign is `stored-…`, and else only answered.
const { DefaultLogger, NativeConnection, Runtime, Worker } = require('@temporalio/worker');
const { createProjectionActivities } = require('../../dist/activities/projection');
const { openStore } = require('../../dist/store/store');

async function main(address, taskQueue, codePath, uri) {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const store = await openStore({ uri });
  const stored = createProjectionActivities({ store });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: { codePath },
    activities: {
      projectEvaluation: async (projection) => {
        if (projection.view.campaign.startsWith('stored-')) await stored.projectEvaluation(projection);
      },
    },
    // As in worker/create-workers.ts.
    maxConcurrentLocalActivityExecutions: 24,
  });
  const running = worker.run();
  process.send('ready');
  await running;
  await connection.close();
  await store.close();
  process.disconnect();
}

main(...process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
