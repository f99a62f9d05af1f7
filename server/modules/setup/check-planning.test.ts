import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkFiles } from './check-city-folder.ts'
import { faultLine } from './fault-text.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow')
const marlow = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.\w+$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), /\.(csv|ya?ml)$/.test(file) ? 'utf8' : 'base64')]),
)
const calendar = marlow.get('calendar.yaml')!

const faultsWith = (text: string) =>
  checkFiles('marlow', new Map([...marlow, ['calendar.yaml', text]])).faults.map(faultLine)

describe('how runs are planned is checked with the rest of calendar.yaml', () => {
  it.each([
    {
      fault: 'a lead time that is no number of days',
      change: ['review: 1,', 'review: soon,'],
      told: /^calendar\.yaml:\d+:\d+: fault: The setting planning\.leadDays\.review cannot be used\. Write a whole number from 0 to 40\./,
    },
    {
      fault: 'a day of the week nobody knows',
      change: ['[Mon, Tue,', '[Monday, Tue,'],
      told: /^calendar\.yaml:\d+:\d+: fault: The setting planning\.workdays\.0 cannot be used\. Write Mon, Tue, Wed/,
    },
    {
      fault: 'a step that no run has',
      change: ['step: mail\n      days: -10', 'step: post-office\n      days: -10'],
      told: /fault: The setting planning\.checklist\.2\.step cannot be used\. Write one of cut-off, calculate/,
    },
    {
      fault: 'a code that is there twice',
      change: ['code: notify-counter', 'code: order-envelopes'],
      told: /fault: The setting planning\.checklist\.3\.code cannot be used\. Write a code that no other item/,
    },
    {
      fault: 'a cycle the city does not have',
      change: ['cycles: ["4"]', 'cycles: ["4", "9"]'],
      told: /^calendar\.yaml:\d+:\d+: fault: There is no cycle 9 in city\.yaml\. Write one of 1, 2, 3, 4\./,
    },
    {
      fault: 'a setting nobody knows',
      change: ['  penaltyAfterDays: 1', '  penaltyAfterDay: 1'],
      told: /fault: There is no setting “planning\.penaltyAfterDay”\. Remove it, or check its spelling\./,
    },
  ])('$fault', ({ change: [from, to], told }) => {
    expect(calendar).toContain(from)
    const faults = faultsWith(calendar.replace(from!, to!))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(told)
  })

  it('and may be left out: then there are defaults', () => {
    const { folder: read } = checkFiles(
      'marlow',
      new Map([...marlow, ['calendar.yaml', calendar.slice(0, calendar.indexOf('# How a year'))]]),
    )
    expect(read!.calendar.planning).toMatchObject({
      workdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
      leadDays: { cutOff: 2, print: 1 },
      owners: { approve: 'manager' },
      checklist: [],
    })
  })
})
