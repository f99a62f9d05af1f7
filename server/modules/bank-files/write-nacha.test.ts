import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import { readWithLibrary } from '#test/ach-library'
import { checkNachaOrder } from './check-nacha-order.ts'
import type { BankProfile, NachaBatchOrder, NachaEntryOrder, NachaFileOrder } from './nacha-order.ts'
import { readNacha } from './read-nacha.ts'
import { routingCheckDigit } from './routing-number.ts'
import { writeNacha } from './write-nacha.ts'

const day = (text: string) => PlainDate.from(text)
const profile: BankProfile = {
  lineEnd: 'lf',
  destination: '121042882',
  destinationName: 'Our Bank',
  origin: '1956000001',
  originName: 'City of Marlow',
  odfi: '12104288',
  companyName: 'City of Marlow',
  companyId: '1956000001',
}
const entry: NachaEntryOrder = {
  use: 'live',
  side: 'debit',
  accountKind: 'checking',
  routing: '121042882',
  account: '4711',
  cents: 3366,
  customerNumber: '100-00001-5',
  name: 'Ana Ruiz',
}
const batch: NachaBatchOrder = {
  sec: 'PPD',
  description: 'SANITATION',
  descriptiveDay: day('2026-12-15'),
  effectiveOn: day('2026-12-15'),
  entries: [entry],
}
const order: NachaFileOrder = {
  profile,
  createdOn: day('2026-12-14'),
  createdAt: '0930',
  idModifier: 'A',
  firstSequence: 1,
  batches: [batch],
}
const text = (of: NachaFileOrder): string => new TextDecoder().decode(writeNacha(of).bytes)
const linesOf = (of: NachaFileOrder): string[] => text(of).split('\n').filter(Boolean)

const ends = (lineEnd: BankProfile['lineEnd']) => text({ ...order, profile: { ...profile, lineEnd } })
const faults = (of: Partial<NachaFileOrder>) =>
  checkNachaOrder({ ...order, ...of }).map(({ batch: at, entry: index, what }) => `${at} ${index} ${what}`)

const anyEntry = fc.record({
  use: fc.constant('live' as const),
  side: fc.constantFrom('debit', 'credit'),
  accountKind: fc.constantFrom('checking', 'savings'),
  routing: fc.stringMatching(/^[0-9]{8}$/).map((eight) => eight + routingCheckDigit(eight)!),
  account: fc.stringMatching(/^[0-9]{4,17}$/),
  cents: fc.integer({ min: 1, max: 99_999_999 }),
  customerNumber: fc.stringMatching(/^[0-9]{3}-[0-9]{5}-[0-9]$/),
  // Names as people type them: accents, emoji, line breaks.
  name: fc.string({ unit: 'binary', maxLength: 40 }).map((typed) => `Q${typed}`),
  paymentType: fc.constantFrom('R', 'S'),
})
const anyBatch = fc.record({
  sec: fc.constantFrom('PPD', 'WEB', 'CCD', 'TEL'),
  entries: fc.array(anyEntry, { maxLength: 12 }),
})
const anyOrder = fc
  .record({ batches: fc.array(anyBatch, { maxLength: 5 }), firstSequence: fc.integer({ min: 1, max: 9e6 }) })
  .map(
    ({ batches, firstSequence }): NachaFileOrder => ({
      ...order,
      firstSequence,
      batches: batches.map((one) => ({ ...batch, ...one })),
    }),
  )

