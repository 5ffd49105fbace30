import path from 'node:path';
import { joined, type Said, type Text } from '../../domain/text';
import { withProgress } from '../reporter';
import { madeForCache } from './cache';
import { lastLine, runChild } from './child';
import { findOnPath } from './on-path';
import { type Way, WayFailed } from './way';

const NOT_BUILT: Text = { en: 'not built: ', vi: 'không biên dịch được: ' };

/**
 * A program built from Go modules that our own `go.mod` and `go.sum` pin. Without Go on the `PATH` the way is closed; the Go
 * tool fetches a newer toolchain by itself when the modules ask for one.
 */
export function builtFromGo(options: {
  part: Said;
  name: string;
  /** Absolute folder of the pinning `go.mod`. */
  moduleDir: string;
  package: string;
  /** What to expect, such as «half a minute or so, once». */
  duration: Said;
}): Way {
  const { part, name, moduleDir, package: goPackage, duration } = options;
  const build = madeForCache({
    name,
    make: (folder, { searchPath, reporter, signal }) => {
      reporter.line(
        joined(
          part,
          { en: ': building from Go modules; takes ', vi: ': đang biên dịch từ mô-đun Go; mất ' },
          duration,
        ),
      );
      return withProgress({
        reporter,
        topic: name,
        text: joined(part, { en: ': building', vi: ': đang biên dịch' }),
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
            throw new WayFailed(
              joined(
                NOT_BUILT,
                lastLine(result.stderr) ?? { en: 'go build gave no reason', vi: 'go build không nêu lý do' },
              ),
            );
          return { file: output, origin: { en: 'built from Go modules', vi: 'biên dịch từ mô-đun Go' } };
        },
      });
    },
  });
  return async (context) => {
    const go = await findOnPath({ command: 'go', searchPath: context.searchPath });
    if (go === undefined) {
      throw new WayFailed(joined(NOT_BUILT, { en: 'there is no Go on the PATH', vi: 'PATH không có Go' }));
    }
    return await build(context);
  };
}
