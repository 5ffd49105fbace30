import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded into the processes of a service that is fuzzed (`--require`): collects garbage every few seconds, so that what their
 * heaps still hold is held by somebody. By itself V8 may leave 100 MB lying about for as long as it has room.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
setInterval(collect, 5_000).unref();