describe('an ACH file that is written', () => {
  it('is taken by the strict reader without a fault, with everything that was ordered', () => {
    fc.assert(
      fc.property(anyOrder, (asked) => {
        expect(checkNachaOrder(asked)).toEqual([])
        const { bytes, totals, traces } = writeNacha(asked)
        const file = readNacha(bytes, 'strict')
        expect(file.faults).toEqual([])
        const full = asked.batches.filter(({ entries }) => entries.length > 0)
        expect(
          file.content.batches.map(({ sec, entries }) => ({
            sec,
            entries: entries.map(({ amountCents, routing, account, side, trace }) => ({
              amountCents,
              routing,
              account,
              side,
              trace,
            })),
          })),
        ).toEqual(
          full.map(({ sec, entries }, at) => ({
            sec,
            entries: entries.map(({ cents, routing, account, side }, index) => ({
              amountCents: cents,
              routing,
              account,
              side,
              trace: traces[at]![index],
            })),
          })),
        )
        const all = full.flatMap(({ entries }) => entries)
        const sum = (side: string) =>
          all.reduce((cents, one) => cents + (one.side === side ? one.cents : 0), 0)
        expect(totals).toMatchObject({
          batches: full.length,
          entries: all.length,
          debitCents: sum('debit'),
          creditCents: sum('credit'),
        })
      }),
      { numRuns: 40 },
    )
  })

  it('says the same to a library of other people', () => {
    fc.assert(
      fc.property(anyOrder, (asked) => {
        const read = readWithLibrary(linesOf(asked))
        const { totals, traces } = writeNacha(asked)
        expect(read.file.footer).toMatchObject({
          batchCount: totals.batches,
          blockCount: totals.blocks,
          entryAndAddendaCount: totals.entries,
          entryHash: totals.hash,
          totalDebit: totals.debitCents,
          totalCredit: totals.creditCents,
        })
        const full = asked.batches.filter(({ entries }) => entries.length > 0)
        expect(
          read.batches.map(({ entries }) =>
            entries.map(({ amount, dfiAccount, identificationNumber, traceNumber }) => ({
              amount,
              dfiAccount,
              identificationNumber,
              traceNumber,
            })),
          ),
        ).toEqual(
          full.map(({ entries }, at) =>
            entries.map(({ cents, account, customerNumber }, index) => ({
              amount: cents,
              dfiAccount: account,
              identificationNumber: customerNumber,
              traceNumber: Number(traces[at]![index]),
            })),
          ),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('is whole blocks of ten records of 94 characters, whatever names hold', () => {
    fc.assert(
      fc.property(anyOrder, (asked) => {
        const lines = linesOf(asked)
        expect(lines.length % 10).toBe(0)
        expect(lines.filter((line) => !/^[\x20-\x7e]{94}$/.test(line))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('is written to the sign, as a bank has it before it', () => {
    const asked = {
      ...order,
      batches: [
        {
          ...batch,
          sec: 'WEB' as const,
          entries: [{ ...entry, name: 'Ana\nNuñez', paymentType: 'R' as const, addenda: 'BILL 1' }],
        },
      ],
    }
    expect(linesOf(asked).slice(0, 6)).toEqual([
      '101 12104288219560000012612140930A094101OUR BANK               CITY OF MARLOW                 ',
      '5225CITY OF MARLOW                      1956000001WEBSANITATION261215261215   1121042880000001',
      '6271210428824711             0000003366100-00001-5    ANA NUNEZ             R 1121042880000001',
      '705BILL 1                                                                          00010000001',
      '822500000200121042880000000033660000000000001956000001' + ' '.repeat(25) + '121042880000001',
      '9000001000001000000020012104288000000003366000000000000' + ' '.repeat(39),
    ])
  })

  it('ends its lines as the bank wants them', () => {
    expect(ends('crlf')).toHaveLength(960)
    expect(ends('lf')).toHaveLength(950)
    expect(ends('none')).toHaveLength(940)
    expect(readNacha(new TextEncoder().encode(ends('crlf')), 'strict').faults).toEqual([])
  })

  it('carries a prenote of nothing, and pays a refund', () => {
    const entries = [
      { ...entry, use: 'prenote' as const, cents: 0 },
      { ...entry, side: 'credit' as const, accountKind: 'savings' as const },
    ]
    const file = readNacha(writeNacha({ ...order, batches: [{ ...batch, entries }] }).bytes, 'strict')
    expect(file.content.batches[0]!.entries.map(({ tranCode }) => tranCode)).toEqual(['28', '32'])
    expect(file.content.batches[0]!.serviceClass).toBe('200')
  })

  it('is never written with an amount that does not fit', () => {
    const entries = Array.from({ length: 101 }, () => ({ ...entry, cents: 9_999_999_999 }))
    expect(() => writeNacha({ ...order, batches: [{ ...batch, entries }] })).toThrow(/12 digits/)
  })
})

const ofEntry = (of: Partial<NachaEntryOrder>, inBatch: Partial<NachaBatchOrder> = {}) =>
  faults({ batches: [{ ...batch, ...inBatch, entries: [entry, { ...entry, ...of }] }] })

describe('an order that a bank would send back is refused, and named', () => {
  it.each([
    [{ routing: '121042883' }, '0 1 The check digit of the routing number is wrong.'],
    [{ account: '' }, '0 1 The number at the bank is 1 to 17 digits, letters and hyphens.'],
    [{ name: '000' }, '0 1 The name of a person or firm is missing.'],
    [{ customerNumber: ' ' }, '0 1 The account number is missing.'],
    [{ cents: 0 }, '0 1 The amount is zero; only a prenote has none.'],
    [{ cents: 1.5 }, '0 1 The amount is not in whole cents.'],
    [{ cents: -1 }, '0 1 The amount is not in whole cents.'],
    [{ use: 'prenote' as const }, '0 1 A prenote has no amount.'],
    [{ cents: 10_000_000_000 }, '0 1 The amount does not fit: at most $99,999,999.99.'],
    [{ addenda: 'x'.repeat(81) }, '0 1 Free text has 80 characters, and none in a TEL entry.'],
  ])('entry %j', (of, told) => {
    expect(ofEntry(of)).toEqual([told])
  })

  it('of the same day, over a million', () => {
    const sameDay = { effectiveOn: order.createdOn }
    expect(ofEntry({ cents: 100_000_001 }, sameDay)).toEqual([
      '0 1 An entry of the same day is at most $1,000,000.',
    ])
    expect(ofEntry({ cents: 100_000_000 }, sameDay)).toEqual([])
  })

  it('WEB and TEL that do not say whether they recur', () => {
    expect(ofEntry({ paymentType: 'R' }, { sec: 'WEB' })).toEqual([
      '0 0 Of a WEB or TEL entry it is told whether it recurs.',
    ])
  })

  it.each([
    [{ effectiveOn: day('2026-12-25') }, '0 null The effective day 2026-12-25 is no banking day.'],
    [{ effectiveOn: day('2026-12-11') }, '0 null The effective day is before the day of the file.'],
    [{ description: 'SANITATION BILL' }, '0 null The entry description has room for ten characters.'],
    [{ description: ' ' }, '0 null The entry description is blank: customers read it on their statement.'],
  ])('batch %j', (of, told) => {
    expect(faults({ batches: [{ ...batch, ...of }] })).toEqual([told])
  })

  it.each([
    [
      { destination: '121042883' },
      'The routing number of the bank the file goes to has a wrong check digit.',
    ],
    [
      { origin: '95600001' },
      'The immediate origin is ten characters: digits, and a blank before or after nine of them.',
    ],
    [{ odfi: '1210' }, 'The originating bank is named by the first eight digits of its routing number.'],
    [{ companyName: '' }, 'The company name is blank: customers read it on their statement.'],
    [{ companyId: '19560' }, 'The company number is ten capitals and digits.'],
  ])('profile %j', (of, told) => {
    expect(faults({ profile: { ...profile, ...of } })).toEqual([`null null ${told}`])
  })

  it('a file that is the thirty-seventh of its day, or whose numbers end', () => {
    expect(faults({ idModifier: '' })).toHaveLength(1)
    expect(faults({ firstSequence: 10_000_000 })).toEqual([
      'null null Entries are numbered from 1 to 9,999,999.',
    ])
    expect(faults({ createdAt: '2400' })).toEqual(['null null The time of the file is written as HHMM.'])
  })
})
