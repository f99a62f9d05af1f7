import { dollars } from '#kernel/money'
import type { Mail } from '#kernel/mail'
import type { Language } from '../rates/explain.ts'
import { dayWords } from '../rates/explain-words.ts'
import { payUrl } from './bill-data.ts'
import { billWords } from './bill-words.ts'
import type { CityPaper } from './city-paper.ts'
import { escape } from '../../page.ts'
import type { StoredBill } from './stored-bill.ts'

export type Letter = Pick<Mail, 'fromName' | 'replyTo' | 'subject' | 'text' | 'html'>

/** What an e-mailed bill has with it. */
export type WithIt = { readonly attachPdf: boolean; readonly link: boolean }

/** The letter that brings a bill: how much is due and when, what the city says to those it is for, and where the bill is. Pure. */
export function billEmail(bill: StoredBill, paper: CityPaper, withIt: WithIt): Letter {
  const { language, payer, serviceAddress, confidential, messages = [] } = bill.document
  const { identity } = paper
  const heading = paper.texts[language].bill.heading ?? billWords[language].bill
  const say = sentences[language]
  const due = dueSentence(bill, language)
  const link = withIt.link && bill.payToken !== null ? payUrl(identity.url, bill.payToken) : null
  const paragraphs = [
    say.dear(payer.name),
    `${say.bill(heading, bill.accountNumber, confidential ? null : serviceAddress.line)} ${due}`,
    ...messages.map((message) => message[language]),
    ...(withIt.attachPdf ? [say.attached] : []),
    ...(link ? [say.see(link)] : []),
    say.questions(identity.phone, identity.title),
  ]
  return {
    fromName: identity.title,
    replyTo: identity.email ?? null,
    subject: `${heading} ${bill.number ?? ''}: ${due}`,
    text: `${paragraphs.join('\n\n')}\n`,
    html: page(language, paragraphs, link),
  }
}

function dueSentence({ totalDueCents, dueOn, document }: StoredBill, language: Language): string {
  const say = sentences[language]
  if (totalDueCents < 0) return say.credit(dollars(-totalDueCents))
  if (totalDueCents === 0) return say.nothing
  const day = dayWords(dueOn, language)
  return document.autopay ? say.autopay(dollars(totalDueCents), day) : say.due(dollars(totalDueCents), day)
}

const sentences = {
  en: {
    dear: (name: string) => `Dear ${name},`,
    bill: (heading: string, account: string, address: string | null) =>
      `your ${heading.toLowerCase()} for account ${account}${address === null ? '' : `, ${address},`} is here.`,
    due: (amount: string, day: string) => `${amount} is due ${day}.`,
    autopay: (amount: string, day: string) => `${amount} is taken from your account on ${day}. Do not pay.`,
    credit: (amount: string) => `You have a credit of ${amount}. Do not pay.`,
    nothing: 'Nothing is due.',
    attached: 'The bill is attached as a PDF.',
    see: (link: string) => `See and pay it here: ${link}`,
    questions: (phone: string, city: string) => `Questions? Call ${phone}. ${city}`,
  },
  es: {
    dear: (name: string) => `Estimado/a ${name}:`,
    bill: (heading: string, account: string, address: string | null) =>
      `su ${heading.toLowerCase()} de la cuenta ${account}${address === null ? '' : `, ${address},`} está aquí.`,
    due: (amount: string, day: string) => `Debe pagar ${amount} a más tardar el ${day}.`,
    autopay: (amount: string, day: string) => `Se tomarán ${amount} de su cuenta el ${day}. No pague.`,
    credit: (amount: string) => `Usted tiene un crédito de ${amount}. No pague.`,
    nothing: 'No debe nada.',
    attached: 'La factura está adjunta en PDF.',
    see: (link: string) => `Véala y páguela aquí: ${link}`,
    questions: (phone: string, city: string) => `¿Preguntas? Llame al ${phone}. ${city}`,
  },
}

function page(language: Language, paragraphs: readonly string[], link: string | null): string {
  const told = paragraphs.map((text) => {
    const body = escape(text)
    if (link === null) return `<p>${body}</p>`
    const url = escape(link)
    return `<p>${body.replace(url, `<a href="${url}">${url}</a>`)}</p>`
  })
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body>\n${told.join('\n')}\n</body></html>\n`
}
