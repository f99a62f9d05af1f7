import { expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { outsideRows } from '#test/outside-rows'
import { isRoutingNumber } from '../bank-files/routing-number.ts'
import { checkDigit } from './check-digit.ts'
import type { CheckDigitScheme } from './city-settings.ts'

const mod10 = (weights: number[], add: 'digits' | 'product'): CheckDigitScheme => ({
  scheme: 'mod10',
  weights,
  from: 'left',
  add,
})

it('remittance lines that others printed have our check digit', async () => {
  const rows = await outsideRows('bills/scan-lines.csv')
  expect(rows.map(({ id }) => id)).toEqual(['creditron-mod10', 'ontario-ca'])
  for (const { id, line, check_digit: expected } of rows) {
    const digits = line!.replaceAll(/\D/g, '')
    const scheme = mod10(id === 'ontario-ca' ? [1, 2] : [2, 1], 'digits')
    // The creditron line is printed with its check digit, and so is Ontario's.
    expect([id, checkDigit(digits.slice(0, -1), scheme)]).toEqual([id, expected])
    expect(digits.at(-1)).toBe(expected)
  }
})

type Vectors = {
  vectors: { body: string; check: string }[]
  aba_routing: { valid: string[]; invalid: string[] }
}

it('vectors of remittance and routing numbers hold, and wrong ones do not', async () => {
  const { vectors, aba_routing: aba } = JSON.parse(
    (await outsideFile('payments/scanline-vectors.json')).toString(),
  ) as Vectors
  expect(vectors).toHaveLength(3)
  for (const { body, check } of vectors) expect(checkDigit(body, mod10([2, 1], 'digits'))).toBe(check)
  expect(aba.valid.map(isRoutingNumber)).toEqual(aba.valid.map(() => true))
  expect(aba.invalid.map(isRoutingNumber)).toEqual(aba.invalid.map(() => false))
})
