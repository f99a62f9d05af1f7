import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { achLines, bytesOf } from '#test/ach-file'
import { bai2Lines } from '#test/bai2-file'
import { lockboxLines } from '#test/lockbox-file'
import { readNacha } from '../bank-files/read-nacha.ts'
import { readLockbox } from '../bank-files/read-lockbox.ts'
import { lockboxLayouts } from '../bank-files/lockbox-layouts.ts'
import { achItems } from './ach-items.ts'
import { judgeItem, type ItemAccount, type JudgedBy } from './judge-items.ts'
import { lockboxItems } from './lockbox-items.ts'
import { type ReadItem, withOwnPlaces } from './read-item.ts'
import { tellFormat } from './tell-format.ts'

const layout = (name: string) => lockboxLayouts.find((one) => one.name === name)!
const total = (items: readonly { readonly amountCents: number }[]): number =>
  items.reduce((sum, { amountCents }) => sum + amountCents, 0)

describe('what a file is', () => {
  it.each([
    ['nacha', achLines().join('\n')],
    ['bai2', bai2Lines([{ total: 0 }]).join('\n')],
    ['bai2', `\u00EF\u00BB\u00BF\n${bai2Lines([{ total: 0 }]).join('')}`],
    ['lockbox', lockboxLines([[{}]]).join('\n')],
    ['csv', 'Account,Amount\n1,2'],
    ['csv', 'PK\u0003\u0004…'],
    [null, 'Dear Sir'],
    [null, ''],
  ])('%s by its first bytes', (format, text) => expect(tellFormat(bytesOf(text))).toBe(format))
})

const checks = fc.array(
  fc.record({
    cents: fc.integer({ min: 0, max: 9_999_999 }),
    rest: fc.stringMatching(/^[A-Z0-9 ]{0,30}$/),
    overflow: fc.array(
      fc
        .tuple(fc.stringMatching(/^[A-Z0-9]{16}$/), fc.integer({ min: 0, max: 5_000_000 }))
        .map(([invoice, paid]) => `${invoice}${String(paid).padStart(10, '0')}`),
      { maxLength: 3 },
    ),
  }),
  { maxLength: 12 },
)

describe('every line with money is accounted for', () => {
  it('of a lockbox file: each check is one item, or parts that come to it', () => {
    fc.assert(
      fc.property(
        fc.array(checks, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('bai', 'bai-remitter', 'bai-invoice'),
        (batches, name) => {
          const { content } = readLockbox(bytesOf(lockboxLines(batches).join('\n')), 'lenient', layout(name))
          const items = withOwnPlaces(lockboxItems(content))
          expect(total(items)).toBe(total(content.batches.flatMap((batch) => batch.checks)))
          expect(new Set(items.map(({ place }) => place)).size).toBe(items.length)
          expect(items.every(({ amountCents, rejected }) => (rejected === null) === amountCents > 0)).toBe(
            true,
          )
        },
      ),
    )
  })

  it('of an ACH file: each entry is a payment, a notice, or rejected', () => {
    const entries = fc.array(
      fc.record({
        tranCode: fc.constantFrom('22', '27', '32', '23', '21', '26'),
        cents: fc.integer({ min: 0, max: 100_000 }),
        id: fc.stringMatching(/^[0-9-]{0,15}$/),
      }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(entries, fc.constantFrom('CIE', 'PPD', 'CCD'), (some, sec) => {
        const { content } = readNacha(bytesOf(achLines([{ sec, entries: some }]).join('\n')), 'lenient')
        const { items, notices } = achItems(content)
        expect(items.length + notices.length).toBe(some.length)
        expect(total(items)).toBe(total(some.map(({ cents }) => ({ amountCents: cents }))))
      }),
    )
  })

  it('whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const bytes = bytesOf(text)
        tellFormat(bytes)
        const { content } = readLockbox(bytes, 'lenient', layout('bai-invoice'))
        expect(total(lockboxItems(content))).toBe(total(content.batches.flatMap((batch) => batch.checks)))
        const ach = readNacha(bytes, 'lenient').content
        const { items, notices } = achItems(ach)
        expect(items.length + notices.length).toBe(ach.batches.flatMap((batch) => batch.entries).length)
      }),
      { numRuns: 40 },
    )
  })
})

