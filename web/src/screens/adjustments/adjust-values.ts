import { readMoney } from '../../parts/money.tsx'
import type { AskedBody, LineLeft } from './adjustment-queries.ts'

/** What the form of an adjustment holds: amounts as they are typed, by `billId lineNo`. */
export type AdjustValues = {
  reason: string
  direction: 'credit' | 'debit'
  lines: Readonly<Record<string, string>>
  amount: string
  ledgerCode: string
  note: string
}

/** How a line is named in the form. */
export const keyOfLine = ({ billId, lineNo }: Pick<LineLeft, 'billId' | 'lineNo'>): string =>
  `${billId} ${lineNo}`

type Beside = { readonly lines: readonly LineLeft[]; readonly evidence: number[] }

/** What is asked for, from what was typed; null while there is no amount, or one that cannot be read. */
export function bodyOf(values: AdjustValues, { lines, evidence }: Beside): AskedBody | null {
  const sign = values.direction === 'credit' ? -1 : 1
  const typed = Object.values(values.lines).filter((text) => text.trim() !== '')
  if ([...typed, values.amount].some((text) => text.trim() !== '' && (readMoney(text) ?? 0) <= 0)) return null
  const ofLines = lines.flatMap((line) => {
    const cents = readMoney(values.lines[keyOfLine(line)] ?? '')
    return cents
      ? [{ billLine: { billId: line.billId, lineNo: line.lineNo }, amountCents: sign * cents }]
      : []
  })
  const cents = readMoney(values.amount)
  const code = values.ledgerCode.trim()
  const ofAmount = cents ? [{ ...(code && { ledgerCode: code }), amountCents: sign * cents }] : []
  const parts = [...ofLines, ...ofAmount]
  return parts.length > 0 && values.reason ? { reason: values.reason, parts, evidence } : null
}

const isWrong = (text: string): boolean => text.trim() !== '' && (readMoney(text) ?? 0) <= 0

/** What is wrong with the amounts, to be said beside the amount of no line; null when they can be read. */
export function amountFault({ lines, amount }: AdjustValues): string | null {
  if (isWrong(amount)) return 'Write an amount such as 7.70.'
  if ((readMoney(amount) ?? 0) > 10_000_000_00) return 'Write at most $10,000,000.00.'
  const typed = Object.values(lines)
  if (typed.some(isWrong)) return 'Mend the amount beside the line first.'
  return [...typed, amount].every((text) => text.trim() === '')
    ? 'Write an amount here, or beside a line.'
    : null
}
