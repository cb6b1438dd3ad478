import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Counts the tests for the closing line `N passed, N failed`, which scripts/run.mjs prints last. Under CI a skipped
 * test is a failure: there everything that a suite needs must be installed.
 */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    const skipped: string[] = [];
    for (const module of modules) {
      if (!module.ok() && [...module.children.allTests()].every((test) => test.result().state !== 'failed'))
        failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped.push(`${module.relativeModuleId} > ${test.fullName}`);
      }
    }
    for (const name of skipped) console.error(`SKIPPED  ${name}`);
    if (process.env.CI === 'true' && skipped.length > 0) {
      console.error(`${skipped.length} skipped under CI: counted as failed`);
      failed += skipped.length;
      process.exitCode = 1;
    }
    const tail = skipped.length > 0 && process.env.CI !== 'true' ? `, ${skipped.length} skipped` : '';
    const file = process.env.LIDWATCH_SUMMARY;
    if (file) writeFileSync(file, `${passed} passed, ${failed} failed${tail}\n`);
  }
}
