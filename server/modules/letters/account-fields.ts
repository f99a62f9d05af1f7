import { accountFields } from '@cartwright/api/letter-text'
import { contains, PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'
import { lastBills, lastPayments, owedOnBills } from '../accounts/account-money.ts'
import { servicesOfAccount } from '../accounts/account-services.ts'
import type { CityIdentity } from '../city/city-settings.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { dayWords, type Language, wordOf } from '../rates/explain-words.ts'
import type { ToldFields } from './fact-words.ts'
import { type LetterAccount, letterMail, type LetterParty } from './letter-account.ts'

type Field = (typeof accountFields)[number][0]

/** Whom a letter is to, about which account, and in which language. */
export type Addressed = {
  readonly account: LetterAccount
  readonly party: LetterParty
  readonly language: Language
  readonly identity: CityIdentity
}

/** The fields the product fills in, as of now. What is not known is null. A confidential address is in none of them. */
export async function accountFieldsOf(work: Work, addressed: Addressed): Promise<ToldFields> {
  const { account } = addressed
  const balance = await accountBalance(work, account.id)
  const values: Record<Field, string | null> = {
    ...namesOf(work, addressed),
    ...cityOf(addressed),
    balance: dollars(balance),
    amountDue: dollars(Math.max(balance, 0)),
    creditBalance: dollars(Math.max(0 - balance, 0)),
    pastDue: dollars((await owedOnBills(work, account.id, balance)).pastDueCents),
    ...(await moneyOf(work, addressed)),
    services: await servicesOf(work, addressed),
  }
  return new Map(accountFields.map(([name]) => [name, asField(values[name])]))
}

const asField = (words: string | null) => (words === null || words.trim() === '' ? null : { words })

function namesOf(work: Work, { account, party, language }: Addressed) {
  const mailing = letterMail(account, party)
  return {
    partyName: party.name,
    accountNumber: account.number,
    serviceAddress: servedAt(account, language),
    mailingAddress: mailing ? mailing.lines.slice(1).join(', ') : null,
    collectionDay: weekdays(account.premise.collectionDay, language),
    closedOn: account.closedOn && dayWords(account.closedOn.toString(), language),
    clerkName: work.actor.name,
    today: dayWords(work.today.toString(), language),
  }
}

/** The address that is served; of a confidential one, words that tell nobody where it is. */
export function servedAt({ isHidden, premise }: LetterAccount, language: Language): string {
  if (!isHidden) return `${premise.line}, ${premise.place}`
  return language === 'en' ? 'the address we have on file' : 'la dirección que tenemos registrada'
}

const cityOf = ({ identity, language }: Addressed) => ({
  cityName: identity.title,
  department: identity.department,
  cityPhone: identity.phone,
  cityEmail: identity.email ?? null,
  cityUrl: identity.url.replace(/^https?:\/\//, ''),
  officeHours: identity.officeHours[language],
})

async function moneyOf(work: Work, { account, language }: Addressed) {
  const [bill] = await lastBills(work, account.id)
  const [payment] = await lastPayments(work, account.id)
  const day = (iso: string | undefined): string | null => (iso === undefined ? null : dayWords(iso, language))
  return {
    dueOn: day(bill?.dueOn),
    lastBillNumber: bill?.number ?? null,
    lastBillOn: day(bill?.issuedOn),
    lastBillAmount: bill ? dollars(bill.totalDueCents) : null,
    lastPayment: payment ? dollars(payment.amountCents) : null,
    lastPaymentOn: day(payment?.receivedOn),
  }
}

async function servicesOf(work: Work, { account, language }: Addressed): Promise<string> {
  const services = await servicesOfAccount(work, account.id)
  const now = services.filter(({ from, until }) =>
    contains(
      { from: PlainDate.from(from), until: until === null ? null : PlainDate.from(until) },
      work.today,
    ),
  )
  return now
    .map(({ quantity, size, container, stream }) => {
      const [what, of] = [wordOf(container, language), wordOf(stream, language)]
      return language === 'en'
        ? `${quantity} × ${size} ${what} (${of})`
        : `${quantity} × ${what} de ${size} (${of})`
    })
    .join('; ')
}

const days = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  es: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
}

/** `Tue and Fri` as `Tuesday and Friday`; what is no day of the week stays as the city wrote it. */
function weekdays(told: string | null, language: Language): string | null {
  if (told === null) return null
  const found = (told.match(/[A-Za-z]+/g) ?? []).flatMap((word) => {
    const index = days.en.findIndex(
      (day) => word.length >= 3 && day.toLowerCase().startsWith(word.toLowerCase()),
    )
    return index < 0 ? [] : [days[language][index]!]
  })
  return found.length === 0 ? told : found.join(language === 'en' ? ' and ' : ' y ')
}
