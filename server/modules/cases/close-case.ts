import { type CaseClosing, DisputeOutcome, PlainOutcome } from '@cartwright/api/case-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import { draftAnswer } from './draft-answer.ts'
import { caseShown, type WholeCase } from './case-queries.ts'
import { lockOpenCase } from './change-case.ts'

type Closing = z.output<typeof CaseClosing> & { readonly id: number }

/**
 * Closes a case with its outcome and the reason. A dispute ends for penalties and notices as well: it names charges, has the adjustment
 * where the customer was right, and the letter, or the reason why there is none.
 */
export async function closeCase(work: Work, closing: Closing): Promise<WholeCase> {
  const { id, version, outcome, because, noLetterBecause } = closing
  await lockOpenCase(work, id, version)
  const shown = await caseShown(work, id)
  const outcomes: readonly string[] = shown.isDispute ? DisputeOutcome.options : PlainOutcome.options
  if (!outcomes.includes(outcome)) refuse('CASE_OUTCOME_INVALID', { outcomes: [...outcomes] })
  const upheld = shown.isDispute ? decided(shown, closing) : []
  if (shown.isDispute) refuseUnanswered(shown, upheld, closing)
  await endDispute(work, upheld)
  if (shown.isDispute && closing.letter)
    await draftAnswer(work, shown, { ...closing, upheldCents: sumOf(upheld) })
  await work.db
    .updateTable('desk_case')
    .set({
      state: 'closed',
      waiting_for: null,
      waiting_since: null,
      closed_on: work.today,
      closed_by: work.actor.name,
      outcome,
      outcome_because: because,
      no_contact_before: null,
      no_contact_because: null,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute()
  await recordCommand(work, {
    command: 'close-case',
    subject: `case ${id}`,
    changes: {
      state: { before: shown.state, after: 'closed' },
      outcome,
      ...(upheld.length > 0 && { upheld }),
      ...(noLetterBecause && { noLetterBecause }),
      version: version + 1,
    },
    reason: because,
  })
  return caseShown(work, id)
}

type Decided = { readonly lineId: number; readonly cents: number }

/** How much of each line in dispute the customer was right about. */
function decided(
  { id, disputedLines }: Pick<WholeCase, 'id' | 'disputedLines'>,
  { outcome, upheld }: Pick<Closing, 'outcome' | 'upheld'>,
): Decided[] {
  const lines = disputedLines.filter(({ until }) => until === null)
  if (lines.length === 0) refuse('DISPUTE_HAS_NO_LINES', { caseId: id })
  if (outcome === 'upheld') return lines.map((line) => ({ lineId: line.id, cents: line.amountCents }))
  if (outcome !== 'partly') return lines.map((line) => ({ lineId: line.id, cents: 0 }))
  const parts = lines.map((line) => ({
    lineId: line.id,
    cents: upheld.find(({ lineId }) => lineId === line.id)?.cents ?? 0,
    most: line.amountCents,
  }))
  const disputedCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const upheldCents = sumOf(parts)
  if (parts.some(({ cents, most }) => cents > most) || upheldCents === 0 || upheldCents >= disputedCents)
    refuse('UPHELD_INVALID', { disputedCents, upheldCents })
  return parts.map(({ lineId, cents }) => ({ lineId, cents }))
}

const sumOf = (parts: readonly Decided[]): number => parts.reduce((sum, { cents }) => sum + cents, 0)

function refuseUnanswered(
  { id, links, adjustments }: WholeCase,
  upheld: readonly Decided[],
  closing: Closing,
): void {
  const { letter, noLetterBecause } = closing
  const has = (kind: string): boolean => links.some((link) => link.kind === kind)
  const isPutRight = has('adjustment') || adjustments.some(({ state }) => state === 'posted')
  if (sumOf(upheld) > 0 && !isPutRight) refuse('DISPUTE_NEEDS_ADJUSTMENT', { upheldCents: sumOf(upheld) })
  if (!has('letter') && !letter && noLetterBecause === null) refuse('DISPUTE_NEEDS_LETTER', { caseId: id })
}

/** From today on nothing of it is in dispute: penalties and notices go on for what the customer was not right about. */
async function endDispute(work: Work, upheld: readonly Decided[]): Promise<void> {
  await sql`
    update disputed_line l set until_on = ${work.today}, upheld_cents = g.cents
    from unnest(${upheld.map(({ lineId }) => lineId)}::bigint[], ${upheld.map(({ cents }) => cents)}::bigint[])
      as g (id, cents)
    where l.id = g.id`.execute(work.db)
}
