// Adds up the results of all suites, says `N passed, N failed` as the last line, and fails if anything failed.
// Usage: node scripts/count-tests.js FOLDER FAILED_PARTS. Plain JavaScript, for whatever Node is there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, failedParts] = process.argv.slice(2)
let passed = 0
let failed = 0
let skipped = 0

for (const name of ['embedded', 'postgres', 'outside', 'browser']) {
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) {
    console.log(`${name}: no result`)
    failed += 1
    continue
  }
  const result = JSON.parse(readFileSync(file, 'utf8'))
  const counts = result.stats
    ? {
        passed: result.stats.expected,
        failed: result.stats.unexpected + result.stats.flaky,
        skipped: result.stats.skipped,
      }
    : {
        passed: result.numPassedTests,
        failed: result.numFailedTests + result.numFailedTestSuites,
        skipped: result.numPendingTests,
      }
  console.log(`${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
  passed += counts.passed
  failed += counts.failed
  skipped += counts.skipped
}

// A part without tests of its own (types, lint, format, …) counts as one failure; so does a test nobody ran.
const all = failed + skipped + (failed === 0 ? Number(failedParts) : 0)
console.log(`${passed} passed, ${all} failed`)
process.exit(all > 0 || passed === 0 ? 1 : 0)
