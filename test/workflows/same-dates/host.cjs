// Run with TZ set, as `node host.cjs ADDRESS TASK_QUEUE BUNDLE`: a worker that lasts until its standard input ends.
// Prints, once it can work, what the same code answers outside a workflow.
const Module = require('node:module');
const { transformFileSync } = require('@swc/core');
const { DefaultLogger, NativeConnection, Runtime, Worker } = require('@temporalio/worker');

Module._extensions['.ts'] = (module, file) => {
  const options = {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  };
  module._compile(transformFileSync(file, options).code, file);
};

async function main(address, taskQueue, codePath) {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({ connection, taskQueue, workflowBundle: { codePath } });
  const ended = new Promise((resolve) => process.stdin.resume().once('end', resolve));
  const offsetMinutes = new Date(2013, 0, 1).getTimezoneOffset();
  process.stdout.write(
    `${JSON.stringify({ outside: require('./table.ts').dateAnswers(), offsetMinutes })}\n`,
  );
  await worker.runUntil(ended);
  await connection.close();
}

const [address, taskQueue, codePath] = process.argv.slice(2);
main(address, taskQueue, codePath).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
