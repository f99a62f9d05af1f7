import { MailMaterial } from '@cartwright/api/mailpiece-shapes'
import { MessageCondition } from '@cartwright/api/message-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Work } from '#kernel/work'
import type { BillRun } from '../billing/bill-run.ts'
import { isFor } from '../messages/does-hold.ts'
import { registerFacts } from '../messages/read-message-facts.ts'

/** An insert as it lies in an envelope. */
export type RunInsert = z.output<typeof MailMaterial> & {
  readonly insertId: number
  /** By which the inserter takes it. */
  readonly code: string
}
/** An insert with which bills of a run bear it. */
export type InsertOnBills = RunInsert & {
  readonly classes: readonly string[]
  readonly condition: MessageCondition
  readonly accounts: ReadonlySet<string> | null
}
/** What is put into the envelope of one bill beside it. */
export type BillInserts = {
  readonly accountId: number
  readonly accountNumber: string
  readonly inserts: readonly RunInsert[]
}

type Row = {
  readonly id: number
  readonly code: string
  readonly material: unknown
  readonly classes: string[]
  readonly condition: unknown
  readonly accounts: string[] | null
}

/**
 * The inserts that bills of a run may bear: those whose days hold its bills, that were approved before it was first printed, and not given up
 * before that. What came later changes nothing of what was in the envelopes.
 */
export async function insertsFor({ db }: Work, run: BillRun): Promise<InsertOnBills[]> {
  const { rows } = await sql<Row>`
    select n.id, n.code, n.material, n.classes, n.condition, n.accounts from insert_notice n
    cross join (select min(asked_at) as at from print_job where run_id = ${run.id}) printed
    where n.way = 'with-bills' and n.from_on <= ${run.bill_on} and n.until_on > ${run.bill_on}
      and (n.cycles = '[]' or n.cycles ? ${run.cycle})
      and n.approved_at < coalesce(printed.at, 'infinity')
      and (n.state <> 'dropped' or n.ended_at > printed.at)
    order by n.code, n.id`.execute(db)
  return rows.map(({ id, code, material, classes, condition, accounts }) => ({
    ...MailMaterial.parse(material),
    insertId: id,
    code,
    classes,
    condition: MessageCondition.parse(condition),
    accounts: accounts && new Set(accounts),
  }))
}

/** Which pieces bear the inserts of their bill, which has them once: in the envelope of who pays; in the copy for the owner only where the bill itself is not on paper. */
export function bearsInserts<Of extends { readonly billId: number; readonly ownerCopy: boolean }>(
  pieces: readonly Of[],
): (piece: Pick<Of, 'billId' | 'ownerCopy'>) => boolean {
  const onPaper = new Set(pieces.flatMap(({ billId, ownerCopy }) => (ownerCopy ? [] : billId)))
  return ({ billId, ownerCopy }) => !ownerCopy || !onPaper.has(billId)
}

/** Rows that are read together. */
const atOnce = 20_000

/** Which inserts lie in the envelope of each bill of a run that goes by mail: those without any are left out. */
export async function insertsOfRun(work: Work, run: BillRun): Promise<BillInserts[]> {
  const inserts = await insertsFor(work, run)
  return inserts.length === 0 ? [] : whoGets(work, run.id, inserts)
}

/** The same for inserts that are chosen already. */
export async function whoGets(
  work: Work,
  runId: number,
  inserts: readonly InsertOnBills[],
): Promise<BillInserts[]> {
  const all: BillInserts[] = []
  for (let after = 0; ; ) {
    const rows = await registerFacts(work, runId, { after, limit: atOnce })
    for (const { accountId, accountNumber, facts } of rows) {
      if (facts.sentBy !== 'paper' && facts.sentBy !== 'both' && !facts.ownerCopy) continue
      const own = inserts.filter(
        ({ classes, condition, accounts }) =>
          (classes.length === 0 || classes.includes(facts.accountClass)) &&
          (accounts === null || accounts.has(accountNumber)) &&
          isFor(condition, facts),
      )
      if (own.length > 0) all.push({ accountId, accountNumber, inserts: own.map(plainly) })
    }
    if (rows.length < atOnce) return all
    after = rows.at(-1)!.accountId
  }
}

const plainly = (insert: InsertOnBills): RunInsert => ({
  insertId: insert.insertId,
  code: insert.code,
  itemCode: insert.itemCode,
  name: insert.name,
  weightMills: insert.weightMills,
  thicknessMils: insert.thicknessMils,
  lengthMils: insert.lengthMils,
  heightMils: insert.heightMils,
})
