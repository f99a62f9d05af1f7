import { defineConfig } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressOf, offices, oidcPort } from './offices.ts'
import { client } from '#test/oidc-client'

// Playwright reads this file in every process it starts; they must agree on the folder.
const data = (process.env.CARTWRIGHT_JOURNEYS ??= join(tmpdir(), `cartwright-journeys-${randomUUID()}`))
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

/**
 * Browser journeys through the product as `npm start` opens it: the practice city on an embedded database of its own, on a day
 * that does not move. Those of one office go one after the other, because they share its books; the offices stand side by side.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalTeardown: './remove-data.ts',
  workers: offices.length,
  projects: offices.map((office) => ({
    name: office.name,
    testMatch: [...office.testMatch],
    testIgnore: [...office.testIgnore],
    workers: 1,
    use: { baseURL: addressOf(office) },
  })),
  retries: 0,
  forbidOnly: true,
  // Both only end what hangs: two offices and the checks share two cores.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'en-US',
    timezoneId: 'America/Los_Angeles',
    // A trace of every journey costs a tenth of their time: ask for one where it is needed, by --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: ['--no-sandbox'],
      ...(chromium !== undefined && { executablePath: chromium }),
    },
  },
  webServer: {
    command: 'node e2e/open-offices.ts',
    cwd: join(import.meta.dirname, '..'),
    wait: { stdout: /^open$/m },
    // The first start loads the practice city and bills its past.
    timeout: 600_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      CARTWRIGHT_JOURNEYS: data,
      CARTWRIGHT_TODAY: '2026-11-23',
      DATABASE_URL: '',
      // It is there only while the journey through it goes.
      CARTWRIGHT_OIDC_ISSUER: `http://127.0.0.1:${oidcPort}`,
      CARTWRIGHT_OIDC_CLIENT_ID: client.clientId,
      CARTWRIGHT_OIDC_CLIENT_SECRET: client.clientSecret,
      CARTWRIGHT_OIDC_LABEL: 'your city account',
    },
  },
})
