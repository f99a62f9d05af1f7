import { expect, it } from 'vitest'
import { PlainDate } from '#kernel/dates'
import type { Bai2Group } from '../bank-files/bai2-file.ts'
import { readBai2 } from '../bank-files/read-bai2.ts'
import { closingAfter, statement } from './write-statement.ts'

const lines = [
  { code: '175', cents: 9600, reference: 'D2026-000001', text: 'Deposit' },
  { code: '147', cents: 1900, reference: '', text: 'Card terminal' },
  { code: '555', cents: 4500, reference: '881', text: 'Deposited item returned' },
  { code: '698', cents: 4215, reference: '', text: 'Account analysis fee' },
]

const read = (openingCents: number, some: typeof lines) => {
  const { bytes } = statement(PlainDate.from('2026-11-24'), { openingCents, lines: some })
  const { faults, content } = readBai2(bytes, 'strict')
  const [{ asOf, accounts }] = content.groups as [Bai2Group]
  const balance = (code: string) =>
    accounts[0]!.summaries.find(({ typeCode }) => typeCode === code)?.amountCents
  return { faults, asOf, opening: balance('010'), closing: balance('015') }
}

it('writes statements a bank’s reader takes strictly, each of which begins with what the one before ended with', () => {
  const first = read(1_000_000, lines)
  // 1,000,000 and 9,600 and 1,900 in, 4,500 and 4,215 out.
  expect(first).toEqual({ faults: [], asOf: '2026-11-23', opening: 1_000_000, closing: 1_002_785 })
  expect(closingAfter(1_000_000, lines)).toBe(1_002_785)
  expect(read(first.closing!, [])).toMatchObject({ faults: [], opening: 1_002_785, closing: 1_002_785 })
})
