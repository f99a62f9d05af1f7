import { defineConfig } from 'vitest/config'

const office = { globalSetup: ['server/test/database-image.ts'], testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    maxWorkers: 2,
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
