const path = require('node:path');

const SHOWN = 10;

/** A reporter for jest: says at the end of a run which files took longest, so that nobody has to guess. */
module.exports = class SlowestFiles {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onRunComplete(_contexts, { testResults }) {
    if (testResults.length <= 1) return;
    const slowest = testResults
      .map(({ testFilePath, perfStats: { start, end } }) => ({ testFilePath, ms: end - start }))
      .sort((a, b) => b.ms - a.ms)
      .slice(0, SHOWN)
      .map(
        ({ testFilePath, ms }) =>
          `${(ms / 1000).toFixed(1).padStart(7)} s  ${path.relative(this.rootDir, testFilePath)}\n`,
      );
    process.stderr.write(`\nSlowest files:\n${slowest.join('')}`);
  }
};
