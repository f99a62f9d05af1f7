import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Both only end what hangs: a machine that is half as fast must not fail a test that is right.
const patience = { testTimeout: 240_000, hookTimeout: 360_000 }
const office = { globalSetup: ['server/test/database-image.ts'], ...patience }

const tests = globSync(['{api,server,bench}/**/*.test.ts', 'web/src/**/*.test.ts'], {
  exclude: ['**/node_modules/**', '**/*.outside.test.ts'],
})

/** Whether a test works in books that may be on either database. All others (rules, the terminal in a folder) are the same on both. */
const isOfBooks = (file: string): boolean => /testOffice|DATABASE_URL/.test(readFileSync(file, 'utf8'))

const isLong = ({ moduleId }: TestSpecification): boolean => /\/proof\/|commands\.test/.test(moduleId)

/** The proofs and the terminal take longest: begun last, they would leave the other worker with nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's own
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    // A third fills the seconds in which tests wait for a clock: seals let transactions settle, killed offices are missed.
    maxWorkers: 3,
    // Files share what was loaded and, embedded, one database that is made as new for each: to load and open anew took a third of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'office',
          include: tests.filter(isOfBooks),
          ...office,
        },
      },
      { test: { name: 'rules', include: tests.filter((file) => !isOfBooks(file)), ...patience } },
      { test: { name: 'outside', include: ['server/**/*.outside.test.ts'], ...office } },
    ],
  },
})
