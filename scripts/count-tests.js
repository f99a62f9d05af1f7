// Adds up the results of all suites, names what failed and why, says `N passed, N failed` as the last line, and fails if anything failed.
// Usage: node scripts/count-tests.js FOLDER FAILED_PARTS. Plain JavaScript, for whatever Node is there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, failedParts] = process.argv.slice(2)
let passed = 0
let failed = 0
let skipped = 0

/** The tests of a file of Vitest that failed; the file itself where it broke before, between or after its tests. */
const failuresOf = ({ name, message, assertionResults }) => {
  const tests = assertionResults.filter(({ status }) => status === 'failed')
  if (tests.length > 0)
    return tests.map(({ fullName, failureMessages }) => ({
      name: `${name} › ${fullName}`,
      why: failureMessages[0],
    }))
  return [{ name, why: message || 'It broke outside its tests; the log above has it.' }]
}

/** The errors that belong to no test; none where the part tells of none. */
const strayErrorsOf = (part) => {
  const file = join(folder, `${part}.stray.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
}

/** The journeys of a file of Playwright that failed at least once. */
const journeysOf = ({ file, specs = [], suites = [] }) => [
  ...specs
    .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
    .map(({ title, tests }) => ({
      name: `${file} › ${title}`,
      why: tests[0].results.find(({ error }) => error)?.error.message,
    })),
  ...suites.flatMap(journeysOf),
]

for (const name of ['embedded', 'postgres', 'outside', 'browser']) {
  const file = join(folder, `${name}.json`)
  if (!existsSync(file)) {
    console.log(`${name}: no result`)
    failed += 1
    continue
  }
  const result = JSON.parse(readFileSync(file, 'utf8'))
  const failures = result.stats
    ? result.suites.flatMap(journeysOf)
    : [
        ...result.testResults.filter(({ status }) => status === 'failed').flatMap(failuresOf),
        ...strayErrorsOf(name),
      ]
  for (const { name: test, why } of failures) console.log(`FAILED: ${test}\n${String(why).slice(0, 1200)}`)
  const counts = result.stats
    ? {
        passed: result.stats.expected,
        failed: result.stats.unexpected + result.stats.flaky,
        skipped: result.stats.skipped,
      }
    : {
        passed: result.numPassedTests,
        failed: failures.length,
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
