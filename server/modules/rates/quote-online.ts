import { dollars } from '#kernel/money'
import { OnlinePaymentsValue } from '../policies/online-policy.ts'
import { counted, listed } from './quote-words.ts'
import type { Both } from './told-words.ts'

const tenders = {
  card: { en: 'by card', es: 'con tarjeta' },
  ach: { en: 'from a bank account', es: 'desde una cuenta bancaria' },
} as const
const facts = {
  'bill-number': { en: 'the number of a bill', es: 'el número de una factura' },
  'bill-amount': { en: 'the amount of a bill', es: 'el importe de una factura' },
  'phone-last4': {
    en: 'the last four digits of the phone number',
    es: 'los últimos cuatro dígitos del teléfono',
  },
} as const

const told = <Key extends string>(
  keys: readonly Key[],
  words: { readonly [K in Key]: Both },
  language: 'en' | 'es',
): string =>
  listed(
    keys.map((key) => words[key][language]),
    language,
    'or',
  )

/** The rule of paying online, in words. */
export const onlineQuotes: { readonly [code: string]: (value: unknown) => Both } = {
  'online-payments': (value) => {
    const rule = OnlinePaymentsValue.parse(value)
    const from = dollars(rule.leastCents)
    const to = dollars(rule.mostCents)
    return {
      en: `A bill may be paid online ${told(rule.tenders, tenders, 'en')}, from ${from} to ${to} at once; ${rule.otherAmount ? 'another amount than what is due may be paid' : 'only what is due or past due may be paid'}. Without the code of a bill, the account number is asked for with one of these: ${told(rule.secondFacts, facts, 'en')}. That holds for ${counted(rule.visitMinutes, 'minute', 'minutes')}. Until the provider pays out, the money is due in ledger account ${rule.clearingAccount}; what the provider keeps is posted to ${rule.feeAccount}.`,
      es: `Una factura se puede pagar en línea ${told(rule.tenders, tenders, 'es')}, de ${from} a ${to} por vez; ${rule.otherAmount ? 'se puede pagar otro importe que el debido' : 'solo se puede pagar lo debido o lo vencido'}. Sin el código de una factura se pide el número de cuenta con uno de estos datos: ${told(rule.secondFacts, facts, 'es')}. Vale por ${counted(rule.visitMinutes, 'minuto', 'minutos')}. Hasta que el proveedor lo transfiera, el dinero se debe en la cuenta contable ${rule.clearingAccount}; lo que el proveedor retiene se asienta en ${rule.feeAccount}.`,
    }
  },
}
