import { writeFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {Iterable<import('vitest/node').TestCase>} tests @returns {Counts} */
function countTests(tests) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const test of tests) {
    const { state } = test.result();
    // A test that was never finished is not a test that passed.
    counts[state === 'pending' ? 'failed' : state] += 1;
  }
  return counts;
}

/** @param {import('vitest/node').TestModule} module @returns {number} files and suites that broke outside a test */
function brokenSuites(module) {
  const suites = [...module.children.allSuites()];
  return (module.errors().length > 0 ? 1 : 0) + suites.filter((suite) => suite.errors().length > 0).length;
}

/**
 * A vitest reporter that writes the three counts of a run, as JSON, to the file named by PLECHO_TEST_COUNTS.
 * A file that cannot be loaded, a suite whose hook fails and an error outside any test count as failed tests.
 */
export default class CountReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const total = { passed: 0, failed: unhandled.length, skipped: 0 };
    for (const module of modules) {
      const counts = countTests(module.children.allTests());
      total.passed += counts.passed;
      total.failed += counts.failed + brokenSuites(module);
      total.skipped += counts.skipped;
    }
    const path = process.env.PLECHO_TEST_COUNTS;
    if (path) writeFileSync(path, JSON.stringify(total));
  }
}
