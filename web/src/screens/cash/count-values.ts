import { denominations } from '@cartwright/api/counter-shapes'
import type { Faults } from '../../parts/form-faults.ts'
import { readMoney } from '../../parts/money.tsx'

/** How many are written: none where nothing is, null where it is no number. */
export const readCount = (text: string): number | null =>
  /^\d{0,5}$/.test(text.trim()) ? Number(text) : null

export type CountValues = { pieces: string[]; checksCount: string; checks: string; cards: string }
export const noCount: CountValues = {
  pieces: denominations.map(() => ''),
  checksCount: '',
  checks: '',
  cards: '',
}

const wrongCount = 'Write how many, such as 12.'

/** What is no number, beside its field: it would be counted as nothing. */
export function countFaults({ pieces, checksCount, ...amounts }: CountValues): Faults {
  const faults: Record<string, string> = {}
  for (const [at, text] of pieces.entries()) if (readCount(text) === null) faults[`pieces.${at}`] = wrongCount
  if (readCount(checksCount) === null) faults['checksCount'] = wrongCount
  for (const [field, text] of Object.entries(amounts))
    if (text !== '' && readMoney(text) === null) faults[field] = 'Write an amount such as 47.70.'
  return faults
}
