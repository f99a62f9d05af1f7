import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'

/** The first page of the web application, loaded into a browser that has nothing of it. */
export type Page = { readonly lcpSeconds: number; readonly scriptKb: number }

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))
const port = 4391
const times = 5

/** Loads the first page several times, each in a fresh browser, and tells the median of when its largest part was painted. */
export async function measurePage(): Promise<Page> {
  const data = mkdtempSync(join(tmpdir(), 'cartwright-bench-'))
  const environment = { ...process.env, PORT: String(port), CARTWRIGHT_DATA: data, DATABASE_URL: '' }
  const server = spawn(process.execPath, [main], { env: environment, stdio: 'ignore' })
  try {
    await answers()
    const loads: Page[] = []
    for (let time = 0; time < times; time++) loads.push(await load())
    const middle = (of: (page: Page) => number): number =>
      loads.map(of).toSorted((a, b) => a - b)[Math.floor(times / 2)]!
    return { lcpSeconds: middle((page) => page.lcpSeconds), scriptKb: middle((page) => page.scriptKb) }
  } finally {
    server.kill('SIGTERM')
    await setTimeout(1000)
    rmSync(data, { recursive: true, force: true })
  }
}

async function answers(): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt++) {
    const up = await fetch(`http://localhost:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return
    await setTimeout(500)
  }
  throw new Error('the server did not start')
}

async function load(): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const scripts: Promise<number>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        scripts.push(response.body().then((body) => gzipSync(body).length))
    })
    await page.goto(`http://localhost:${port}/`, { waitUntil: 'networkidle' })
    const lcp = await page.evaluate<number>(`new Promise((told) =>
      new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true }))`)
    const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
    return { lcpSeconds: lcp / 1000, scriptKb: Math.round(bytes / 1000) }
  } finally {
    await browser.close()
  }
}
