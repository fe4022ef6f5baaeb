/**
 * Counts what jest and the check steps reported. A missing report, and a test file that did not even load, are failures:
 * silence is not success.
 *
 * @param report jest's own JSON, or null
 * @param checks list of {passed} by check step, or null
 */
export function countOutcomes(report, checks) {
  let passed = report?.numPassedTests ?? 0;
  let failed = report ? report.numFailedTests + report.numRuntimeErrorTestSuites : 1;
  if (!checks) failed += 1;
  for (const check of checks ?? []) {
    if (check.passed) passed += 1;
    else failed += 1;
  }
  return { passed, failed };
}

export const lastLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`;
