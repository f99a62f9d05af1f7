import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const firstPort = Number(process.env.CARTWRIGHT_JOURNEYS_PORT ?? 4173)

/** Where the provider of OpenID Connect is while the journey through it goes; all offices know it. */
export const oidcPort = firstPort + 1000

/** The journeys that go through the second office; all others go through the first. They are so chosen that both end together. */
const throughSecond = [
  'accounts',
  'adjustments',
  'administration',
  'bill-run',
  'cash-reports',
  'cash',
  'explain',
  'keyboard',
  'letters',
  'messages',
  'narrow',
  'procedures',
  'reconcile',
  'refunds',
  'second-factor',
  'unclaimed',
  'workplan',
].map((name) => `${name}.spec.ts`)

for (const file of throughSecond)
  assert(existsSync(join(import.meta.dirname, file)), `there is a journey ${file}`)

/**
 * The offices the journeys go through, side by side. Each has a copy of the same practice city: what is done in one is not seen in
 * the other, so a journey that needs what another did, or shares an account with it, goes through the same office.
 */
export const offices = [
  { name: 'first', port: firstPort, testMatch: ['*.spec.ts'], testIgnore: throughSecond },
  { name: 'second', port: firstPort + 500, testMatch: throughSecond, testIgnore: [] },
] as const

export const addressOf = ({ port }: { readonly port: number }): string => `http://localhost:${port}`
