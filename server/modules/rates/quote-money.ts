import { dollars } from '#kernel/money'
import { type OrderKey, PaymentAllocationValue } from '../policies/allocation-policy.ts'
import { ReturnedItemsValue } from '../policies/returned-items-policy.ts'
import { PaymentReversalValue } from '../policies/reversal-policy.ts'
import { anyRole, both, classWords, closed, counted, listed, sentences } from './quote-words.ts'
import type { Both } from './told-words.ts'

/** The rules of the cash office, in words. */
export const moneyQuotes: { readonly [code: string]: (value: unknown) => Both } = {
  'payment-allocation': (value) => {
    const { types, orders } = PaymentAllocationValue.parse(value)
    return sentences([
      ...orders.map(({ classes, keys, within }) =>
        both((language) => {
          const whom = classes.includes('*')
            ? language === 'en'
              ? 'Money of any other account'
              : 'El dinero de las demás cuentas'
            : language === 'en'
              ? `Money of ${listed(
                  classes.map((one) => classWords(one, 'en')),
                  'en',
                )} accounts`
              : `El dinero de cuentas de clase ${listed(
                  classes.map((one) => classWords(one, 'es')),
                  'es',
                )}`
          const steps = keys.map((key) => keyWords[key][language]).join('; ')
          const equal = withinWords[within][language]
          return language === 'en' ? `${whom} pays ${steps}; ${equal}.` : `${whom} paga ${steps}; ${equal}.`
        }),
      ),
      both((language) => {
        const names = types.map((type) => type[language])
        return language === 'en'
          ? `The types in their order: ${names.join(', ')}.`
          : `Los tipos en su orden: ${names.join(', ')}.`
      }),
      {
        en: 'What is in dispute, or not due yet by a plan, is paid only when the payer says so; what is left over is a credit.',
        es: 'Lo que está en disputa, o que por un plan aún no vence, se paga solo si quien paga lo indica; lo que sobra es un crédito.',
      },
    ])
  },
  'payment-reversal': (value) =>
    sentences(
      PaymentReversalValue.parse(value).reasons.map(({ en, es, ask, moves }) => ({
        en: closed(
          `${en}: a payment is taken back by ${anyRole(ask, 'en')}${moves ? ', and may go to the right account in the same step' : ''}`,
        ),
        es: closed(
          `${es}: el pago lo anula ${anyRole(ask, 'es')}${moves ? ', y puede pasar a la cuenta correcta en el mismo paso' : ''}`,
        ),
      })),
    ),
  'returned-items': (value) => {
    const { fee, cashOnlyDays, again, fromFiles, reasons } = ReturnedItemsValue.parse(value)
    const named = (language: 'en' | 'es', which: (reason: (typeof reasons)[number]) => boolean) =>
      listed(
        reasons.filter(which).map((reason) => reason[language].toLowerCase()),
        language,
      )
    return sentences([
      fee && {
        en: `For a payment the bank returned the fee is ${dollars(fee.firstCents)}, and ${dollars(fee.laterCents)} when the payer had another within ${counted(fee.countedDays, 'day', 'days')}: ${named('en', (reason) => reason.fee)}.`,
        es: `Por un pago devuelto por el banco el cargo es de ${dollars(fee.firstCents)}, y de ${dollars(fee.laterCents)} si quien paga tuvo otro en ${counted(fee.countedDays, 'día', 'días')}: ${named('es', (reason) => reason.fee)}.`,
      },
      cashOnlyDays !== undefined && {
        en: `Checks are then not taken for ${counted(cashOnlyDays, 'day', 'days')}: ${named('en', (reason) => reason.stopsChecks)}.`,
        es: `Después no se aceptan cheques durante ${counted(cashOnlyDays, 'día', 'días')}: ${named('es', (reason) => reason.stopsChecks)}.`,
      },
      again && {
        en: `An item is presented again at most ${counted(again.times, 'time', 'times')}, within ${counted(again.withinDays, 'day', 'days')}.`,
        es: `Un pago se presenta de nuevo hasta ${counted(again.times, 'vez', 'veces')}, en ${counted(again.withinDays, 'día', 'días')}.`,
      },
      fromFiles && fromFilesWords[fromFiles],
    ])
  },
}

const fromFilesWords = {
  'by-itself': {
    en: 'Returns that a bank sends in a file are recorded when the file is loaded; a fee above the limits of whoever loads it waits for approval.',
    es: 'Las devoluciones que un banco envía en un archivo se registran al cargarlo; un cargo que excede los límites de quien lo carga espera aprobación.',
  },
  'by-release': {
    en: 'Returns that a bank sends in a file are recorded together when a person releases them.',
    es: 'Las devoluciones que un banco envía en un archivo se registran juntas cuando una persona las autoriza.',
  },
} satisfies Record<string, Both>

const keyWords: { readonly [Key in OrderKey]: Both } = {
  directed: { en: 'first what the payer names', es: 'primero lo que indica quien paga' },
  'bill-age': { en: 'the oldest bill', es: 'la factura más antigua' },
  type: { en: 'by type of charge', es: 'por tipo de cargo' },
  'penalties-first': { en: 'penalties before all else', es: 'los recargos antes que lo demás' },
  'penalties-last': { en: 'penalties after all else', es: 'los recargos después de lo demás' },
  'due-day': { en: 'what is due first', es: 'lo que vence primero' },
}

const withinWords = {
  sequential: { en: 'among equals the oldest entry first', es: 'entre iguales, el asiento más antiguo' },
  'pro-rata': { en: 'among equals each in proportion', es: 'entre iguales, en proporción' },
} as const
