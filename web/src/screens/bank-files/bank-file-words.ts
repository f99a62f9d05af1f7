import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import { whyWords as suspenseWords } from '../suspense/suspense-words.ts'
import type { BankFile, FileItem, Verdict } from './bank-file-queries.ts'

export const formatWords: Record<BankFile['format'], string> = {
  nacha: 'ACH file',
  bai2: 'Statement (BAI2)',
  lockbox: 'Lockbox file',
  csv: 'Table (CSV, XLSX)',
}

const stateWords: Record<BankFile['state'], string> = {
  checked: 'Checked, to be posted',
  posting: 'Being posted',
  posted: 'Posted',
  refused: 'Refused',
  discarded: 'Discarded',
}

/** The state of a file: one that brings no money has nothing to post. */
export const standing = ({ state, totals }: BankFile): string =>
  state === 'checked' && totals.posted.count + totals.suspended.count === 0 ? 'Kept' : stateWords[state]

export const whyWords: Record<NonNullable<FileItem['why']>, string> = {
  ...suspenseWords,
  'amount-zero': 'The amount is zero',
  'amount-negative': 'The amount is below zero',
  'not-money-in': 'It takes money, or announces it, and brings none',
  'row-faulty': 'The row cannot be read',
}

/** What an item is or will be, with its sign: before posting, what will happen. */
export function verdictWords(verdict: Verdict, done: boolean): string {
  if (verdict === 'rejected') return '✗ rejected'
  if (verdict === 'posted') return done ? '✓ posted' : 'to its account'
  return done ? '▲ in suspense' : '▲ into suspense'
}

type Sum = { readonly count: number; readonly cents: number }
const sum = (what: string, { count: many, cents }: Sum): string =>
  many === 0 ? `0 ${what}` : `${many.toLocaleString('en-US')} ${what} (${money(cents)})`

/** What a file comes to: `3 payments ($81.50) = 2 posted ($66.50) + 1 suspended ($15.00) + 0 rejected`. */
export function totalsSentence({ totals, notices, statements }: BankFile): string {
  const others = [
    ...(notices.all > 0 ? [count(notices.all, 'notice')] : []),
    ...(statements > 0 ? [count(statements, 'account')] : []),
  ]
  if (totals.file.count === 0) return others.join(', ') || 'No payments'
  const { file, posted, suspended, rejected } = totals
  const parts = [sum('posted', posted), sum('suspended', suspended), sum('rejected', rejected)].join(' + ')
  return [`${sum(file.count === 1 ? 'payment' : 'payments', file)} = ${parts}`, ...others].join(', ')
}
