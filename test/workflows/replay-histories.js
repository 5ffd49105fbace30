// Replays every recorded history with the compiled bundle, in this process's time zone and with CACHE workflows cached;
// prints what failed.
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const { temporal } = require('@temporalio/proto');
const { DefaultLogger, Runtime, Worker } = require('@temporalio/worker');

async function* histories(folder) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.binpb'))) {
    yield {
      workflowId: file,
      history: temporal.api.history.v1.History.decode(readFileSync(path.join(folder, file))),
    };
  }
}

async function main() {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const root = path.join(__dirname, '../..');
  const options = {
    workflowBundle: { codePath: path.join(root, 'dist/workflow-bundle.js') },
    maxCachedWorkflows: Number(process.env.CACHE),
  };
  const results = Worker.runReplayHistories(options, histories(path.join(root, 'test/histories')));
  let replayed = 0;
  for await (const { workflowId, error } of results) {
    replayed += 1;
    if (error) throw new Error(`${workflowId}: ${error.message}`);
  }
  process.stdout.write(JSON.stringify({ replayed, offsetMinutes: new Date(2013, 0, 1).getTimezoneOffset() }));
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
