import type { adjustments } from '@cartwright/api/adjustments'
import type { SuccessOf } from '@cartwright/api/route'
import { dollars } from '#kernel/money'
import type { InTransaction, Work } from '#kernel/work'
import { compileDocument } from '#ports/documents/compile-document'
import { addressCurtain } from '../accounts/hidden-addresses.ts'
import { cityIdentity, cityTitle } from '../city/city-queries.ts'
import { dayWords } from '../rates/explain-words.ts'
import { fullDay } from '../rates/told-words.ts'
import { amountTold, approvalTold, deedTold, limitTold, stateTold, whoTold } from './adjustment-words.ts'
import { showAdjustment } from './show-adjustment.ts'

type Shown = SuccessOf<typeof adjustments.show>

/**
 * An adjustment as a paper for an auditor, as an accessible PDF (PDF/UA-1): who, when and why, by which rule and whose authority, what it
 * did to each line and to the books, and what was laid before. A confidential address is hidden as on the screen. Refuses
 * ADJUSTMENT_NOT_FOUND.
 */
export async function adjustmentPdf(inTransaction: InTransaction, adjustmentId: number): Promise<Uint8Array> {
  const data = await inTransaction(async (work) =>
    (await addressCurtain(work)).value(paperOf(await showAdjustment(work, adjustmentId), await headOf(work))),
  )
  return compileDocument({ template: 'adjustment.typ', data })
}

type Head = Awaited<ReturnType<typeof headOf>>

async function headOf(work: Work) {
  const identity = await cityIdentity(work)
  return {
    city: (await cityTitle(work)).title,
    department: identity?.department ?? '',
    timeZone: identity?.timeZone ?? 'UTC',
    date: work.today.toString().split('-').map(Number),
    printed: `${day(work.today.toString())} by ${work.actor.name}`,
  }
}

const day = (iso: string): string => fullDay(iso, 'en')

function paperOf(shown: Shown, { timeZone, ...head }: Head): object {
  const { limits, periodDays } = shown.authority
  return {
    ...head,
    number: String(shown.adjustmentId),
    account: shown.accountNumber,
    title: `Adjustment ${shown.adjustmentId}: ${amountTold(shown.amountCents)}`,
    state: stateTold(shown, day),
    facts: factsOf(shown),
    balance: balanceOf(shown),
    parts: shown.parts.map(partRow),
    total: dollars(shown.amountCents),
    entriesTitle:
      shown.state === 'posted' ? 'Ledger entries' : 'Ledger entries it would have; none is posted',
    entries: shown.entries.map(({ entryId, debit, credit, amountCents }) => [
      entryId === null ? 'none' : String(entryId),
      `${debit.code} ${debit.name}`,
      `${credit.code} ${credit.name}`,
      dollars(amountCents),
    ]),
    authority: approvalTold(shown),
    periodDays: String(periodDays),
    limits: limits.map((limit) => limitTold(limit, shown.grossCents)),
    evidence: shown.files.map(({ name, bytes, sha256, addedBy, addedOn }) => ({
      told: `${name}, ${Math.ceil(bytes / 1024).toLocaleString('en-US')} KB, attached by ${addedBy} on ${day(addedOn)}`,
      sha256,
    })),
    history: shown.history.map(({ at, on, did, note, ...who }) => [
      whenTold(Temporal.Instant.from(at).toZonedDateTimeISO(timeZone), on),
      deedTold(did),
      whoTold(who),
      note ?? '',
    ]),
  }
}

/** The moment by the clock; and the business day, where that was another. */
const whenTold = (at: Temporal.ZonedDateTime, on: string): string =>
  at.toPlainDate().toString() === on
    ? at.toLocaleString('en-US', moment)
    : `${at.toLocaleString('en-US', moment)}, for ${dayWords(on, 'en')}`

const moment = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
} as const

function factsOf(shown: Shown): [string, string][] {
  const facts: Record<string, string | null> = {
    Account: shown.accountNumber,
    Customer: shown.payerName,
    'Service address': shown.address,
    Reason: `${shown.label} (${shown.reason})`,
    Rule: shown.citation,
    'Standard case': shown.standardCase?.replaceAll('-', ' ') ?? null,
    'Worked out': shown.derivation?.en.join(' ') ?? null,
    Note: shown.note,
    'Asked for by': `${whoTold({ by: shown.askedBy, role: shown.askedRole, under: null })}, on ${day(shown.askedOn)}`,
    'Asked for a': shown.source && `${shown.source.kind.replaceAll('-', ' ')} ${shown.source.id}`,
    'Decided by': shown.decidedBy && `${shown.decidedBy}, on ${day(shown.decidedOn!)}`,
    'Said then': shown.decisionNote,
    'Posted on': shown.postedOn && day(shown.postedOn),
    'Takes back': shown.reversesId === null ? null : `Adjustment ${shown.reversesId}`,
    'Taken back by': shown.reversedById === null ? null : `Adjustment ${shown.reversedById}`,
  }
  return Object.entries(facts).flatMap(([name, told]) => (told ? [[name, told]] : []))
}

function balanceOf({ postedBalance, balanceCents, newBalanceCents }: Shown): [string, string][] {
  const now: [string, string] = ['When this was printed', dollars(balanceCents)]
  if (postedBalance)
    return [
      ['Just before it was posted', dollars(postedBalance.beforeCents)],
      ['Just after it was posted', dollars(postedBalance.afterCents)],
      now,
    ]
  return newBalanceCents === null ? [now] : [now, ['If it was approved then', dollars(newBalanceCents)]]
}

const partRow = ({ billLine, ledgerCode, amountCents }: Shown['parts'][number]): string[] => [
  billLine?.billNumber ?? 'no bill',
  billLine?.text ?? 'An amount of no line',
  ledgerCode,
  billLine ? dollars(billLine.lineCents) : '',
  dollars(amountCents),
]
