// Prints the closing line that CI reads: the counts of all tests, and of the suites that could not
// even start. At the very end: jest's own summary comes after all reporters.
const { writeSync } = require('node:fs');

module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests ? `, ${results.numPendingTests} skipped` : '';
    process.once('exit', () =>
      writeSync(1, `${results.numPassedTests} passed, ${failed} failed${skipped}\n`),
    );
  }
};
