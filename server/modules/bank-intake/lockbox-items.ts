import type { LockboxCheck, LockboxContent, LockboxOverflow } from '../bank-files/lockbox-file.ts'
import { last4, type ReadItem, rejectedAmount, said } from './read-item.ts'

/** Fields of a layout that may hold our account number, the likeliest first: what a city's own layout calls it, then what banks do. */
const accountFields = ['customerAccount', 'household', 'invoice', 'memo', 'text', 'rest'] as const
const payerFields = ['remitter', 'payerName', 'payer'] as const

/**
 * The payments of a lockbox file: one for each check, of the day the bank deposited it. A check whose overflow tells what it pays on several
 * accounts is one for each, when the parts come to the check; when they do not, it is one without a number, for a person to divide.
 */
export const lockboxItems = ({ batches }: LockboxContent): ReadItem[] =>
  batches.flatMap(({ depositOn, checks }) => checks.flatMap((check) => checkItems(check, depositOn)))

function checkItems(check: LockboxCheck, depositOn: string | null): ReadItem[] {
  const place = `${check.batch || '0'}-${check.item || check.line}`
  const whole: ReadItem = {
    line: check.line,
    place,
    amountCents: check.amountCents,
    tender: 'check',
    receivedOn: depositOn,
    written: numberOf(check),
    payerName: told(check.more, payerFields),
    payerRouting: /^\d{9}$/.test(check.transit) ? check.transit : null,
    payerLast4: last4(said(check.account)),
    checkNumber: said(check.checkNumber.replace(/^0+(?=.)/, '')),
    trace: null,
    rejected: rejectedAmount(check.amountCents),
  }
  const parts = check.overflow.filter(({ more }) => typeof more.paid === 'number')
  if (parts.length < 2) return [whole]
  const total = parts.reduce((sum, { more }) => sum + Number(more.paid), 0)
  if (total !== check.amountCents || parts.some(({ more }) => Number(more.paid) <= 0))
    return [{ ...whole, written: null }]
  return parts.map((part, index) => partOf(whole, part, index))
}

const partOf = (whole: ReadItem, { line, more }: LockboxOverflow, index: number): ReadItem => ({
  ...whole,
  line,
  place: `${whole.place}-${index + 1}`,
  amountCents: Number(more.paid),
  written: told(more, accountFields),
})

function numberOf({ more, overflow }: LockboxCheck): string | null {
  return (
    told(more, ['customerAccount', 'household']) ??
    overflow.map((one) => told(one.more, accountFields)).find((text) => text !== null) ??
    told(more, accountFields)
  )
}

function told(more: LockboxCheck['more'], names: readonly string[]): string | null {
  for (const name of names) {
    const text = said(more[name])
    if (text !== null) return text.slice(0, 60)
  }
  return null
}
