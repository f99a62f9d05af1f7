import { z } from 'zod'
import { Cents, Day } from './account-shapes.ts'
import { Amount } from './cash-shapes.ts'
import { BankDeposit, denominations, Drawer, Receipt, ReceiptTender } from './counter-shapes.ts'
import { FreeText } from './free-text.ts'
import { RequestKey } from './request-key.ts'
import { TakeCheck } from './take-check.ts'
import { answer, file, json, mayRefuse, type Route } from './route.ts'

const tags = ['Counter'] as const
const id = z.coerce.number<string | number>().int().positive()
const ofDrawer = z.object({ drawerId: id })
const ofReceipt = z.object({ number: z.string().min(1) })
const ofDeposit = z.object({ bankDepositId: id })
const whyText = FreeText.min(1, 'Write why.').max(500)

const drawerAnswer = { 200: answer('The drawer.', Drawer) }
const depositAnswer = { 200: answer('The bank deposit.', BankDeposit) }

/** The counter with its drawers and receipts, and what is taken to the bank. */
export const counter = {
  drawers: {
    method: 'get',
    path: '/cash/drawers',
    summary: 'Drawers of the counter, those that are not closed first',
    permission: 'cash.read',
    tags,
    request: {},
    responses: { 200: answer('The drawers.', z.object({ rows: z.array(Drawer) })) },
  },
  openDrawer: {
    method: 'post',
    path: '/cash/drawers',
    summary: 'Open a drawer with its float',
    permission: 'payments.post',
    tags,
    request: { body: json(z.object({ key: RequestKey, floatCents: z.int().min(0).max(1_000_000) })) },
    responses: { 201: answer('It is open.', Drawer), ...mayRefuse('DRAWER_ALREADY_OPEN') },
  },
  count: {
    method: 'post',
    path: '/cash/drawers/{drawerId}/count',
    summary: 'Count a drawer blind; only then what was expected is told',
    permission: 'payments.post',
    tags,
    request: {
      params: ofDrawer,
      body: json(
        z.object({
          pieces: z
            .array(
              z.object({
                cents: z.literal(denominations, 'Name a note or coin that there is.'),
                pieces: z.int().min(0).max(10_000),
              }),
            )
            .max(12),
          checksCount: z.int().min(0).max(5000),
          checksCents: z.int().min(0).max(10_000_000_000),
          cardsCents: z.int().min(0).max(10_000_000_000).describe('The total of the terminal.'),
        }),
      ),
    },
    responses: {
      ...drawerAnswer,
      ...mayRefuse('DRAWER_NOT_FOUND', 'DRAWER_NOT_OPEN', 'DRAWER_OF_ANOTHER'),
    },
  },
  closeDrawer: {
    method: 'post',
    path: '/cash/drawers/{drawerId}/close',
    summary: 'Close a counted drawer: what it is over or short is posted; this is final',
    permission: 'payments.post',
    tags,
    request: {
      params: ofDrawer,
      body: json(z.object({ reason: FreeText.max(500).nullable().default(null) })),
    },
    responses: {
      ...drawerAnswer,
      ...mayRefuse(
        'CASH_RULE_MISSING',
        'DRAWER_NEEDS_REASON',
        'DRAWER_NEEDS_SECOND',
        'DRAWER_NOT_FOUND',
        'DRAWER_NOT_OPEN',
        'DRAWER_OF_ANOTHER',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  signDrawer: {
    method: 'post',
    path: '/cash/drawers/{drawerId}/sign',
    summary: 'Close a drawer that is over or short beyond the limit, as the second person',
    permission: 'cash.sign',
    tags,
    request: { params: ofDrawer, body: json(z.object({ reason: whyText })) },
    responses: {
      ...drawerAnswer,
      ...mayRefuse(
        'CASH_RULE_MISSING',
        'DRAWER_NEEDS_SECOND',
        'DRAWER_NOT_FOUND',
        'DRAWER_NOT_OPEN',
        'LEDGER_ACCOUNT_NOT_FOUND',
      ),
    },
  },
  receipts: {
    method: 'get',
    path: '/cash/drawers/{drawerId}/receipts',
    summary: 'The receipts of a drawer, newest first',
    permission: 'cash.read',
    tags,
    request: { params: ofDrawer },
    responses: { 200: answer('The receipts.', z.object({ rows: z.array(Receipt) })) },
  },
  take: {
    method: 'post',
    path: '/cash/receipts',
    summary:
      'Take money at the counter: one receipt, for several accounts and with several tenders, posted at once',
    permission: 'payments.post',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          parts: z
            .array(
              z.object({
                accountNumber: z.string().min(1, 'Write the account number.'),
                amountCents: Amount,
              }),
            )
            .min(1)
            .max(50),
          tenders: z.array(ReceiptTender).min(1).max(20),
          takeCheck: TakeCheck,
        }),
      ),
    },
    responses: {
      201: answer('The receipt.', Receipt),
      ...mayRefuse(
        'ACCOUNT_NOT_FOUND',
        'CHECKS_NOT_TAKEN',
        'DRAWER_NOT_OPEN',
        'FIELD_REFUSED',
        'LEDGER_ACCOUNT_NOT_FOUND',
        'RECEIPT_TENDERS_OFF',
      ),
    },
  },
  voidReceipt: {
    method: 'post',
    path: '/cash/receipts/{number}/void',
    summary: 'Void a receipt on its day, as a second person: its payments are taken back',
    permission: 'cash.sign',
    tags,
    request: { params: ofReceipt, body: json(z.object({ reason: whyText })) },
    responses: {
      200: answer('The receipt.', Receipt),
      ...mayRefuse(
        'CASH_RULE_MISSING',
        'PAYMENT_ALREADY_REVERSED',
        'RECEIPT_ALREADY_VOIDED',
        'RECEIPT_NOT_FOUND',
        'RECEIPT_OWN',
        'RECEIPT_TOO_LATE',
      ),
    },
  },
  printReceipt: {
    method: 'post',
    path: '/cash/receipts/{number}/print',
    summary: 'Print a receipt; the second print says that it is a copy',
    permission: 'payments.post',
    tags,
    request: { params: ofReceipt, query: z.object({ paper: z.enum(['80mm', 'letter']) }) },
    responses: { 200: file('The receipt.', 'application/pdf'), ...mayRefuse('RECEIPT_NOT_FOUND') },
  },
  bankDeposits: {
    method: 'get',
    path: '/cash/bank-deposits',
    summary: 'What is taken to the bank, and what is ready for it',
    permission: 'cash.read',
    tags,
    request: {},
    responses: {
      200: answer(
        'Newest first.',
        z.object({
          ready: z.object({
            batches: z.array(z.int()),
            drawers: z.array(z.int()),
            cashCents: Cents,
            checksCents: Cents.describe('As counted when the drawers were closed.'),
            checksOffCents: Cents.describe('Checks as counted less checks as taken in.'),
          }),
          rows: z.array(BankDeposit),
        }),
      ),
    },
  },
  prepare: {
    method: 'post',
    path: '/cash/bank-deposits',
    summary: 'Put closed batches and drawers into one bank deposit with a number of its own',
    permission: 'payments.post',
    tags,
    request: {
      body: json(
        z.object({
          key: RequestKey,
          batches: z.array(z.int()).max(200),
          drawers: z.array(z.int()).max(200),
          coinCents: z.int().min(0).describe('How much of the cash is coin.'),
        }),
      ),
    },
    responses: {
      201: answer('It is prepared.', BankDeposit),
      ...mayRefuse('BANK_DEPOSIT_EMPTY', 'BANK_DEPOSIT_TAKEN', 'FIELD_REFUSED'),
    },
  },
  send: {
    method: 'post',
    path: '/cash/bank-deposits/{bankDepositId}/send',
    summary: 'Say that a bank deposit went to the bank',
    permission: 'payments.post',
    tags,
    request: { params: ofDeposit },
    responses: { ...depositAnswer, ...mayRefuse('BANK_DEPOSIT_NOT_FOUND', 'BANK_DEPOSIT_NOT_IN_STATE') },
  },
  onStatement: {
    method: 'post',
    path: '/cash/bank-deposits/{bankDepositId}/statement',
    summary: 'Say that the statement of the bank has it, and of which day',
    permission: 'payments.post',
    tags,
    request: {
      params: ofDeposit,
      body: json(z.object({ on: Day, note: FreeText.max(200).nullable().default(null) })),
    },
    responses: { ...depositAnswer, ...mayRefuse('BANK_DEPOSIT_NOT_FOUND', 'BANK_DEPOSIT_NOT_IN_STATE') },
  },
  slip: {
    method: 'get',
    path: '/cash/bank-deposits/{bankDepositId}/slip.pdf',
    summary: 'The deposit slip: currency, coin, and every check',
    permission: 'cash.read',
    tags,
    request: { params: ofDeposit },
    responses: { 200: file('The slip.', 'application/pdf'), ...mayRefuse('BANK_DEPOSIT_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
