import type { Account, Entry, ForeseenRun, Statement } from './postage-queries.ts'

export const accountKindWords: Record<Account['kind'], string> = {
  permit: 'Permit (USPS EPS)',
  meter: 'Meter',
  'mail-house': 'Mail house',
}

export const feeWords: Record<NonNullable<Entry['fee']>, string> = {
  'permit-imprint': 'Permit imprint fee',
  presort: 'Presort fee',
}

const kindWords: Record<Entry['kind'], string> = {
  deposit: 'Deposit',
  use: 'Mail job',
  refund: 'Refund of the post office',
  withdrawal: 'Withdrawal',
  fee: 'Fee',
  transfer: 'Transfer',
  adjustment: 'Adjustment',
  reversal: 'Reversal',
}

/** What an entry is. */
export function entryWords({ kind, fee, other, changeCents, reversesId }: Entry): string {
  if (fee !== null) return feeWords[fee]
  if (kind === 'transfer') return `Transfer ${changeCents > 0 ? 'from' : 'to'} ${other}`
  return kind === 'reversal' ? `Reversal of entry ${reversesId}` : kindWords[kind]
}

/** Each with a sign, so that nobody has to tell colors apart. */
export const standingWords: Record<ForeseenRun['standing'], string> = {
  covered: '✓ Covered',
  low: '! Leaves too little',
  short: '✗ Does not last',
}

export const statementWords: Record<Statement['standing'], string> = {
  reconciled: '✓ Reconciled',
  difference: '! Difference',
  'no-use': '! No use booked',
  withdrawn: '– Withdrawn',
}
