import { describe, expect, it } from 'vitest'
import type { StoredBill } from './stored-bill.ts'
import { type BalanceRules, tellBalance } from './tell-balance.ts'

type Some = Partial<Omit<StoredBill, 'document'>> & { readonly document?: Partial<StoredBill['document']> }

/** A bill of $47.70 for December after one of $87.70 for November of which $40.00 was paid, unless it says otherwise. */
function bill({ document = {}, ...some }: Some = {}): StoredBill {
  return {
    billId: 2,
    number: '00000002',
    runId: 1,
    accountNumber: '100-00001-5',
    issuedOn: '2027-01-05',
    dueOn: '2027-01-25',
    delinquentOn: '2027-02-04',
    periodFrom: '2026-12-01',
    periodUntil: '2027-01-01',
    previousBalanceCents: 8770,
    paymentsCents: -4000,
    adjustmentsCents: 0,
    chargesCents: 4770,
    totalDueCents: 9540,
    isFinal: false,
    payToken: null,
    lines: [],
    ...some,
    document: {
      language: 'en',
      cycle: '1',
      cycleName: 'Homes',
      months: 1,
      timing: 'arrears',
      payer: { partyId: 1, name: 'Ada Oak' },
      ownerName: null,
      serviceAddress: { line: '1 OAK ST', place: 'X' },
      apn: null,
      mailTo: [],
      mailZip: '91764',
      confidential: false,
      largePrint: false,
      autopay: false,
      billBy: 'paper',
      email: null,
      ownerCopyTo: null,
      last: {
        number: '00000001',
        issuedOn: '2026-12-05',
        periodFrom: '2026-11-01',
        periodUntil: '2026-12-01',
        chargesCents: 8770,
        totalDueCents: 8770,
      },
      payments: [{ receivedOn: '2026-12-09', tender: 'check', amountCents: 4000 }],
      adjustments: [],
      differences: [],
      history: [],
      ...document,
    },
  }
}

const rules = {
  penalty: { citation: '§ 9', en: 'A penalty of 10%.', es: 'Un recargo del 10 %.' },
  suppressed: null,
}
const told = (some: Some = {}, by: BalanceRules = rules) => tellBalance(bill(some), by).map(({ en }) => en)

describe('how a bill comes to what is due', () => {
  it('is told from the last bill on, in both languages', () => {
    const sentences = tellBalance(bill(), rules)
    expect(sentences.map(({ en }) => en)).toEqual([
      'Your last bill, number 00000001 of December 5, 2026, asked for $87.70.',
      'You paid $40.00 on December 9, 2026, by check.',
      '$47.70 of November 2026 is unpaid and is on this bill.',
      'The new charges of this bill are $47.70, from December 1 to December 31, 2026.',
      'Together, $95.40 is due.',
      'Please pay by January 25, 2027.',
      'It is past due after February 4, 2027. The rule is in § 9: “A penalty of 10%.”',
    ])
    expect(sentences[2]!.es).toBe('$47.70 de noviembre de 2026 está sin pagar y va en esta factura.')
  })

  it.each([
    {
      case: 'a first bill',
      some: { previousBalanceCents: 0, paymentsCents: 0, document: { last: null, payments: [] } },
      says: 'This is the first bill of the account.',
    },
    {
      case: 'no payment',
      some: { paymentsCents: 0, document: { payments: [] } },
      says: 'No payment has come in since.',
    },
    { case: 'all paid', some: { paymentsCents: -8770 }, says: 'So nothing is open from before.' },
    {
      case: 'paid ahead',
      some: { paymentsCents: -9000 },
      says: 'That leaves a credit of $2.30, which is taken off this bill.',
    },
    {
      case: 'more open than the last bill charged',
      some: { previousBalanceCents: 20_000 },
      says: '$160.00 of your earlier bills is unpaid and is on this bill.',
    },
    {
      case: 'a credit',
      some: {
        adjustmentsCents: -500,
        document: {
          adjustments: [
            { postedOn: '2026-12-10', en: 'Missed pickup', es: 'Recolección omitida', amountCents: -500 },
          ],
        },
      },
      says: '$5.00 was credited on December 10, 2026: Missed pickup.',
    },
    { case: 'nothing due', some: { totalDueCents: 0 }, says: 'Together, nothing is due.' },
    {
      case: 'less than nothing due',
      some: { totalDueCents: -100 },
      says: 'Together, you have a credit of $1.00. Please do not pay.',
    },
    {
      case: 'autopay',
      some: { document: { autopay: true } },
      says: 'It is taken from your account on January 25, 2027; you need not pay.',
    },
    {
      case: 'extra charges',
      some: { periodUntil: '2026-12-01', document: { kind: 'off-cycle' as const } },
      says: 'This bill is for extra charges between regular bills.',
    },
    { case: 'a final bill', some: { isFinal: true }, says: 'This is the final bill of the account.' },
  ])('$case is said', ({ some, says }) => {
    expect(told(some)).toContain(says)
  })

  it('says by which rule it was not sent', () => {
    const suppressed = { because: 'minimum' as const, citation: '§ 6', limitCents: 500 }
    const rule = { en: 'A bill under $5.00 is not sent.', es: 'No se envía.' }
    expect(told({ document: { suppressed } }, { ...rules, suppressed: rule })).toContain(
      'This bill was not sent to anybody. The rule is in § 6: “A bill under $5.00 is not sent.”',
    )
  })
})
