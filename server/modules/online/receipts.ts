import { dollars } from '#kernel/money'
import type { Mail } from '#kernel/mail'
import { escape } from '../../page.ts'
import type { Language } from '../rates/explain.ts'
import { dayWords } from '../rates/explain-words.ts'

/** The job that sends receipts by e-mail. */
export const sendReceiptsJobName = 'send-online-receipts'

/** What a receipt tells. */
export type Receipt = {
  readonly reference: string
  readonly amountCents: number
  readonly accountEnding: string
  readonly receivedOn: string
  readonly tender: 'card' | 'ach'
  readonly last4: string | null
  readonly language: Language
}
type City = { readonly title: string; readonly phone: string; readonly email: string | null }

/** The e-mail that says a payment came in: no name, no address, no whole account number, for it goes to whoever paid. Pure. */
export function receiptMail(
  receipt: Receipt,
  city: City,
): Pick<Mail, 'fromName' | 'replyTo' | 'subject' | 'text' | 'html'> {
  const { language } = receipt
  const say = sentences[language]
  const amount = dollars(receipt.amountCents)
  const paragraphs = [
    say.paid(amount, dayWords(receipt.receivedOn, language), receipt.accountEnding),
    `${say.by[receipt.tender](receipt.last4)} ${say.number(receipt.reference)}`,
    say.keep,
    say.questions(city.phone, city.title),
  ]
  return {
    fromName: city.title,
    replyTo: city.email,
    subject: say.subject(amount, receipt.reference),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body>\n${paragraphs
      .map((text) => `<p>${escape(text)}</p>`)
      .join('\n')}\n</body></html>\n`,
  }
}

const ending = (last4: string | null, words: string): string => (last4 === null ? '' : ` ${words} ${last4}`)

const sentences = {
  en: {
    subject: (amount: string, reference: string) => `Receipt: ${amount}, ${reference}`,
    paid: (amount: string, day: string, account: string) =>
      `We received your payment of ${amount} on ${day}, for the account ending in ${account}.`,
    by: {
      card: (last4: string | null) => `It was paid by card${ending(last4, 'ending in')}.`,
      ach: (last4: string | null) => `It was paid from a bank account${ending(last4, 'ending in')}.`,
    },
    number: (reference: string) => `Its number is ${reference}.`,
    keep: 'Please keep this e-mail as your receipt.',
    questions: (phone: string, city: string) => `Questions? Call ${phone}. ${city}`,
  },
  es: {
    subject: (amount: string, reference: string) => `Recibo: ${amount}, ${reference}`,
    paid: (amount: string, day: string, account: string) =>
      `Recibimos su pago de ${amount} el ${day}, para la cuenta terminada en ${account}.`,
    by: {
      card: (last4: string | null) => `Se pagó con tarjeta${ending(last4, 'terminada en')}.`,
      ach: (last4: string | null) => `Se pagó desde una cuenta bancaria${ending(last4, 'terminada en')}.`,
    },
    number: (reference: string) => `Su número es ${reference}.`,
    keep: 'Guarde este correo como recibo.',
    questions: (phone: string, city: string) => `¿Preguntas? Llame al ${phone}. ${city}`,
  },
} as const
