import { period } from '../../parts/day.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import type { Impact, WhatIf } from './proposal-queries.ts'

/** `+6.0 %`, `−2.5 %`; nothing where nothing was charged before. */
export function percentChange(beforeCents: number, afterCents: number): string {
  if (beforeCents <= 0) return ''
  const tenths = Math.round(((afterCents - beforeCents) * 1000) / beforeCents)
  return `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${(Math.abs(tenths) / 10).toFixed(1)} %`
}

/** Thousandths of a percent as people write them: `4.8 %`. */
export const percentWords = (thousandths: number): string => `${thousandths / 1000} %`

/** Reads `6`, `2.75` or `-3` as thousandths of a percent; null when it is none. */
export function readPercent(text: string): number | null {
  const match = /^\s*([+\-−]?)(\d{1,4})(?:\.(\d{1,3}))?\s*%?\s*$/.exec(text)
  if (!match) return null
  const size = Number(match[2]) * 1000 + Number((match[3] ?? '').padEnd(3, '0'))
  return match[1] === '-' || match[1] === '−' ? 0 - size : size
}

/** What a what-if came to, in two sentences. */
export function impactSentence(impact: Impact): string {
  const { accounts, more, less, same, beforeCents, afterCents, yearBeforeCents, yearAfterCents } = impact
  const year = signedMoney(yearAfterCents - yearBeforeCents)
  return `Of ${count(accounts, 'account')} ${more.toLocaleString('en-US')} would pay more, ${less.toLocaleString('en-US')} less, ${same.toLocaleString('en-US')} the same. ${money(beforeCents)} would become ${money(afterCents)} (${percentChange(beforeCents, afterCents)}), over a year ${year}.`
}

/** Accounts of which something has no rate. */
export const gapsWords = (accounts: number): string =>
  `${count(accounts, 'account')} ${accounts === 1 ? 'has' : 'have'} days or events without a rate; these are in no amount.`

/** How far a what-if is, in words. */
export function stateWords({ state, failure, progress }: WhatIf): string {
  if (failure !== null) return '✗ stopped'
  if (state === 'calculated') return '✓ calculated'
  return `● calculating, ${progress.accountsDone.toLocaleString('en-US')} of ${count(progress.accounts, 'account')}`
}

/** The days of each cycle: `Cycle 1: Nov 1 to Nov 30, 2026`. */
export const periodsWords = ({ periods }: WhatIf): string =>
  periods
    .map(({ cycle, periodFrom, periodUntil }) => `Cycle ${cycle}: ${period(periodFrom, periodUntil)}`)
    .join(' · ')

/** What a difference comes of. */
export const causeWords: Record<Impact['causes'][number]['cause'], string> = {
  rates: 'Rates for services',
  'one-off': 'Rates for what happened once',
  percentages: 'Percentages of other charges',
  discounts: 'Discounts',
  minimums: 'Minimums',
  rules: 'Rules',
}

const kindNames: Readonly<Record<string, string>> = {
  service: 'Services',
  account: 'Once for the account',
  event: 'What happened once',
  percent: 'Percentage',
  discount: 'Discount',
  minimum: 'Minimum',
}

/** A kind of charge with its code: `Discount senior`. */
export const kindWords = (kind: string, code: string): string =>
  code === 'service' ? (kindNames[kind] ?? kind) : `${kindNames[kind] ?? kind}: ${code.replaceAll('-', ' ')}`

/** A bar of a histogram in words. */
export function barWords(unit: 'percent' | 'dollars', from: number | null, until: number | null): string {
  const told = (value: number): string =>
    unit === 'percent' ? `${value} %`.replace('-', '−') : money(value * 100).replace('.00', '')
  if (from === null) return `Less than ${told(until ?? 0)}`
  return until === null ? `${told(from)} and more` : `${told(from)} up to ${told(until)}`
}
