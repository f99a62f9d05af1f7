import { defineConfig } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { oidcPort, port } from './ports.ts'
import { client } from '#test/oidc-client'

// Playwright reads this file in every process it starts; they must agree on the folder.
const data = (process.env.CARTWRIGHT_JOURNEYS ??= join(tmpdir(), `cartwright-journeys-${randomUUID()}`))
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

/**
 * Browser journeys through the product as `npm start` opens it: the practice city on an embedded database of its own, on a day
 * that does not move. They go one after the other, because they share the books.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  globalTeardown: './remove-data.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
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
    command: 'node scripts/start.js',
    cwd: join(import.meta.dirname, '..'),
    url: `http://localhost:${port}/health`,
    // The first start loads the practice city and bills its past.
    timeout: 600_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(port),
      CARTWRIGHT_DATA: data,
      CARTWRIGHT_TODAY: '2026-11-23',
      CARTWRIGHT_URL: `http://localhost:${port}`,
      DATABASE_URL: '',
      // It is there only while the journey through it goes.
      CARTWRIGHT_OIDC_ISSUER: `http://127.0.0.1:${oidcPort}`,
      CARTWRIGHT_OIDC_CLIENT_ID: client.clientId,
      CARTWRIGHT_OIDC_CLIENT_SECRET: client.clientSecret,
      CARTWRIGHT_OIDC_LABEL: 'your city account',
    },
  },
})
