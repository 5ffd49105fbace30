/** What the titles of suites in a browser begin with. */
const IN_A_BROWSER = 'in a browser: ';

/** A reporter for jest: its last line says how many tests were left out for want of a browser, or on purpose. */
class LeftOut {
  onRunComplete(_contexts, { testResults }) {
    // There is one, found by prepare-browser.ts in this very process: who skipped a test had another reason.
    if (process.env.TEST_BROWSER) return;
    const count = testResults
      .flatMap(({ testResults: tests }) => tests)
      .filter(
        ({ status, ancestorTitles: [suite = ''] }) => status === 'pending' && suite.startsWith(IN_A_BROWSER),
      ).length;
    if (count === 0) return;
    const why = process.env.NO_BROWSER ? 'by NO_BROWSER' : 'since no browser starts: set CHROME_PATH';
    // Jest's own summary comes after every reporter.
    process.once('exit', () => {
      process.stderr.write(`\nLeft out ${why}: ${count} ${count === 1 ? 'test' : 'tests'} in a browser.\n`);
    });
  }
}

module.exports = LeftOut;
module.exports.IN_A_BROWSER = IN_A_BROWSER;
