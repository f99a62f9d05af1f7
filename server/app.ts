import { OpenAPIHono } from '@hono/zod-openapi'
import type { Problem } from '@cartwright/api/refusals'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { describeFault } from '#database/constraint-refusals'
import { Refusal, refuse } from '#kernel/refusal'
import { adjustmentOutcomes } from './adjustment-outcomes.ts'
import { serveApiDocs } from './api-docs/serve-api-docs.ts'
import { type Door, makeDoor, type Office } from './door.ts'
import type { PostOfficeParts } from './modules/addresses/check-address.ts'
import { serveAddresses } from './modules/addresses/routes.ts'
import { serveAccounts } from './modules/accounts/routes.ts'
import { serveStandardCases } from './modules/adjustments/case-routes.ts'
import { serveAdjustments } from './modules/adjustments/routes.ts'
import { serveAudit } from './modules/audit/routes.ts'
import { serveJournal } from './modules/billing/journal-routes.ts'
import { serveRegisters } from './modules/billing/register-routes.ts'
import { serveReviews } from './modules/billing/review-routes.ts'
import { serveBillNow, serveRuns } from './modules/billing/routes.ts'
import { serveWhatIfs } from './modules/billing/what-if-routes.ts'
import { serveExplanations } from './modules/bills/explanation-routes.ts'
import { materialOfRun } from './modules/bills/material-of-run.ts'
import type { PrintFolder } from './modules/bills/print-run.ts'
import type { BankKey } from './modules/autopay/bank-vault.ts'
import { serveAutopay } from './modules/autopay/routes.ts'
import { serveBankFiles } from './modules/bank-intake/routes.ts'
import { serveBills, serveDeliveries, servePreviews } from './modules/bills/routes.ts'
import { serveCases } from './modules/cases/routes.ts'
import { serveCounter } from './modules/cash/counter-routes.ts'
import { serveCash } from './modules/cash/routes.ts'
import { serveChecks } from './modules/checks/routes.ts'
import { serveCity } from './modules/city/routes.ts'
import { serveDeskStatistics } from './modules/desk/statistics-routes.ts'
import { serveCorrections } from './modules/corrections/routes.ts'
import { serveRebillLists } from './modules/corrections/rebill-list-routes.ts'
import { serveRebills } from './modules/corrections/rebill-routes.ts'
import { serveTransfers } from './modules/corrections/transfer-routes.ts'
import { serveContacts } from './modules/contacts/routes.ts'
import { historySources } from './history-sources.ts'
import { serveDesk } from './modules/desk/routes.ts'
import { serveImports } from './modules/intake/routes.ts'
import { serveLedger } from './modules/ledger/routes.ts'
import { draftLetter } from './modules/letters/draft-letter.ts'
import { serveLetterRoom, serveLetters } from './modules/letters/routes.ts'
import { serveInserts } from './modules/inserts/routes.ts'
import { serveMailpieces } from './modules/mailpieces/routes.ts'
import { serveMessages } from './modules/messages/routes.ts'
import { serveAgreements } from './modules/moves/agreement-routes.ts'
import { serveDeposits } from './modules/moves/deposit-routes.ts'
import { serveEscrow } from './modules/moves/escrow-routes.ts'
import { serveMoves } from './modules/moves/routes.ts'
import { serveOrders } from './modules/orders/routes.ts'
import { serveOnline } from './modules/online/routes.ts'
import type { OnlineParts } from './modules/online/visitors.ts'
import { servePay } from './modules/online/pay-routes.ts'
import { servePayments } from './modules/payments/routes.ts'
import { billOfBarcode } from './modules/returned-mail/bill-of-barcode.ts'
import { serveReturnedMail } from './modules/returned-mail/routes.ts'
import { servePostage } from './modules/postage/routes.ts'
import { serveReturns } from './modules/returns/routes.ts'
import { servePlanning } from './modules/planning/routes.ts'
import { servePolicies } from './modules/policies/routes.ts'
import { servePostal } from './modules/postal/routes.ts'
import { serveMailSort } from './modules/presort/routes.ts'
import { serveProcedures } from './modules/procedures/routes.ts'
import { serveProposals } from './modules/proposals/routes.ts'
import { serveRates } from './modules/rates/routes.ts'
import { serveServices } from './modules/services/routes.ts'
import { checkProposed } from './modules/setup/check-proposed.ts'
import { serveStock } from './modules/stock/routes.ts'
import { serveSetup } from './modules/setup/routes.ts'
import { serveDelegations } from './modules/staff/delegation-routes.ts'
import { serveStaff, type StaffParts } from './modules/staff/routes.ts'
import { serveReconciliation } from './modules/reconciliation/routes.ts'
import { serveRefunds } from './modules/refunds/routes.ts'
import { serveCashReports } from './modules/cash-reports/routes.ts'
import { suspenseFollows } from './modules/suspense/follow-payment.ts'
import { serveSuspense } from './modules/suspense/routes.ts'
import { type MailHouseParts, serveMailJobs } from './modules/mail-jobs/routes.ts'
import { serveUnclaimed } from './modules/unclaimed/routes.ts'
import { serveWorkplan } from './modules/workplan/routes.ts'
import { sameOrigin } from './same-origin.ts'
import { standingChecks } from './standing-checks.ts'
import { waitingSources } from './waiting-sources.ts'

