// A reporter of Vitest: writes the errors that belong to no test (a promise nobody waited for, a worker that ended) to the file
// named in STRAY_ERRORS. They fail the run without failing a test, and Vitest's JSON does not tell them.
import { writeFileSync } from 'node:fs'

/** What is written of each: where it was thrown, what caused it, and the whole trace. */
const told = (error) => ({
  name: `outside any test › ${error.VITEST_TEST_PATH ?? 'no file'} › ${error.VITEST_TEST_NAME ?? 'no test'}`,
  why: [error.type, error.cause?.message, error.stack ?? error.message ?? String(error)]
    .filter(Boolean)
    .join('\n'),
})

export default class StrayErrors {
  onTestRunEnd(_modules, errors) {
    if (process.env.STRAY_ERRORS) writeFileSync(process.env.STRAY_ERRORS, JSON.stringify(errors.map(told)))
  }
}
