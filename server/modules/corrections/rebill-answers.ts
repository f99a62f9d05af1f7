import type { RebillPreview } from '@cartwright/api/rebill-shapes'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { accountBalance } from '../ledger/ledger-queries.ts'
import { dueAgain } from '../policies/cancel-and-rebill.ts'
import type { Policy } from '../policies/policy.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import type { BillToRebill } from './bills-to-rebill.ts'
import type { ComparedCharge } from './compare-bill.ts'
import type { ComparedBill } from './compare-past.ts'
import { billAnswer, chargeAnswer, type LineTexts, lineTexts } from './correction-answers.ts'
import { isReplaced } from './judge-bills.ts'
import { installmentsFor } from './make-plan.ts'
import type { PlannedCorrection } from './plan-correction.ts'
import { rebillWords } from './rebill-words.ts'
import { type DueNow, dueNow } from './due-now.ts'

type Preview = z.input<typeof RebillPreview>
type Asked = {
  readonly account: KnownAccount
  readonly bills: readonly BillToRebill[]
  readonly serviceId: number | null
}

/** What cancelling bills and billing them anew would come to, as people see it before they ask for it. */
export async function rebillAnswer(
  work: Work,
  { account, bills, serviceId }: Asked,
  { comparison, statement, subject, lookBack }: PlannedCorrection,
): Promise<Preview> {
  const { postedCents, fingerprint } = comparison
  const balanceCents = await accountBalance(work, account.id)
  const { en, es } = rebillWords({ bills, serviceId, known: subject.known, statement })
  const telling = {
    texts: await lineTexts(work),
    policies: await policiesFor(work),
    due: await dueNow(
      work,
      comparison.bills.map(({ bill }) => bill.billId),
    ),
    today: work.today,
  }
  const shown = comparison.bills.map((bill) => rebilledBill(bill, telling))
  const charges = shown.filter(({ replaced }) => replaced).flatMap((bill) => bill.charges)
  const sumOf = (read: (charge: (typeof charges)[number]) => number) =>
    charges.reduce((sum, charge) => sum + read(charge), 0)
  return {
    accountNumber: account.number,
    statedEn: [...en],
    statedEs: [...es],
    creditedCents: sumOf((charge) => charge.creditedCents),
    billedCents: sumOf((charge) => charge.billedCents),
    postedCents,
    balanceCents,
    newBalanceCents: balanceCents + postedCents,
    beyondCents: comparison.differenceCents - postedCents,
    citation: lookBack.citation,
    mayGoBeyond: lookBack.managerMayGoBeyond,
    bills: shown,
    gaps: comparison.bills
      .flatMap(({ gaps }) => gaps)
      .map(({ what, period }) => ({ what, from: period.from.toString(), until: period.until.toString() })),
    installments: ((await installmentsFor(work, comparison))?.installments ?? []).map(
      ({ dueOn, amountCents }) => ({
        dueOn: dueOn.toString(),
        amountCents,
      }),
    ),
    fingerprint,
  }
}

type Telling = {
  readonly texts: LineTexts
  readonly policies: readonly Policy[]
  readonly due: ReadonlyMap<number, DueNow>
  readonly today: PlainDate
}

function rebilledBill(
  compared: ComparedBill,
  { texts, policies, due, today }: Telling,
): Preview['bills'][number] {
  const moreCents = compared.postedCents
  const again = dueAgain(due.get(compared.bill.billId)!, { policies, today, moreCents })
  return {
    ...billAnswer(compared, texts),
    replaced: isReplaced(compared.verdict),
    dueOn: again.dueOn.toString(),
    dueAnew: again.citation,
    charges: compared.charges
      .filter(
        ({ posted, should, differenceCents }) => posted.length + should.length > 0 || differenceCents !== 0,
      )
      .map((charge) => rebilledCharge(charge, texts)),
  }
}

/** What a charge is credited is what makes the difference with what is billed anew: so the two always sum to what is posted. */
function rebilledCharge(
  charge: ComparedCharge,
  texts: LineTexts,
): Preview['bills'][number]['charges'][number] {
  const { about, glCode, titleEn, titleEs } = chargeAnswer(charge, texts)
  const { shouldCents, differenceCents } = charge
  return {
    about,
    glCode,
    titleEn,
    titleEs,
    creditedCents: differenceCents - shouldCents,
    billedCents: shouldCents,
    differenceCents,
  }
}
