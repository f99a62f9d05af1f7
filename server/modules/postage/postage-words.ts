import type { EntryShown } from './postage-entries.ts'

const kindWords: Record<EntryShown['kind'], string> = {
  deposit: 'Deposit',
  use: 'Mail job',
  refund: 'Refund of the post office',
  withdrawal: 'Withdrawal',
  fee: 'Fee',
  transfer: 'Transfer',
  adjustment: 'Adjustment',
  reversal: 'Reversal',
}

/** What an entry is, as people say it. */
export function entryWords({ kind, fee, coversUntil, other, changeCents, reversesId }: EntryShown): string {
  if (kind === 'fee')
    return `${fee === 'presort' ? 'Presort' : 'Permit imprint'} fee until ${coversUntil ?? ''}`
  if (kind === 'transfer') return `Transfer ${changeCents > 0 ? 'from' : 'to'} ${other ?? ''}`
  if (kind === 'reversal') return `Reversal of entry ${reversesId ?? ''}`
  return kindWords[kind]
}
