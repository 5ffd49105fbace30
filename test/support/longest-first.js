const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that start services or a browser. */
const SLOW = /^test\/(commands|docs|e2e|embedded|web\/(browser|pages))\//;
/** As measured on two processors; roughly, since only the order counts. */
const MS_PER_BYTE = { slow: 4, other: 0.5 };

/**
 * An order for jest: what takes longest comes first, so that no long file is left for one worker at the end. Jest knows this of
 * the files that it has run; it runs those that it has not run yet, all of a new clone, before them and by their size.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const msOf = (test) => this.time(test) ?? this.guessed(test);
    const ms = new Map(tests.map((test) => [test, msOf(test)]));
    return [...tests].sort(
      (a, b) => Number(this.hasFailed(b)) - Number(this.hasFailed(a)) || ms.get(b) - ms.get(a),
    );
  }

  guessed({ path: file, context: { config, hasteFS } }) {
    const name = path.relative(config.rootDir, file).replaceAll(path.sep, '/');
    return (hasteFS.getSize(file) ?? 0) * (SLOW.test(name) ? MS_PER_BYTE.slow : MS_PER_BYTE.other);
  }
};
