import type { BillExplanation } from '@cartwright/api/bill-explanation-shapes'
import { wordOf } from '../rates/explain-words.ts'
import { amountWords, asSentence, type Both, fullDay, fullPeriod, periodName } from '../rates/told-words.ts'
import type { StoredBill } from './stored-bill.ts'

type Told = BillExplanation['owed'][number]

/** What the city says of late payment, with its section, and the rule that keeps a bill back, in words. */
export type BalanceRules = {
  readonly penalty: Both & { readonly citation: string }
  readonly suppressed: Both | null
}

/**
 * How a bill comes to what is due, in sentences to be read aloud: what the last bill asked for, what was paid and adjusted since, what is
 * still open, the charges and the total; then when it is due and from when it is past due, and whether it was sent. Pure.
 */
export function tellBalance(bill: StoredBill, rules: BalanceRules): Told[] {
  return [
    ...previous(bill),
    ...payments(bill),
    ...adjustments(bill),
    ...carried(bill),
    charges(bill),
    total(bill),
    ...dueDates(bill, rules),
    ...sending(bill, rules),
  ]
}

const told = (kind: string, { en, es }: Both, amountCents: number | null = null): Told => ({
  kind,
  en,
  es,
  amountCents,
})

function previous({ document, previousBalanceCents: cents }: StoredBill): Told[] {
  const { last } = document
  if (!last)
    return [
      told('previous', {
        en: 'This is the first bill of the account.',
        es: 'Esta es la primera factura de la cuenta.',
      }),
    ]
  const amount = amountWords(cents)
  const name = {
    en: `Your last bill, number ${last.number} of ${fullDay(last.issuedOn, 'en')},`,
    es: `Su última factura, la número ${last.number} del ${fullDay(last.issuedOn, 'es')},`,
  }
  if (cents > 0)
    return [
      told('previous', { en: `${name.en} asked for ${amount}.`, es: `${name.es} fue por ${amount}.` }, cents),
    ]
  return cents === 0
    ? [told('previous', { en: `${name.en} asked for nothing.`, es: `${name.es} no pedía nada.` }, 0)]
    : [
        told(
          'previous',
          {
            en: `${name.en} showed a credit of ${amount}.`,
            es: `${name.es} mostraba un crédito de ${amount}.`,
          },
          cents,
        ),
      ]
}

const tenders: { readonly [tender: string]: Both } = {
  cash: { en: 'in cash', es: 'en efectivo' },
  check: { en: 'by check', es: 'con cheque' },
  card: { en: 'by card', es: 'con tarjeta' },
  ach: { en: 'from your bank account', es: 'desde su cuenta bancaria' },
}

function payments({ document, previousBalanceCents }: StoredBill): Told[] {
  if (document.payments.length === 0)
    return previousBalanceCents > 0
      ? [
          told('payment', {
            en: 'No payment has come in since.',
            es: 'Desde entonces no se ha recibido ningún pago.',
          }),
        ]
      : []
  return document.payments.map(({ receivedOn, tender, amountCents }) => {
    const how = tenders[tender] ?? { en: `by ${wordOf(tender, 'en')}`, es: `por ${wordOf(tender, 'es')}` }
    const amount = amountWords(amountCents)
    return told(
      'payment',
      {
        en: `You paid ${amount} on ${fullDay(receivedOn, 'en')}, ${how.en}.`,
        es: `Usted pagó ${amount} el ${fullDay(receivedOn, 'es')}, ${how.es}.`,
      },
      -amountCents,
    )
  })
}

function adjustments({ document }: StoredBill): Told[] {
  return document.adjustments.map(({ postedOn, en, es, amountCents }) => {
    const amount = amountWords(amountCents)
    const on = { en: fullDay(postedOn, 'en'), es: fullDay(postedOn, 'es') }
    return told(
      'adjustment',
      amountCents > 0
        ? { en: `${amount} was added on ${on.en}: ${en}.`, es: `Se agregaron ${amount} el ${on.es}: ${es}.` }
        : {
            en: `${amount} was credited on ${on.en}: ${en}.`,
            es: `Se acreditaron ${amount} el ${on.es}: ${es}.`,
          },
      amountCents,
    )
  })
}

