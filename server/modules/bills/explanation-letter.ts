import { Buffer } from 'node:buffer'
import type { BillComparison } from '@cartwright/api/bill-explanation-shapes'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { InTransaction } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { dayWords, type Language, periodWords } from '../rates/explain-words.ts'
import { fullDay } from '../rates/told-words.ts'
import { billComparison, type Explained, explainBill } from './explain-bill.ts'
import { withoutHiddenAddress } from './hide-address.ts'
import { mailLines } from './mail-lines.ts'
import { boundCitations } from './told-charges.ts'

/** What a letter explains, and in which language; the payer's when none is named. */
export type LetterAsked = {
  readonly number: string
  readonly language?: Language | undefined
  /** Another bill of the account: tell why the two differ too. */
  readonly with?: string | undefined
}

/** Everything a letter of explanation is made of. */
export type LetterFacts = Explained & {
  readonly comparison: BillComparison | null
  readonly language: Language
  /** Whom it speaks to. */
  readonly name: string
  readonly today: PlainDate
}

/** An explanation as a letter of the city, as an accessible PDF (PDF/UA-1). Refuses what explaining and comparing refuse. */
export async function explanationPdf(inTransaction: InTransaction, asked: LetterAsked): Promise<Uint8Array> {
  const facts = await inTransaction(async (work): Promise<LetterFacts> => {
    const explained = await explainBill(work, asked.number)
    return {
      ...explained,
      bill: await withoutHiddenAddress(work, explained.bill),
      comparison: asked.with === undefined ? null : await billComparison(work, asked.number, asked.with),
      language: asked.language ?? explained.explanation.language,
      name: explained.explanation.payerName,
      today: work.today,
    }
  })
  return compileLetter(facts)
}

/** Sets a letter of explanation in type, after everything was read. */
export function compileLetter(facts: LetterFacts): Promise<Uint8Array> {
  const { logo } = facts.paper
  return compileDocument({
    template: 'explanation.typ',
    data: letterData(facts),
    files: logo ? { [logo.fileName]: Buffer.from(logo.base64, 'base64') } : {},
  })
}

const words = {
  en: {
    subject: 'Your bill explained',
    bill: 'Bill',
    account: 'Account',
    period: 'Service period',
    served: 'Service address',
    dear: 'Dear',
    opening: 'You asked us about your bill. This letter explains every amount on it.',
    owed: 'What you owe, and since when',
    charges: 'What you are paying for',
    changed: 'Why it differs from the bill of',
    newCharges: 'New charges',
    closing: 'If something is still not clear, please call or write to us.',
    page: 'Page',
    of: 'of',
  },
  es: {
    subject: 'Su factura explicada',
    bill: 'Factura',
    account: 'Cuenta',
    period: 'Período de servicio',
    served: 'Dirección de servicio',
    dear: 'Estimado/a',
    opening: 'Usted nos preguntó por su factura. Esta carta explica cada monto.',
    owed: 'Lo que debe, y desde cuándo',
    charges: 'Lo que usted paga',
    changed: 'Por qué difiere de la factura del',
    newCharges: 'Cargos nuevos',
    closing: 'Si algo aún no está claro, por favor llámenos o escríbanos.',
    page: 'Página',
    of: 'de',
  },
} as const

function letterData({ bill, paper, explanation, comparison, language, name, today }: LetterFacts): object {
  const say = words[language]
  const { identity } = paper
  const { document } = bill
  const text = (sentence: { en: string; es: string }): string => boundCitations(sentence[language])
  return {
    language,
    words: say,
    city: identity.title,
    department: identity.department,
    reach: [identity.phone, identity.url.replace(/^https?:\/\//, ''), identity.officeHours[language]],
    from: mailLines(identity.returnAddress),
    logo: paper.logo && paper.logo.fileName,
    date: today.toString().split('-').map(Number),
    on: fullDay(today.toString(), language),
    to: document.mailTo,
    name,
    facts: [
      [say.bill, `${explanation.number}, ${dayWords(bill.issuedOn, language)}`],
      [say.account, bill.accountNumber],
      ...(bill.periodFrom < bill.periodUntil
        ? [[say.period, periodWords(bill.periodFrom, bill.periodUntil, language)]]
        : []),
      // A confidential address stands on no paper.
      ...(document.confidential ? [] : [[say.served, document.serviceAddress.line]]),
    ],
    owed: explanation.owed.map(text),
    lines: explanation.lines.map((line) => ({
      title: line[language],
      amount: dollars(line.amountCents),
      sentences: line.sentences.map(text).join(' '),
    })),
    total: dollars(bill.chargesCents),
    changed: comparison && {
      title: `${say.changed} ${fullDay(otherDay(comparison, explanation.number), language)}`,
      sentences: comparison.spoken.map(text),
    },
  }
}

const otherDay = ({ before, after }: BillComparison, number: string): string =>
  before.number === number ? after.issuedOn : before.issuedOn
