import { postage } from '@cartwright/api/postage'
import { postageStatements } from '@cartwright/api/postage-statements'
import { againAfter } from '#database/again-after'
import type { Door } from '../../door.ts'
import { decideCorrection, reversePostage } from './correct-postage.ts'
import { correctionsWaiting } from './corrections.ts'
import { enterPostage, transferPostage } from './enter-postage.ts'
import { enterStatement, explainStatement, withdrawStatement } from './enter-statement.ts'
import { loadStatements } from './load-statements.ts'
import { changePostageAccount, openPostageAccount, postageAccounts } from './postage-accounts.ts'
import { accountWithEntries } from './postage-entries.ts'
import { postageForecast } from './postage-forecast.ts'
import { depositRequestPdf, postageMonthPdf } from './postage-pdfs.ts'
import { postageRegister } from './postage-workbook.ts'
import { statementsShown } from './statements.ts'

const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The postage account, and the statements of the post office. */
export function servePostage(door: Door): void {
  door.open(postage.accounts, async (work) => ({
    rows: await postageAccounts(work),
    corrections: await correctionsWaiting(work),
  }))
  door.open(postage.open, async (work, received) => {
    const { accountId } = await openPostageAccount(work, received)
    return accountWithEntries(work, accountId)
  })
  door.open(postage.show, (work, { params }) => accountWithEntries(work, params.accountId))
  door.open(postage.change, async (work, received) => {
    const { accountId } = await changePostageAccount(work, received)
    return accountWithEntries(work, accountId)
  })
  door.openLong(postage.enter, ({ inTransaction }, received) =>
    // A mail job that is booked in two accounts at once: the second sees what the first did, and is told.
    againAfter('one_postage_use_per_mail_job', () =>
      inTransaction(async (work) => {
        await enterPostage(work, received)
        return accountWithEntries(work, received.params.accountId)
      }),
    ),
  )
  door.open(postage.transfer, async (work, received) => {
    await transferPostage(work, received)
    return accountWithEntries(work, received.params.accountId)
  })
  door.open(postage.reverse, reversePostage)
  door.open(postage.decide, decideCorrection)
  door.open(postage.forecast, (work, { query }) => postageForecast(work, query.days))
  serveFiles(door)
  serveStatements(door)
}

function serveFiles(door: Door): void {
  door.open(postage.register, async (work, received) =>
    asFile(await postageRegister(work, received), {
      type: spreadsheet,
      disposition: `attachment; filename="postage-${received.query.from}-${received.query.until}.xlsx"`,
    }),
  )
  door.openLong(postage.monthPdf, async ({ inTransaction }, { params: { accountId }, query: { month } }) =>
    asFile(await postageMonthPdf(inTransaction, { accountId, month }), {
      type: 'application/pdf',
      disposition: `inline; filename="postage-${accountId}-${month}.pdf"`,
    }),
  )
  door.openLong(postage.depositRequest, async ({ inTransaction }, { query: { amountCents } }) =>
    asFile(await depositRequestPdf(inTransaction, amountCents), {
      type: 'application/pdf',
      disposition: 'inline; filename="postage-deposit-request.pdf"',
    }),
  )
}

function serveStatements(door: Door): void {
  door.open(postageStatements.list, async (work, { query }) => ({
    rows: await statementsShown(work, query.view),
  }))
  door.openLong(postageStatements.add, ({ inTransaction }, received) =>
    againAfter('one_postage_statement_per_number', () =>
      inTransaction((work) => enterStatement(work, received)),
    ),
  )
  door.openLong(postageStatements.load, ({ inTransaction }, received) =>
    againAfter('one_postage_statement_per_number', () =>
      inTransaction((work) => loadStatements(work, received)),
    ),
  )
  door.open(postageStatements.explain, explainStatement)
  door.open(postageStatements.withdraw, withdrawStatement)
}

const asFile = (bytes: Uint8Array, { type, disposition }: { type: string; disposition: string }): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'content-type': type, 'content-disposition': disposition },
  })
