import type { Work } from '#kernel/work'
import { findRun } from '../billing/bill-run.ts'
import { policiesFor } from '../policies/policies-queries.ts'
import { emailRules } from '../policies/sending-rules.ts'
import { billEmail } from './bill-email.ts'
import { cityPaper } from './city-paper.ts'
import { emailRow } from './email-queries.ts'
import { storedBill } from './stored-bill.ts'

/** What an e-mailed bill says, as the page that is sent. */
export async function letterPage(work: Work, emailId: number): Promise<string> {
  const { billNumber } = await emailRow(work, emailId)
  const bill = await storedBill(work, billNumber)
  const run = await findRun(work, bill.runId)
  const withIt = emailRules(await policiesFor(work), run.bill_on)
  return billEmail(bill, await cityPaper(work, run), withIt).html
}
