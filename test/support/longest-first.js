const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that start services or a browser, and wait for them. */
const WAITS = /^test\/(commands|docs|e2e|embedded|web\/(browser|pages)|workflows)\//;
/** Of three processes one has files that wait, so that the others have the processors. */
const SHARE = { waits: 1, works: 2 };
/** As measured on two processors; roughly, since only the order counts. */
const MS_PER_BYTE = { waits: 4, works: 0.5 };

/**
 * An order for jest: what takes longest comes first, so that no long file is left for one worker at the end, and files that wait
 * take turns with those that work. Jest knows how long each takes of the files that it has run; it runs those that it has not run
 * yet, all of a new clone, before them and by their size.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const kindOf = (test) => (WAITS.test(nameOf(test)) ? 'waits' : 'works');
    const msOf = (test) => this.time(test) ?? this.guessed(test, kindOf(test));
    const ms = new Map(tests.map((test) => [test, msOf(test)]));
    const byTime = [...tests].sort(
      (a, b) => Number(this.hasFailed(b)) - Number(this.hasFailed(a)) || ms.get(b) - ms.get(a),
    );
    const queues = { waits: [], works: [] };
    for (const test of byTime) queues[kindOf(test)].push(test);
    const taken = { waits: 0, works: 0 };
    return byTime.map(() => {
      const isTurnOfWaits = taken.waits / SHARE.waits <= taken.works / SHARE.works;
      const turns = isTurnOfWaits ? ['waits', 'works'] : ['works', 'waits'];
      const kind = turns.find((each) => queues[each].length > 0);
      const test = queues[kind].shift();
      taken[kind] += ms.get(test);
      return test;
    });
  }

  guessed({ path: file, context: { hasteFS } }, kind) {
    return (hasteFS.getSize(file) ?? 0) * MS_PER_BYTE[kind];
  }
};

const nameOf = ({ path: file, context: { config } }) =>
  path.relative(config.rootDir, file).replaceAll(path.sep, '/');
