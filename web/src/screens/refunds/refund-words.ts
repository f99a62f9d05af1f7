import type { Batch, Candidate, Refund } from './refund-queries.ts'

export const kindWords: Record<Candidate['kind'], string> = {
  credit: 'Credit on account',
  deposit: 'Deposit with interest',
  suspense: 'From suspense',
}

/** Why money does not go back now, as people read it. */
export const notYetWords: Record<NonNullable<Candidate['notYet']>, string> = {
  'below-least': 'Below the least the city refunds',
  waits: 'The last payment may still come back',
  'final-bill-to-come': 'Its final bill is still to come',
  'no-forwarding-address': 'No forwarding address is known',
  'confidential-address': 'The address is confidential, and no other is known',
  'payee-unknown': 'Nobody to pay is known',
}

export const batchWords: Record<Batch['state'], string> = {
  proposed: '● Waits for approval',
  approved: '✓ Approved',
  dropped: 'Given up',
}

/** How far a refund is, as people read it. */
export function stateOf({ state, way, onlineState, bankRunId }: Refund): string {
  if (state !== 'to-pay' || way === 'check') return refundWords[state]
  if (way === 'online') return onlineState === 'given' ? '▶ Given back' : '▶ The provider is asked'
  return bankRunId === null ? '▶ Waits for a file to the bank' : '▶ In a file to the bank'
}

const refundWords: Record<Refund['state'], string> = {
  proposed: '● Proposed',
  'left-out': 'Left out',
  'to-pay': '▶ Waits for its check',
  applied: '✓ Paid the other account',
  paid: '✓ Paid',
  voided: '✗ Voided',
}
