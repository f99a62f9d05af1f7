import type { CorrectedBill, CorrectedCharge, CorrectionPreview } from '@cartwright/api/correction-shapes'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { accountRows } from '../accounts/account-rows.ts'
import type { BillLine } from '../billing/register-types.ts'
import type { CityTexts } from '../city/city-texts.ts'
import { billTexts } from '../city/city-queries.ts'
import { accountBalance, accountBalances } from '../ledger/ledger-queries.ts'
import { explain, type Language } from '../rates/explain.ts'
import { lineTitle } from '../rates/line-title.ts'
import type { ComparedCharge } from './compare-bill.ts'
import type { ComparedBill } from './compare-past.ts'
import { installmentsFor } from './make-plan.ts'
import type { PlannedCorrection } from './plan-correction.ts'
import { fingerprintOfAll, type PlannedPayer } from './plan-shared.ts'
import { statementWords } from './statement-words.ts'
import { differs } from './store-correction.ts'

/** The texts of bill lines in both languages. */
export type LineTexts = Readonly<Record<Language, CityTexts['lines']>>

/** Reads them as they are now. */
export const lineTexts = async (work: Work): Promise<LineTexts> => ({
  en: (await billTexts(work, 'en'))?.lines ?? {},
  es: (await billTexts(work, 'es'))?.lines ?? {},
})

/** What a correction would come to, as people see it before they ask for it. */
export async function previewAnswer(
  work: Work,
  account: KnownAccount,
  { plan, payers }: { readonly plan: PlannedCorrection; readonly payers: readonly PlannedPayer[] },
): Promise<z.input<typeof CorrectionPreview>> {
  const { comparison, statement, subject, lookBack } = plan
  const texts = await lineTexts(work)
  const balanceCents = await accountBalance(work, account.id)
  const { en, es } = statementWords(subject.known, statement)
  const { bills, differenceCents, postedCents } = comparison
  const ids = payers.map((payer) => payer.account.id)
  const [owed, named] = [await accountBalances(work, ids), await accountRows(work, ids)]
  return {
    accountNumber: account.number,
    statedEn: [...en],
    statedEs: [...es],
    differenceCents,
    postedCents,
    balanceCents,
    newBalanceCents: balanceCents + postedCents,
    citation: lookBack.citation,
    mayGoBeyond: lookBack.managerMayGoBeyond,
    beyondCents: bills
      .filter(({ verdict }) => verdict === 'beyond')
      .reduce((sum, bill) => sum + bill.differenceCents, 0),
    bills: bills.map((bill) => billAnswer(bill, texts)),
    notMade: bills.filter(({ asPosted }) => !asPosted).map(({ bill }) => bill.number),
    gaps: bills
      .flatMap(({ gaps }) => gaps)
      .map(({ what, period }) => ({ what, from: period.from.toString(), until: period.until.toString() })),
    installments: ((await installmentsFor(work, comparison))?.installments ?? []).map(
      ({ dueOn, amountCents }) => ({
        dueOn: dueOn.toString(),
        amountCents,
      }),
    ),
    payers: payers.map((payer) => ({
      ...payerAnswer(payer, owed.get(payer.account.id) ?? 0, texts),
      payerName: named.get(payer.account.id)?.payerName ?? null,
    })),
    fingerprint: fingerprintOfAll(plan, payers),
  }
}

/** What it comes to for another account that pays a part of it. */
function payerAnswer({ account, plan }: PlannedPayer, balanceCents: number, texts: LineTexts) {
  const { bills, postedCents } = plan.comparison
  return {
    accountNumber: account.number,
    postedCents,
    balanceCents,
    newBalanceCents: balanceCents + postedCents,
    bills: bills.map((bill) => billAnswer(bill, texts)),
  }
}

/** A bill as it was posted and as it should have been, with the charges that differ. */
export function billAnswer(compared: ComparedBill, texts: LineTexts): z.input<typeof CorrectedBill> {
  const { bill, verdict, why, charges, ...amounts } = compared
  const { billedCents, movedCents, shouldCents, differenceCents, postedCents } = amounts
  return {
    billId: bill.billId,
    billNumber: bill.number,
    issuedOn: bill.issuedOn,
    periodFrom: bill.periodFrom,
    periodUntil: bill.periodUntil,
    billedCents,
    movedCents,
    shouldCents,
    differenceCents,
    postedCents,
    verdict,
    why,
    charges: charges.filter(differs).map((charge) => chargeAnswer(charge, texts)),
  }
}

/** A charge with the words of its lines and why they are what they are. */
export function chargeAnswer(
  charge: Omit<ComparedCharge, 'parts'> & {
    readonly parts: readonly { lineNo: number | null; cents: number }[]
  },
  texts: LineTexts,
): z.input<typeof CorrectedCharge> {
  const { posted, should, parts } = charge
  const named = posted[0] ?? should[0]
  return {
    about: charge.about,
    glCode: charge.glCode,
    billedCents: charge.billedCents,
    movedCents: charge.movedCents,
    shouldCents: charge.shouldCents,
    differenceCents: charge.differenceCents,
    titleEn: named ? titleOf(named, texts, 'en') : charge.about,
    titleEs: named ? titleOf(named, texts, 'es') : charge.about,
    parts: [...parts],
    posted: posted.map((line) => lineAnswer(line, texts)),
    should: should.map((line) => lineAnswer(line, texts)),
  }
}

const titleOf = ({ textKey, derivation }: BillLine, texts: LineTexts, language: Language): string =>
  lineTitle(textKey, derivation, texts[language], language)

const lineAnswer = (line: BillLine, texts: LineTexts) => ({
  en: titleOf(line, texts, 'en'),
  es: titleOf(line, texts, 'es'),
  from: line.periodFrom,
  until: line.periodUntil,
  amountCents: line.amountCents,
  reasonEn: explain(line.derivation, 'en'),
  reasonEs: explain(line.derivation, 'es'),
})
