import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const office = { globalSetup: ['server/test/database-image.ts'], testTimeout: 60_000, hookTimeout: 120_000 }

const isProof = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/proof/')

/** The proofs take longest: begun last, they would leave the other worker with nothing to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's own
    const sorted = await super.sort(files)
    return [...sorted.filter(isProof), ...sorted.filter((file) => !isProof(file))]
  }
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'office',
          include: [
            'api/**/*.test.ts',
            'server/**/*.test.ts',
            'bench/**/*.test.ts',
            'web/src/**/*.test.ts',
            '!**/*.outside.test.ts',
          ],
          ...office,
        },
      },
      { test: { name: 'outside', include: ['server/**/*.outside.test.ts'], ...office } },
    ],
  },
})
