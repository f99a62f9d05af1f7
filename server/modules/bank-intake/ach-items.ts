import type { NachaBatch, NachaContent, NachaEntry } from '../bank-files/nacha-file.ts'
import { last4, type ReadItem, type ReadNotice, rejectedAmount, said } from './read-item.ts'

/**
 * What an ACH file brings: its credits as payments of the day they are effective, and returns and changes as notices. Debits, prenotes and
 * entries without an amount bring nothing: they are told as rejected.
 */
export function achItems({ batches }: NachaContent): { items: ReadItem[]; notices: ReadNotice[] } {
  const entries = batches.flatMap((batch) => batch.entries.map((entry) => ({ batch, entry })))
  return {
    items: entries
      .filter(({ entry }) => !entry.returned && !entry.change)
      .map(({ batch, entry }) => creditOf(batch, entry)),
    notices: entries.flatMap(({ entry }) => noticeOf(entry)),
  }
}

const creditOf = (batch: NachaBatch, entry: NachaEntry): ReadItem => ({
  line: entry.line,
  place: `${batch.number}-${said(entry.trace) ?? entry.line}`,
  amountCents: entry.amountCents,
  tender: 'ach',
  receivedOn: batch.effectiveOn,
  written: said(entry.customerNumber),
  payerName: said(entry.name),
  payerRouting: /^\d{9}$/.test(entry.routing) ? entry.routing : null,
  payerLast4: last4(said(entry.account)),
  checkNumber: null,
  trace: said(entry.trace),
  rejected: entry.side === 'credit' ? rejectedAmount(entry.amountCents) : 'not-money-in',
})

function noticeOf({ line, amountCents, name, returned, change }: NachaEntry): ReadNotice[] {
  const payerName = said(name)
  if (returned) {
    const { code, originalTrace, information, diedOn } = returned
    const told = [said(information), diedOn && `died on ${diedOn}`].filter(Boolean).join('; ')
    const base = { line, kind: 'return', code, amountCents, originalTrace, payerName } as const
    return [{ ...base, information: told || null, correction: null }]
  }
  if (!change) return []
  const { code, originalTrace, correction } = change
  return [
    {
      line,
      kind: 'change',
      code,
      amountCents: 0,
      originalTrace,
      payerName,
      information: null,
      correction: correction && masked(correction),
    },
  ]
}

/** Bank account numbers are not kept: whoever applies a change reads it in the bank's file. */
function masked(correction: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(correction).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, name === 'account' ? `…${last4(value) ?? ''}` : value]],
    ),
  )
}
