import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { quotePolicy } from '../rates/quote-policy.ts'

type Written = { readonly code: string; readonly value: unknown }

const written = parse(
  readFileSync(join(import.meta.dirname, '..', '..', '..', 'cities', 'marlow', 'policies.yaml'), 'utf8'),
) as Written[]
const others: Written[] = [
  { code: 'set-up-change', value: { secondPerson: true } },
  { code: 'open-findings', value: { aboveCents: 50_000 } },
]

describe('every rule of the city', () => {
  it.each([...written, ...others])('$code is told in sentences of both languages', ({ code, value }) => {
    const { en, es } = quotePolicy({ code, value })
    expect(en).not.toBe(es)
    for (const text of [en, es]) {
      expect(text).toMatch(/^[A-ZÁÉÍÓÚÑ$].*[.)]$/s)
      expect(text).not.toMatch(/undefined|\[object|NaN|Cents|true|false|null|[a-z][A-Z]|\.\.|\s\s/)
    }
  })

  it.each([
    [
      'courtesy-credit',
      'A courtesy credit is at most $20.00 for an account in 365 days.',
      'Un crédito de cortesía es a lo sumo $20.00 por cuenta en 365 días.',
    ],
    [
      'missed-pickup',
      'A missed pickup that is told within 1 day is collected again or credited; later it is not collected again.',
      'Una recolección omitida que se informa dentro de 1 día se recoge de nuevo o se acredita; después no se recoge de nuevo.',
    ],
    [
      'liability',
      'Whoever is served owes for service, and the owner where they do not pay.',
      'Quien recibe el servicio lo debe, y el propietario cuando aquel no paga.',
    ],
  ])('%s says what its value means', (code, en, es) => {
    expect(quotePolicy(written.find((one) => one.code === code)!)).toEqual({ en, es })
  })

  it('one that nothing knows is told as its data', () => {
    expect(quotePolicy({ code: 'of-our-own', value: { upToCents: 1500 } })).toEqual({
      en: 'Up to $15.00.',
      es: 'Up to $15.00.',
    })
  })
})
