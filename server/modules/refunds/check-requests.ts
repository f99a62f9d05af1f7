import { isBefore } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { letterAccount, letterMail } from '../letters/letter-account.ts'
import { payeeOf } from './payee.ts'
import { type RefundShown, wholeBatch } from './refund-rows.ts'

type Requested = RefundShown & { readonly mail: string; readonly citation: string }

/**
 * What Finance writes checks by: each refund of a batch that waits for one, with payee, where it goes, and amount. It goes to the payee and to nobody
 * else of the account. Confidential addresses are only those the State designated; where there is none, or the payee left, the check is handed out at
 * the office.
 */
export async function checkRequests(work: Work, batchId: number): Promise<Uint8Array> {
  const { batch, refunds } = await wholeBatch(work, batchId)
  const rows: Requested[] = []
  for (const refund of refunds.filter(({ state, way }) => state === 'to-pay' && way === 'check'))
    rows.push({ ...refund, citation: batch.citation, mail: await mailOf(work, refund) })
  return writeWorkbook(work, [sheet({ name: 'Check requests', columns, rows: once(rows) })])
}

async function mailOf(work: Work, { refundId, accountNumber }: RefundShown): Promise<string> {
  if (accountNumber === null) return 'Ask the payer’s bank'
  const { accountId, partyId } = await payeeOf(work, refundId)
  const account = await letterAccount(work, accountId)
  const payee = account.parties.find((party) => party.partyId === partyId)
  const isClosed = account.closedOn !== null && !isBefore(work.today, account.closedOn)
  // Whoever left is not reached at the premises any more: somebody else would get the check.
  const hasLeft = payee?.mail === null && (isClosed || !payee.isPresent)
  const mailing = payee === undefined || hasLeft ? null : letterMail(account, payee)
  return mailing?.lines.join('\n') ?? 'Hand out at the office'
}

async function* once<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows
}

const text = (
  heading: string,
  width: number,
  value: (row: Requested) => string | null,
): Column<Requested> => ({ heading, kind: 'text', width, value })

const columns: readonly Column<Requested>[] = [
  { heading: 'Refund', kind: 'count', width: 9, value: ({ refundId }) => refundId },
  text('Payee', 32, ({ payee }) => payee),
  text('Mail to', 44, ({ mail }) => mail),
  { heading: 'Amount', kind: 'money', width: 12, value: ({ amountCents }) => amountCents },
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('For', 24, ({ kind }) =>
    kind === 'credit'
      ? 'Credit on account'
      : kind === 'deposit'
        ? 'Deposit with interest'
        : 'Unidentified receipt',
  ),
  text('Rule', 44, ({ citation }) => citation),
  text('Check number', 16, () => null),
]
