import { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import { dayWords, periodWords } from '../rates/explain-words.ts'
import type { Language } from '../rates/explain.ts'
import { billHistory } from './bill-history.ts'
import { type BillWords, billWords } from './bill-words.ts'
import type { CityPaper } from './city-paper.ts'
import { mailLines } from './mail-lines.ts'
import { scanLine } from './scan-line.ts'
import type { StoredBill } from './stored-bill.ts'
import { boundCitations, toldCharges } from './told-charges.ts'

/** How a bill is shown this time. */
export type Showing = {
  /** Not posted yet: marked across the page, nothing on it can be paid. */
  readonly preview?: boolean
  /** The copy for the owner, in place of the payer's bill. */
  readonly ownerCopy?: boolean
  /** Its number among the pieces of a run, for starting again after a jam. */
  readonly piece?: number
  /** The 65 bars of its barcode for the mail, where it has one. */
  readonly mailBarcode?: string
  /** In place of the payer's language. */
  readonly language?: Language
}

/** A sum with what it is. */
export type Amount = { readonly label: string; readonly amount: string; readonly strong: boolean }

/** A bill in its words, as templates and pages show it: nothing is left to compute. */
export type BillData = ReturnType<typeof billData>

/** Puts a bill into words: by the city's papers and in the payer's language. Pure. */
export function billData(bill: StoredBill, paper: CityPaper, showing: Showing = {}) {
  const { document } = bill
  const language = showing.language ?? document.language
  const words = billWords[language]
  const { identity } = paper
  const texts = paper.texts[language]
  const { charges, authorities } = toldCharges(bill.lines, texts, language)
  const payable = bill.totalDueCents > 0 && !showing.preview && !showing.ownerCopy
  const facts = factsOf(bill, words, language)
  return {
    city: identity.title,
    language,
    largePrint: document.largePrint && !showing.ownerCopy,
    piece: showing.piece === undefined ? null : showing.piece.toLocaleString('en'),
    isShort: fitsOnePage(charges, authorities),
    preview: showing.preview ? words.preview : null,
    /** Written across the copy for the owner, which has no part to be sent back. */
    copy: showing.ownerCopy ? words.copy : null,
    messages: (document.messages ?? []).map((message) => message[language]),
    /** The barcode is given when a piece is made for the mail; its place on the bill is kept clear. */
    mailBarcode: showing.mailBarcode ?? null,
    words: { ...words, heading: texts.bill.heading ?? words.bill },
    facts,
    piled: arePiled(facts),
    owed: owedOf(bill, words, language),
    due: dueOf(bill, words, language),
    payAt: words.payAt,
    /** Said in words beside the code: a code that was stuck over it leads elsewhere. */
    payHost: new URL(identity.url).host,
    payUrl: payable && bill.payToken !== null ? payUrl(identity.url, bill.payToken) : null,
    charges,
    chargesTotal: dollars(bill.chargesCents),
    authorities,
    differences: differencesOf(bill, words, language),
    history: billHistory(bill, words, language),
    notices: noticesOf(bill, { words, said: texts.bill }, showing),
    info: infoOf(paper, words, language),
    stub: stubOf(bill, paper, { words, language, payable, ownerCopy: showing.ownerCopy ?? false }),
    returnAddress: mailLines(identity.returnAddress),
    remitTo: showing.ownerCopy ? [] : mailLines(identity.remittance),
    mailTo: showing.ownerCopy ? (document.ownerCopyTo ?? []) : document.mailTo,
    scanLine: payable && bill.number !== null ? scanned(bill, bill.scanNumber ?? bill.number, paper) : null,
  }
}

/** Where the QR code leads: the city's address and a token that says nothing about the account. */
export const payUrl = (url: string, token: string): string => `${url.replace(/\/$/, '')}/pay/${token}`

function scanned(bill: StoredBill, billNumber: string, { identity }: CityPaper): string | null {
  const { accountNumber, dueOn, totalDueCents } = bill
  return scanLine(identity.scanLine, {
    accountNumber,
    billNumber,
    dueOn: PlainDate.from(dueOn),
    amountCents: totalDueCents,
  })
}

/** A label with its value. */
type Fact = readonly [string, string]

/** Whether each label and its value have room on one line: letters with accents count twice, as they do in the template. */
const arePiled = (facts: readonly Fact[]): boolean =>
  facts.every(([label, value]) => Buffer.byteLength(label) + Buffer.byteLength(value) <= 43)

function factsOf(bill: StoredBill, words: BillWords, language: Language): Fact[] {
  const { serviceAddress, apn, confidential } = bill.document
  return [
    [words.account, bill.accountNumber],
    [words.bill, bill.number ?? '—'],
    [words.issued, dayWords(bill.issuedOn, language)],
    // A bill of extra charges stands for no days.
    ...(bill.periodFrom < bill.periodUntil
      ? ([[words.period, periodWords(bill.periodFrom, bill.periodUntil, language)]] as Fact[])
      : []),
    // Whoever prints or finds the bill does not learn where a person lives whose address is confidential.
    ...(confidential ? [] : ([[words.served, serviceAddress.line]] as Fact[])),
    ...(apn && !confidential ? ([[words.parcel, apn]] as Fact[]) : []),
  ]
}

const plain = (label: string, cents: number): Amount => ({ label, amount: dollars(cents), strong: false })

function owedOf(bill: StoredBill, words: BillWords, language: Language): Amount[] {
  const { payments, adjustments } = bill.document
  // More rows than these have no room over the amount due.
  const isShort = payments.length + adjustments.length <= 3
  const paid =
    payments.length > 0 && isShort
      ? payments.map(({ receivedOn, amountCents }) =>
          plain(`${words.payment} ${dayWords(receivedOn, language)}`, -amountCents),
        )
      : [plain(words.payments, -bill.paymentsCents)]
  const adjusted = isShort
    ? adjustments.map((one) => plain(one[language], one.amountCents))
    : [plain(words.adjustments, bill.adjustmentsCents)]
  return [
    plain(words.previous, bill.previousBalanceCents),
    ...paid,
    ...adjusted,
    plain(words.chargesTotal, bill.chargesCents),
    { label: words.totalDue, amount: dollars(bill.totalDueCents), strong: true },
  ]
}

function dueOf({ totalDueCents, dueOn, delinquentOn }: StoredBill, words: BillWords, language: Language) {
  if (totalDueCents < 0)
    return { label: words.credit, amount: dollars(totalDueCents), sentence: words.creditSentence }
  if (totalDueCents === 0) return { label: words.nothingDue, amount: dollars(0), sentence: '' }
  const due = `${words.dueBy} ${dayWords(dueOn, language)}`
  const past = `${words.pastDueAfter} ${dayWords(delinquentOn, language)}`
  return { label: words.amountDue, amount: dollars(totalDueCents), sentence: `${due} · ${past}` }
}

function differencesOf({ document }: StoredBill, words: BillWords, language: Language): Amount[] {
  const { differences } = document
  if (differences.length === 0 || document.last === null) return []
  const total = differences.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const told = differences.map((one) => ({
    label: one[language],
    amount: signed(one.amountCents),
    strong: false,
  }))
  return told.length === 1
    ? told
    : [...told, { label: words.difference, amount: signed(total), strong: true }]
}

const signed = (cents: number): string => (cents > 0 ? `+${dollars(cents)}` : dollars(cents))

/** What must be seen before anything else. */
function noticesOf(
  { document, isFinal, totalDueCents }: StoredBill,
  { words, said }: { readonly words: BillWords; readonly said: Readonly<Record<string, string>> },
  { ownerCopy }: Showing,
): string[] {
  const notices = [
    ownerCopy ? said.ownerCopy : undefined,
    isFinal ? said.final : undefined,
    document.kind === 'partial' ? words.partial : undefined,
    document.kind === 'off-cycle' ? words.offCycle : undefined,
    document.autopay && totalDueCents > 0 && !ownerCopy ? said.autopay : undefined,
  ]
  return notices.filter((notice) => notice !== undefined)
}

function infoOf({ identity, texts }: CityPaper, words: BillWords, language: Language) {
  const said = texts[language].bill
  const { penalty } = identity.bill
  const reach = `${identity.phone} · ${identity.url.replace(/^https?:\/\//, '')} · ${identity.officeHours[language]}`
  const parts = [
    { heading: words.howToPay, text: said.howToPay },
    { heading: words.dispute, text: said.dispute },
    { heading: words.penalty, text: boundCitations(`${penalty[language]} (${penalty.citation})`) },
    { heading: words.owner, text: said.ownerNotice },
    { heading: words.questions, text: `${said.serviceQuestions ?? ''} ${reach}`.trim() },
    { heading: words.otherLanguage, text: said.languageLine },
  ]
  return parts.flatMap(({ heading, text }) => (text ? [{ heading, text }] : []))
}

type Stubbed = {
  readonly words: BillWords
  readonly language: Language
  readonly payable: boolean
  readonly ownerCopy: boolean
}

function stubOf(bill: StoredBill, paper: CityPaper, { words, language, payable, ownerCopy }: Stubbed) {
  const { document, totalDueCents, isFinal } = bill
  const said = paper.texts[language].bill
  const asked = payable && !document.autopay
  const asking = document.autopay && totalDueCents > 0 ? (said.autopay ?? words.noPayment) : words.noPayment
  const notice = ownerCopy ? words.copyNotice : asking
  const facts: Fact[] = [
    [words.account, bill.accountNumber],
    [words.bill, bill.number ?? '—'],
    [words.dueBy, dayWords(bill.dueOn, language)],
    [words.totalDue, dollars(totalDueCents)],
  ]
  return {
    instruction: ownerCopy ? '' : words.instruction,
    title: ownerCopy ? words.copyTitle : words.stubTitle,
    lines: [
      document.payer.name,
      ...(document.confidential ? [] : [document.serviceAddress.line]),
      ...(isFinal && said.final ? [said.final] : []),
    ],
    facts,
    piled: arePiled(facts),
    paid: asked ? words.paid : null,
    notice: asked ? '' : notice,
  }
}

/** Whether all charges stand on the first page, guessed from the lengths of their texts: in points, a little generously. */
function fitsOnePage(
  charges: readonly { readonly reason: string }[],
  authorities: readonly string[],
): boolean {
  const heights = charges.map(({ reason }) => 18 + lines(reason) * 11)
  const foot = 34 + authorities.reduce((sum, text) => sum + lines(text) * 10, 0)
  return heights.reduce((sum, height) => sum + height, 0) + foot < 178
}

const lines = (text: string): number => Math.ceil(text.length / 82)