/** What of earlier bills is still open, or left over. */
function carried({ document, previousBalanceCents, paymentsCents, adjustmentsCents }: StoredBill): Told[] {
  const { last } = document
  const open = previousBalanceCents + paymentsCents + adjustmentsCents
  if (!last && open === 0) return []
  const amount = amountWords(open)
  if (open === 0)
    return [
      told('carried', { en: 'So nothing is open from before.', es: 'Así que no queda nada pendiente.' }, 0),
    ]
  if (open < 0)
    return [
      told(
        'carried',
        {
          en: `That leaves a credit of ${amount}, which is taken off this bill.`,
          es: `Queda un crédito de ${amount}, que se descuenta de esta factura.`,
        },
        open,
      ),
    ]
  // More than the last bill charged is of bills before it too.
  const ofLast = last && open <= last.chargesCents && last.periodFrom < last.periodUntil
  const of = ofLast
    ? {
        en: periodName(last.periodFrom, last.periodUntil, 'en'),
        es: periodName(last.periodFrom, last.periodUntil, 'es'),
      }
    : { en: 'your earlier bills', es: 'sus facturas anteriores' }
  return [
    told(
      'carried',
      {
        en: `${amount} of ${of.en} is unpaid and is on this bill.`,
        es: `${amount} de ${of.es} está sin pagar y va en esta factura.`,
      },
      open,
    ),
  ]
}

function charges({ chargesCents, periodFrom, periodUntil }: StoredBill): Told {
  const amount = amountWords(chargesCents)
  const when =
    periodFrom < periodUntil
      ? { en: fullPeriod(periodFrom, periodUntil, 'en'), es: fullPeriod(periodFrom, periodUntil, 'es') }
      : { en: 'for what happened', es: 'por lo ocurrido' }
  if (chargesCents < 0)
    return told(
      'charges',
      { en: `This bill credits ${amount}, ${when.en}.`, es: `Esta factura acredita ${amount}, ${when.es}.` },
      chargesCents,
    )
  return told(
    'charges',
    {
      en: `The new charges of this bill are ${amount}, ${when.en}.`,
      es: `Los cargos nuevos de esta factura son ${amount}, ${when.es}.`,
    },
    chargesCents,
  )
}

function total({ totalDueCents }: StoredBill): Told {
  const amount = amountWords(totalDueCents)
  if (totalDueCents > 0)
    return told(
      'total',
      { en: `Together, ${amount} is due.`, es: `En total, debe ${amount}.` },
      totalDueCents,
    )
  return totalDueCents === 0
    ? told('total', { en: 'Together, nothing is due.', es: 'En total, no debe nada.' }, 0)
    : told(
        'total',
        {
          en: `Together, you have a credit of ${amount}. Please do not pay.`,
          es: `En total, tiene un crédito de ${amount}. Por favor no pague.`,
        },
        totalDueCents,
      )
}

function dueDates(
  { totalDueCents, dueOn, delinquentOn, document }: StoredBill,
  { penalty }: BalanceRules,
): Told[] {
  if (totalDueCents <= 0) return []
  const due = { en: fullDay(dueOn, 'en'), es: fullDay(dueOn, 'es') }
  const late = { en: fullDay(delinquentOn, 'en'), es: fullDay(delinquentOn, 'es') }
  if (document.autopay)
    return [
      told('due', {
        en: `It is taken from your account on ${due.en}; you need not pay.`,
        es: `Se cobrará de su cuenta el ${due.es}; no necesita pagar.`,
      }),
    ]
  return [
    told('due', { en: `Please pay by ${due.en}.`, es: `Por favor pague a más tardar el ${due.es}.` }),
    told('delinquent', {
      en: `It is past due after ${late.en}. The rule is in ${penalty.citation}: “${penalty.en}”`,
      es: `Está en mora después del ${late.es}. La regla está en ${penalty.citation}: «${penalty.es}»`,
    }),
  ]
}

function sending({ document, isFinal }: StoredBill, { suppressed }: BalanceRules): Told[] {
  const kinds: { readonly [kind: string]: Both } = {
    partial: {
      en: 'This bill is for a part of a billing period. The rest comes with the next bill.',
      es: 'Esta factura es por una parte de un período de facturación. El resto viene con la siguiente.',
    },
    'off-cycle': {
      en: 'This bill is for extra charges between regular bills.',
      es: 'Esta factura es por cargos adicionales entre facturas regulares.',
    },
  }
  const kind = document.kind && kinds[document.kind]
  return [
    ...(kind ? [told('kind', kind)] : []),
    ...(isFinal
      ? [
          told('kind', {
            en: 'This is the final bill of the account.',
            es: 'Esta es la factura final de la cuenta.',
          }),
        ]
      : []),
    ...(document.suppressed && suppressed
      ? [
          told('suppressed', {
            en: `This bill was not sent to anybody. The rule is in ${document.suppressed.citation}: “${asSentence(suppressed.en)}”`,
            es: `Esta factura no se envió a nadie. La regla está en ${document.suppressed.citation}: «${asSentence(suppressed.es)}»`,
          }),
        ]
      : []),
  ]
}
