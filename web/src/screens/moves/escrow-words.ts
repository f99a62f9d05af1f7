import { day } from '../../parts/day.tsx'
import type { EscrowLetter } from './escrow-queries.ts'

/** Where a closing letter stands, by shape and word: what is late, until when it is to be sent, whether it went. */
export function escrowStanding({ standing, sentOn, dueOn, late, isGood }: EscrowLetter): string {
  if (standing === 'sent') return `✓ sent${sentOn ? ` ${day(sentOn)}` : ''}`
  if (standing === 'withdrawn') return '– given up'
  if (!isGood) return '■ its amount is no longer good: write it anew'
  const back = standing === 'came-back' ? 'came back, ' : ''
  if (dueOn === null) return `○ ${back}to be sent`
  return late ? `■ late: ${back}to be sent by ${day(dueOn)}` : `○ ${back}to be sent by ${day(dueOn)}`
}
