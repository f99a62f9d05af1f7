import type { billNow as routes } from '@cartwright/api/bill-now'
import type { SuccessOf } from '@cartwright/api/route'
import { dollars } from '#kernel/money'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import type { KnownAccount } from '../accounts/account-queries.ts'
import { billedUntil } from '../accounts/billed-until.ts'
import { billAccount, type MadeBill } from './bill-account.ts'
import type { BillRun } from './bill-run.ts'
import { calculateRun } from './calculate-run.ts'
import { exceptionWords } from './exception-texts.ts'
import { openRun, runToLookAt } from './open-run.ts'
import { type AskedBill, planOnDemand } from './plan-on-demand.ts'
import { readFacts } from './read-facts.ts'
import { explainedLine, lineWords } from './register-bill.ts'
import { isWithin, soleReleaseRule } from './release-alone.ts'
import { readRunFacts } from './run-facts.ts'

type Preview = SuccessOf<typeof routes.preview>

/** A bill on demand as it would be made from the books of now: its run, which is not opened, and the very bill. */
export type BillMade = { readonly run: BillRun; readonly made: MadeBill; readonly closes: boolean }

/** Makes a bill on demand to be looked at. Work that closes an account for it is to be taken back. Refuses one that says nothing. */
export async function makeBillNow(work: Work, accountNumber: string, asked: AskedBill): Promise<BillMade> {
  const { account, run: wanted, closes } = await planOnDemand(work, accountNumber, asked)
  const run = await runToLookAt(work, wanted)
  return { run, made: await madeOf(work, run, account), closes }
}

/** Bills one account now: a run of that one bill, which is calculated and then goes through the corridor like any other. */
export async function billNow(work: Work, accountNumber: string, asked: AskedBill): Promise<BillRun> {
  const { account, run: wanted } = await planOnDemand(work, accountNumber, asked)
  const run = await openRun(work, wanted)
  await madeOf(work, run, account)
  return calculateRun(work, { runId: run.id, what: 'all' })
}

/** The bill of the one account. Refuses when nothing would stand on it. */
async function madeOf(
  work: Work,
  run: BillRun,
  { id, number: accountNumber }: KnownAccount,
): Promise<MadeBill> {
  const [facts] = await readFacts(work, run, [id])
  const made = billAccount(await readRunFacts(work, run), facts!)
  if (made.bill.isBilled) return made
  const billed = await billedUntil(work, [id])
  return refuse('NOTHING_TO_BILL', { accountNumber, billedUntil: billed?.until.toString() ?? null })
}

/** The very bill that would be made now, told. The work is to be taken back. */
export async function previewBillNow(work: Work, accountNumber: string, asked: AskedBill): Promise<Preview> {
  const { run, made, closes } = await makeBillNow(work, accountNumber, asked)
  const { bill, exceptions } = made
  const words = { en: await lineWords(work, run, 'en'), es: await lineWords(work, run, 'es') }
  const { facts, document } = bill
  const { previousBalanceCents, paymentsCents, adjustmentsCents, chargesCents, totalDueCents } = bill
  return {
    accountNumber: facts.accountNumber,
    cycle: run.cycle,
    kind: asked.kind,
    payerName: document.payer.name,
    periodFrom: bill.periodFrom,
    periodUntil: bill.periodUntil,
    billOn: run.bill_on.toString(),
    dueOn: run.due_on.toString(),
    previousBalanceCents,
    paymentsCents,
    adjustmentsCents,
    chargesCents,
    totalDueCents,
    isFinal: bill.isFinal,
    lines: bill.lines.map((line) => explainedLine(line, words)),
    differences: document.differences,
    exceptions: exceptions.map(({ code, severity, details }) => ({
      code,
      severity,
      sentence: exceptionWords(code, details).en,
    })),
    messages: (document.messages ?? []).map(({ en, es }) => ({ en, es })),
    release: await releaseOf(work, chargesCents),
    closes,
  }
}

async function releaseOf(work: Work, chargesCents: number): Promise<Preview['release']> {
  const rule = await soleReleaseRule(work)
  if (!rule) return { alone: false, sentence: 'Another person must release it.' }
  const limit = `${dollars(rule.upToCents)} (${rule.citation})`
  return isWithin(rule, chargesCents)
    ? { alone: true, sentence: `You may release it yourself: it is not over ${limit}.` }
    : { alone: false, sentence: `Another person must release it: it is over ${limit}.` }
}
