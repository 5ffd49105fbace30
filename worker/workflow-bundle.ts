import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { projectRoot } from '../config/project-root';

/** Where the build puts the workflows' code and a worker reads it from. */
export const BUNDLE_FILE = path.join(projectRoot, 'dist', 'workflow-bundle.js');

/** What must never run in a workflow: zod triples the bundle, and nothing needs it there. */
const BANNED = /node_modules\/zod\//;

const quiet = () => undefined;

/** The code of all workflows as one script. Node built-ins do not get in: the SDK's bundler refuses them. */
export async function bundleWorkflows(): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    // What it says is webpack's statistics; what goes wrong is thrown.
    logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
  });
  if (BANNED.test(code)) throw new Error('the workflow bundle contains zod: workflows import types alone');
  return code;
}
