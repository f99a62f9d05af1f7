import type { NewDisputedLine } from '@cartwright/api/case-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { insertRows } from '#database/insert-rows'
import { refuse } from '#kernel/refusal'
import type { Work } from '#kernel/work'
import { recordCommand } from '../audit/record-command.ts'
import type { CaseTypeRule } from '../policies/case-rules.ts'
import { caseShown, type WholeCase } from './case-queries.ts'
import { ruleOf } from './case-types.ts'
import { lockOpenCase } from './change-case.ts'

type Line = z.output<typeof NewDisputedLine>
type Named = {
  readonly caseId: number
  readonly accountId: number | null
  readonly rule: CaseTypeRule
  readonly lines: readonly Line[]
}
type Change = { readonly id: number; readonly version: number; readonly lines: readonly Line[] }
type Found = { readonly billId: number; readonly cents: number; readonly by: number | null }

/**
 * Says what of which bills is in dispute from today on; what is not named any more is no longer in dispute. Refuses what is no line of a
 * bill of the account, more than it charges, a line another open case disputes, and a case whose type is no dispute.
 */
export async function changeDispute(work: Work, { id, version, lines }: Change): Promise<WholeCase> {
  const stored = await lockOpenCase(work, id, version)
  const before = await caseShown(work, id)
  await writeDisputedLines(work, {
    caseId: id,
    accountId: stored.account_id,
    rule: await ruleOf(work, stored.type),
    lines,
  })
  await work.db
    .updateTable('desk_case')
    .set({ version: version + 1 })
    .where('id', '=', id)
    .execute()
  const after = await caseShown(work, id)
  await recordCommand(work, {
    command: 'change-dispute',
    subject: `case ${id}`,
    changes: { disputedCharges: { before: told(before), after: told(after) }, version: version + 1 },
  })
  return after
}

/** Writes the lines a case disputes, without recording it. */
export async function writeDisputedLines(
  work: Work,
  { caseId, accountId, rule, lines }: Named,
): Promise<void> {
  if (!rule.dispute && lines.length > 0) refuse('TYPE_IS_NO_DISPUTE', { type: rule.label })
  if (accountId === null) return refuse('DISPUTE_NEEDS_ACCOUNT', {})
  // Whoever names lines of the account waits here, so that a line is in one open dispute.
  await sql`select from account where id = ${accountId} for no key update`.execute(work.db)
  const standing = await openLines(work, caseId)
  await endLines(
    work,
    standing.filter((one) => !lines.some((named) => isSame(one, named))),
  )
  const found = []
  for (const line of lines.filter((named) => !standing.some((one) => isSame(one, named))))
    found.push({ ...line, ...(await lineOf(work, accountId, line)) })
  await insertRows(work, {
    into: sql`insert into disputed_line`,
    rows: found,
    columns: {
      case_id: ['bigint', () => caseId],
      account_id: ['bigint', () => accountId],
      bill_id: ['bigint', ({ billId }) => billId],
      line_no: ['bigint', ({ lineNo }) => lineNo],
      amount_cents: ['bigint', ({ amountCents }) => amountCents],
      from_on: ['date', () => work.today],
    },
  })
}

type Standing = { readonly id: number } & Line

async function openLines(work: Work, caseId: number): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select l.id, b.number as "billNumber", l.line_no as "lineNo", l.amount_cents as "amountCents"
    from disputed_line l join bill b on b.id = l.bill_id where l.case_id = ${caseId} and l.until_on is null`.execute(
    work.db,
  )
  return rows
}

const isSame = (a: Line, b: Line): boolean =>
  a.billNumber === b.billNumber && a.lineNo === b.lineNo && a.amountCents === b.amountCents

/** What was in dispute ends today; what began today never was. */
async function endLines(work: Work, lines: readonly Standing[]): Promise<void> {
  const ids = lines.map(({ id }) => id)
  await sql`delete from disputed_line where id = any(${ids}::bigint[]) and from_on = ${work.today}`.execute(
    work.db,
  )
  await sql`update disputed_line set until_on = ${work.today} where id = any(${ids}::bigint[])`.execute(
    work.db,
  )
}

async function lineOf(work: Work, accountId: number, line: Line): Promise<{ billId: number }> {
  const { billNumber, lineNo, amountCents } = line
  const { rows } = await sql<Found>`
    select b.id as "billId", l.amount_cents as cents, d.case_id as by
    from bill b join bill_line l on l.bill_id = b.id
    left join disputed_line d on d.bill_id = b.id and d.line_no = l.line_no and d.until_on is null
    where b.number = ${billNumber} and b.account_id = ${accountId} and l.line_no = ${lineNo}`.execute(work.db)
  const [found] = rows
  if (!found) return refuse('DISPUTED_LINE_NOT_FOUND', { billNumber, lineNo })
  if (found.by !== null) refuse('LINE_ALREADY_DISPUTED', { billNumber, lineNo, caseId: found.by })
  if (amountCents > found.cents) refuse('DISPUTED_TOO_MUCH', { billNumber, lineNo, lineCents: found.cents })
  return { billId: found.billId }
}

const told = ({ disputedLines }: WholeCase) =>
  disputedLines
    .filter(({ until }) => until === null)
    .map(({ billNumber, lineNo, amountCents }) => ({ billNumber, lineNo, amountCents }))
