import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFiles } from './check-city-folder.ts'
import { faultLine, faultsText } from './fault-text.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow')
const marlow = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.\w+$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), /\.(csv|ya?ml)$/.test(file) ? 'utf8' : 'base64')]),
)

/** The practice city with one text exchanged for another in one file. */
function changed(file: string, from: string | RegExp, to: string) {
  const text = marlow.get(file)!
  const next = text.replace(from, to)
  expect(next).not.toBe(text)
  return checkFiles('marlow', new Map([...marlow, [file, next]]))
}

const faultsOf = (checked: ReturnType<typeof checkFiles>) =>
  checked.faults.filter(({ severity }) => severity === 'fault').map(faultLine)

it('the practice city has no fault and no warning', () => {
  const checked = checkFiles('marlow', marlow)
  expect(checked.faults).toEqual([])
  expect(faultsText(checked)).toContain('Good to load.')
})

const rates = 'rates/adopted-2024.csv'
const versions = 'rates/versions.csv'

describe('a fault is told with its file, line and column, and what to write instead', () => {
  it.each([
    {
      fault: 'a rate over the noticed cap',
      change: [rates, 'month,43.81,43.81', 'month,43.82,43.81'],
      told: /^rates\/adopted-2024\.csv:3:\d+: fault: The rate \$43\.82 is over the noticed cap of \$43\.81\. Write 43\.81 or less/,
    },
    {
      fault: 'a table that starts past the end of its noticed schedule',
      change: [versions, '2024-07-01,2025-10-01,2028-07-17', '2024-07-01,2025-10-01,2024-06-30'],
      told: /^rates\/versions\.csv:4:\d+: fault: The rate starts on 2024-07-01, past the end of the noticed schedule on 2024-06-30/,
    },
    {
      fault: 'a schedule of more than five years',
      change: [versions, '2024-07-01,2025-10-01,2028-07-17', '2024-07-01,2025-10-01,2029-07-17'],
      told: /^rates\/versions\.csv:4:\d+: fault: .*longer than five years \(Government Code 53756\)\. Write 2028-07-\d\d or/,
    },
    {
      fault: 'two tables of one schedule on one day',
      change: [versions, '2024-07-01,2025-10-01,2028-07-17', '2024-07-01,2025-10-02,2028-07-17'],
      told: /^rates\/versions\.csv:\d+:\d+: fault: The versions 2024 and 2025 of collection are both in force/,
    },
    {
      fault: 'an amount that is none',
      change: [rates, 'month,43.81,43.81', 'month,"43,81",43.81'],
      told: /^rates\/adopted-2024\.csv:3:\d+: fault: “43,81” is no amount of money\./,
    },
    {
      fault: 'a kind of charge that is misspelled',
      change: [rates, 'each,,month', 'eech,,month'],
      told: /^rates\/adopted-2024\.csv:3:\d+: fault: “eech” is not known here\. Write each\.$/,
    },
    {
      fault: 'a column that is misspelled',
      change: [rates, ',amount,cap', ',amuont,cap'],
      told: /^rates\/adopted-2024\.csv:2:\d+: fault: .*amuont.* Write amount\.$/,
    },
    {
      fault: 'a ledger account that is not in the chart',
      change: [rates, ',4410,cart-set', ',4411,cart-set'],
      told: /^rates\/adopted-2024\.csv:3:\d+: fault: There is no ledger account “4411” in gl\.csv\./,
    },
    {
      fault: 'a row that is there twice',
      change: [rates, /(2024,residential,all,cart-set,96 gal.*\n)/, '$1$1'],
      told: /^rates\/adopted-2024\.csv:4:\d+: fault: The row .* is in the version 2024 twice/,
    },
    {
      fault: 'a difference of a row that is not there',
      change: ['rates/marlow-additions.csv', '50,side yard,curbside', '50,side yard,kerbside'],
      told: /^rates\/marlow-additions\.csv:\d+:\d+: fault: No row of additions with an amount is named “kerbside”\./,
    },
    {
      fault: 'a text in one language only',
      change: ['text.es.yaml', /^ {2}bulky: .*\n/m, ''],
      told: /^text\.es\.yaml:\d+:\d+: fault: The text lines\.bulky is missing in Spanish\. Add “bulky:”/,
    },
    {
      fault: 'a policy without its section',
      change: ['policies.yaml', /^ {2}citation: .*\n/m, ''],
      told: /^policies\.yaml:\d+:\d+: fault: The setting 0\.citation is missing\. Write the section that says so/,
    },
    {
      fault: 'a basis of proration nobody knows',
      change: ['policies.yaml', 'basis: actual-days', 'basis: actual-hours'],
      told: /^policies\.yaml:\d+:\d+: fault: .* Write one of: actual-days, 30-day-month/,
    },
    {
      fault: 'a setting of the wrong kind',
      change: ['city.yaml', 'dueDays: 20', 'dueDays: 5'],
      told: /^city\.yaml:\d+:\d+: fault: The setting bill\.dueDays cannot be used\. Write a whole number from 15 to 60\.$/,
    },
    {
      fault: 'a setting nobody reads',
      change: ['city.yaml', 'state: CA', 'stat: CA'],
      told: /^city\.yaml:\d+:\d+: fault: (The setting state is missing|There is no setting “stat”)/,
    },
    {
      fault: 'a file that is no YAML',
      change: ['calendar.yaml', /^/, '\t- x: [\n'],
      told: /^calendar\.yaml:\d+:\d+: fault: This is no YAML:/,
    },
    {
      fault: 'a chart without a receivable',
      change: ['gl.csv', /,receivable,/g, ',cash,'],
      told: /^gl\.csv: fault: There is no account of the kind receivable\./,
    },
  ] as const)('$fault', ({ change: [file, from, to], told }) => {
    const checked = changed(file, from, to)
    expect(checked.folder).toBeNull()
    expect(faultsOf(checked)).toContainEqual(expect.stringMatching(told))
  })

  it('all of them at once, in the order of the files', () => {
    const files = new Map(marlow)
    files.set(rates, marlow.get(rates)!.replace('month,43.81,43.81', 'month,x,43.81'))
    files.set('city.yaml', marlow.get('city.yaml')!.replace('state: CA', 'state: California'))
    files.delete('text.es.yaml')
    const told = faultsOf(checkFiles('marlow', files))
    expect(told.map((line) => line.split(':')[0])).toEqual(['city.yaml', rates, 'text.es.yaml'])
    expect(told[2]).toContain('The file is missing.')
  })
})
