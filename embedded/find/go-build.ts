import path from 'node:path';
import { withProgress } from '../reporter';
import { madeForCache } from './cache';
import { lastLine, runChild } from './child';
import { findOnPath } from './on-path';
import { type Way, WayFailed } from './way';

/**
 * A program built from Go modules that our own `go.mod` and `go.sum` pin. Without Go on the `PATH` the way is closed; the Go
 * tool fetches a newer toolchain by itself when the modules ask for one.
 */
export function builtFromGo(options: {
  part: string;
  name: string;
  /** Absolute folder of the pinning `go.mod`. */
  moduleDir: string;
  package: string;
  /** What to expect, such as «half a minute or so, once». */
  duration: string;
}): Way {
  const { part, name, moduleDir, package: goPackage, duration } = options;
  const build = madeForCache({
    name,
    make: (folder, { searchPath, reporter, signal }) => {
      reporter.line(`${part}: building from Go modules; takes ${duration}`);
      return withProgress({
        reporter,
        topic: part,
        text: `${part}: building`,
        work: async () => {
          const output = path.join(folder, 'built');
          const result = await runChild({
            executable: (await findOnPath({ command: 'go', searchPath })) ?? 'go',
            // The pins are the point: a build that would have to change go.mod or go.sum fails instead.
            args: ['build', '-mod=readonly', '-buildvcs=false', '-ldflags=-s -w', '-o', output, goPackage],
            cwd: moduleDir,
            signal,
          });
          if (result.code !== 0)
            throw new WayFailed(`not built: ${lastLine(result.stderr) ?? 'go build gave no reason'}`);
          return { file: output, origin: 'built from Go modules' };
        },
      });
    },
  });
  return async (context) => {
    const go = await findOnPath({ command: 'go', searchPath: context.searchPath });
    if (go === undefined) throw new WayFailed('not built: there is no Go on the PATH');
    return await build(context);
  };
}