export type AppParts = Office &
  StaffParts &
  OnlineParts &
  PostOfficeParts &
  MailHouseParts &
  PrintFolder &
  BankKey & {
    /** Records a fault whole and gives back the reference the caller is told. */
    readonly fault: (error: unknown) => string
    /** Times every answer, where somebody wants to know. */
    readonly timeAnswers?: MiddlewareHandler
  }

/** Wires the whole API from its parts. Tests pass an embedded database, a fixed day and a caller by header. */
export function createApp(parts: AppParts): OpenAPIHono {
  const app = new OpenAPIHono().basePath('/api')
  if (parts.timeAnswers) app.use('*', parts.timeAnswers)
  app.use('/evidence/*', asForeign)
  app.use('*', secureHeaders(ourHeaders))
  app.use('*', sameOrigin)
  // Anybody may call this one, and nothing is read of a call before its signature: so little of it is taken in.
  app.use('/online/events/*', bodyLimit({ maxSize: 1024 * 1024, onError: eventTooLarge }))
  app.use('*', bodyLimit({ maxSize: 64 * 1024 * 1024, onError: tooLarge }))

  const door = makeDoor(app, parts)
  serveModules(door, parts)
  serveApiDocs(app)
  app.notFound((c) =>
    answerProblem(c, {
      code: 'NO_SUCH_ADDRESS',
      status: 404,
      title: 'There is nothing at this address.',
      details: { path: c.req.path },
    }),
  )
  app.onError((error, c) => {
    const refusal = error instanceof Refusal ? error : describeFault(error)
    if (refusal) return answerProblem(c, refusal.problem)
    const reference = parts.fault(error)
    return c.json({ title: 'Something went wrong on our side.', status: 500, reference }, 500)
  })
  return app
}

function serveModules(door: Door, parts: AppParts): void {
  serveAudit(door)
  serveStaff(door, parts)
  serveDelegations(door)
  serveCity(door)
  servePolicies(door)
  servePlanning(door, parts)
  serveLedger(door)
  serveAccounts(door)
  serveRates(door)
  serveServices(door)
  serveProposals(door, checkProposed)
  serveMessages(door)
  serveRuns(door)
  serveBillNow(door)
  serveRegisters(door)
  serveReviews(door)
  serveWhatIfs(door)
  serveJournal(door)
  servePostal(door)
  serveStock(door, materialOfRun)
  serveMailSort(door)
  serveBills(door, parts)
  serveExplanations(door, draftLetter)
  serveDeliveries(door)
  servePreviews(door)
  servePayments(door, [suspenseFollows])
  serveReturns(door)
  serveOnline(door, parts)
  servePay(door, parts)
  serveCash(door)
  serveCounter(door)
  serveSuspense(door)
  serveReconciliation(door)
  serveRefunds(door)
  serveMailpieces(door)
  serveInserts(door)
  serveUnclaimed(door)
  serveMailJobs(door, parts)
  serveCashReports(door)
  serveImports(door)
  serveBankFiles(door, parts)
  serveAutopay(door, parts)
  serveChecks(door, standingChecks)
  serveWorkplan(door, waitingSources)
  serveSetup(door, parts)
  serveDeskModules(door)
  serveAddresses(door, parts, billOfBarcode)
  serveReturnedMail(door)
  serveMailRoom(door)
}

/** How bills become mail. */
function serveMailRoom(door: Door): void {
  servePostage(door)
}

/** What the desk does for a caller: answer, correct, order, write. */
function serveDeskModules(door: Door): void {
  serveContacts(door)
  serveDesk(door, historySources)
  serveAdjustments(door, adjustmentOutcomes)
  serveStandardCases(door)
  serveCorrections(door)
  serveTransfers(door)
  serveRebills(door)
  serveRebillLists(door)
  serveLetters(door)
  serveLetterRoom(door)
  serveOrders(door)
  serveMoves(door)
  serveDeposits(door)
  serveAgreements(door)
  serveEscrow(door)
  serveCases(door)
  serveDeskStatistics(door)
  serveProcedures(door)
}

const tooLarge = () => refuse('IMPORT_FILE_TOO_LARGE', { limit: '50 MB' })
const eventTooLarge = () => refuse('EVENT_TOO_LARGE', { limit: '1 MB' })

/** A file that somebody brought in: should a browser ever show it, then as a page of nobody, without scripts, forms or anything loaded. */
const asForeign: MiddlewareHandler = async (context, next) => {
  await next()
  context.res.headers.set('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
  context.res.headers.set('cross-origin-resource-policy', 'same-origin')
}

/** Nothing but our own pages, scripts and pictures; styles within pages, which the parts of the screen set as they move. */
export const ourHeaders = {
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    frameSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
  referrerPolicy: 'same-origin',
}

type Answering = { json: (body: object, status: never, headers: Record<string, string>) => Response }

const answerProblem = (c: Answering, problem: Problem): Response =>
  c.json({ type: 'about:blank', ...problem }, problem.status as never, {
    'content-type': 'application/problem+json',
  })
