import { describe, expect, it } from 'vitest'
import { ExceptionCode } from '@cartwright/api/run-shapes'
import { exceptionWords } from './exception-texts.ts'

const small = { serviceId: 1, quantity: 1, stream: 'refuse', container: 'cart', size: '64 gal' }
const large = { ...small, serviceId: 2, size: '96 gal' }
const november = { from: '2026-11-01', until: '2026-12-01' }

const told: {
  readonly [code in (typeof ExceptionCode.options)[number]]: { details: object; en: string; es: string }
} = {
  'no-rate': {
    details: { gaps: [{ what: '1 × refuse cart 32 gal', ...november }] },
    en: 'No rate for 1 × refuse cart 32 gal, Nov 1 to Nov 30, 2026.',
    es: 'No hay tarifa para 1 × refuse cart 32 gal, 1 de nov. al 30 de nov. de 2026.',
  },
  'overlapping-services': {
    details: { pairs: [{ first: small, second: large, from: '2026-11-12', until: '2026-12-01' }] },
    en: 'Two services of one kind at once: 1 × 64 gal cart (refuse) and 1 × 96 gal cart (refuse), Nov 12 to Nov 30, 2026.',
    es: 'Dos servicios del mismo tipo a la vez: 1 × carrito de 64 gal (basura) y 1 × carrito de 96 gal (basura), 12 de nov. al 30 de nov. de 2026.',
  },
  'service-after-stop': {
    details: { closedOn: '2026-11-12', services: [{ ...small, until: null }] },
    en: 'The account closed on Nov 12, 2026, yet its service goes on: 1 × 64 gal cart (refuse).',
    es: 'La cuenta se cerró el 12 de nov. de 2026, pero su servicio continúa: 1 × carrito de 64 gal (basura).',
  },
  'no-service': {
    details: november,
    en: 'The account is open and has no service, Nov 1 to Nov 30, 2026.',
    es: 'La cuenta está abierta y no tiene servicio, 1 de nov. al 30 de nov. de 2026.',
  },
  'zero-bill': {
    details: {},
    en: 'The charges come to nothing, although the account is served.',
    es: 'Los cargos suman cero, aunque la cuenta tiene servicio.',
  },
  'negative-bill': {
    details: { chargesCents: -1240 },
    en: 'The charges come to less than nothing: −$12.40.',
    es: 'Los cargos suman menos de cero: −$12.40.',
  },
  'very-large-bill': {
    details: { chargesCents: 40_000, limitCents: 30_000, class: 'residential' },
    en: 'Charges of $400.00; more than $300.00 is very large for residential.',
    es: 'Cargos de $400.00; más de $300.00 es muy alto para la clase residential.',
  },
  'credit-on-closed': {
    details: { creditCents: 1240, closedOn: '2026-11-12' },
    en: 'A credit of $12.40 on an account that closed on Nov 12, 2026: it is to be paid back.',
    es: 'Un crédito de $12.40 en una cuenta cerrada el 12 de nov. de 2026: hay que devolverlo.',
  },
  'change-against-last': {
    details: { chargesCents: 4000, lastChargesCents: 2500, changeCents: 1500 },
    en: 'Charges of $40.00, up $15.00 (60%) from $25.00.',
    es: 'Cargos de $40.00, $15.00 (60%) más que $25.00.',
  },
  'change-against-peers': {
    details: { chargesCents: 9000, medianCents: 2500, peers: 31 },
    en: 'Charges of $90.00; 31 accounts with the same services have a median of $25.00.',
    es: 'Cargos de $90.00; la mediana de 31 cuentas con los mismos servicios es de $25.00.',
  },
  'address-unmailable': {
    details: { mailTo: ['Ana Ruiz'], mailZip: '' },
    en: 'The bill cannot be mailed: Ana Ruiz, ZIP code missing.',
    es: 'La factura no se puede enviar: Ana Ruiz, código postal faltante.',
  },
  'corrects-earlier-period': {
    details: { amountCents: -1300, corrections: [{ what: '1 × refuse cart 96 gal', ...november }] },
    en: 'An earlier bill is no longer right and needs an adjustment of −$13.00: 1 × refuse cart 96 gal, Nov 1 to Nov 30, 2026.',
    es: 'Una factura anterior ya no es correcta y necesita un ajuste de −$13.00: 1 × refuse cart 96 gal, 1 de nov. al 30 de nov. de 2026.',
  },
  'service-changed': {
    details: {
      changes: [
        { ...small, stoppedOn: '2026-11-12' },
        { ...large, startedOn: '2026-11-12' },
      ],
    },
    en: 'Changed since the last bill: 1 × 64 gal cart (refuse) until Nov 12, 2026; 1 × 96 gal cart (refuse) from Nov 12, 2026.',
    es: 'Cambios desde la última factura: 1 × carrito de 64 gal (basura) hasta el 12 de nov. de 2026; 1 × carrito de 96 gal (basura) desde el 12 de nov. de 2026.',
  },
  'new-account': {
    details: { openedOn: '2026-11-12' },
    en: 'First bill of an account opened on Nov 12, 2026.',
    es: 'Primera factura de una cuenta abierta el 12 de nov. de 2026.',
  },
  'final-bill': {
    details: { closedOn: '2026-11-12' },
    en: 'Final bill: the account closed on Nov 12, 2026.',
    es: 'Factura final: la cuenta se cerró el 12 de nov. de 2026.',
  },
  prorated: {
    details: {},
    en: 'Some charges are for a part of the period.',
    es: 'Algunos cargos son por una parte del período.',
  },
}

describe('the sentence of an exception', () => {
  it.each(ExceptionCode.options)('%s', (code) => {
    const { details, en, es } = told[code]
    expect(exceptionWords(code, details)).toEqual({ en, es })
  })

  it('names the first three of many', () => {
    const gaps = ['a', 'b', 'c', 'd', 'e'].map((what) => ({ what, ...november }))
    expect(exceptionWords('no-rate', { gaps }).en).toMatch(/c, Nov 1 to Nov 30, 2026 \(\+2\)\.$/)
  })
})