describe('judgeItem', () => {
  const item: ReadItem = {
    line: 1,
    place: '1-1',
    amountCents: 2500,
    tender: 'check',
    receivedOn: '2026-11-23',
    written: '100000017',
    payerName: null,
    payerRouting: null,
    payerLast4: null,
    checkNumber: null,
    trace: null,
    rejected: null,
  }
  const account: ItemAccount = { id: 7, foundBy: 'number', closedOn: null, balanceCents: 0 }
  const by: JudgedBy = {
    accountOf: () => account,
    isDuplicate: () => false,
    closedAccounts: 'post-while-owing',
    refusesChecks: () => false,
    numbers: { pattern: '100-#####-C', checkDigit: { scheme: 'luhn' } },
  }
  const of = (one: Partial<ItemAccount>): Partial<JudgedBy> => ({ accountOf: () => ({ ...account, ...one }) })
  const unknown = { accountOf: () => null }
  it.each<{ case: string; item?: Partial<ReadItem>; by?: Partial<JudgedBy>; is: object }>([
    { case: 'an open account', is: { verdict: 'posted', accountId: 7, foundBy: 'number' } },
    { case: 'nothing written', item: { written: null }, is: { verdict: 'suspended', why: 'no-number' } },
    { case: 'a duplicate', by: { isDuplicate: () => true }, is: { verdict: 'suspended', why: 'duplicate' } },
    {
      case: 'a wrong check digit',
      by: unknown,
      item: { written: '100-00001-4' },
      is: { verdict: 'suspended', why: 'check-digit' },
    },
    {
      case: 'a wrong check digit of two',
      by: { ...unknown, numbers: { pattern: '###C', checkDigit: { scheme: 'mod97' } } },
      item: { written: '794-45' },
      is: { verdict: 'suspended', why: 'check-digit' },
    },
    {
      case: 'a right check digit of two that nobody has',
      by: { ...unknown, numbers: { pattern: '###C', checkDigit: { scheme: 'mod97' } } },
      item: { written: '794-44' },
      is: { verdict: 'suspended', why: 'unknown-account' },
    },
    {
      case: 'another length',
      by: unknown,
      item: { written: '4711' },
      is: { verdict: 'suspended', why: 'unknown-account' },
    },
    {
      case: 'a closed account that owes',
      by: of({ closedOn: '2026-11-01', balanceCents: 1 }),
      is: { verdict: 'posted' },
    },
    {
      case: 'a closed account',
      by: of({ closedOn: '2026-11-23' }),
      is: { verdict: 'suspended', why: 'account-closed' },
    },
    { case: 'one that closes later', by: of({ closedOn: '2026-11-24' }), is: { verdict: 'posted' } },
    {
      case: 'a closed account that owes, by a strict city',
      by: { ...of({ closedOn: '2026-11-01', balanceCents: 1 }), closedAccounts: 'suspense' },
      is: { verdict: 'suspended' },
    },
    {
      case: 'a check for an account whose checks come back',
      item: { tender: 'check' },
      by: { refusesChecks: (accountId) => accountId === 7 },
      is: { verdict: 'suspended', why: 'refused-here' },
    },
    {
      case: 'no check for such an account',
      item: { tender: 'ach' },
      by: { refusesChecks: () => true },
      is: { verdict: 'posted' },
    },
    {
      case: 'no money',
      item: { rejected: 'amount-zero' },
      by: { isDuplicate: () => true },
      is: { verdict: 'rejected', why: 'amount-zero' },
    },
  ])('$case', ({ item: some, by: other, is }) =>
    expect(judgeItem({ ...item, ...some }, { ...by, ...other })).toMatchObject(is),
  )
})
