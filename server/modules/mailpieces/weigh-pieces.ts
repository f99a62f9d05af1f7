import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import type { BillRun } from '../billing/bill-run.ts'
import { bearsInserts, insertsOfRun, type RunInsert } from '../inserts/inserts-of-run.ts'
import { specOn } from './mailpiece-specs.ts'
import { type Measured, measureMailpiece } from './measure-mailpiece.ts'
import type { Body } from './mailpiece.ts'
import { sheetsOfBill } from './sheets-of-bill.ts'

/** A piece of a posted run: the payer’s bill, or the copy for the owner. */
export type PieceOfRun = { readonly billId: number; readonly ownerCopy: boolean }
/** What one piece comes to with what is in it. */
export type Weighed = Pick<Measured, 'weightMills' | 'thicknessMils'>

type Content = { readonly accountId: number; readonly charges: number; readonly isLargePrint: boolean }

/**
 * What each piece of a posted run weighs, and how thick it is, by the mailpiece that holds today: its envelope, its own sheets and the inserts its bill
 * bears. Null: no mailpiece is set up, so nobody knows.
 */
export async function weighPieces(
  work: Work,
  run: BillRun,
  pieces: readonly PieceOfRun[],
): Promise<Weighed[] | null> {
  const spec = await specOn(work, 'bills', work.today)
  if (!spec) return null
  const contents = await contentsOf(work, run.id)
  const borne = new Map((await insertsOfRun(work, run)).map((bill) => [bill.accountId, bill.inserts]))
  const bears = bearsInserts(pieces)
  const weigh = scaleOf(spec.body)
  return pieces.map((piece) => {
    const content = contents.get(piece.billId)
    assert(content, `bill ${piece.billId} is one of run ${run.id}`)
    return weigh({
      charges: content.charges,
      // The copy for the owner is never in large print.
      isLargePrint: content.isLargePrint && !piece.ownerCopy,
      inserts: bears(piece) ? (borne.get(content.accountId) ?? []) : [],
    })
  })
}

type Inside = Omit<Content, 'accountId'> & { readonly inserts: readonly RunInsert[] }

/** Weighs pieces of one kind; those that are alike are measured once. */
export function scaleOf(body: Body): (inside: Inside) => Weighed {
  const known = new Map<string, Weighed>()
  return ({ inserts, ...size }) => {
    const sheets = sheetsOfBill({ ...size, bothSides: body.bothSides })
    const key = [sheets, ...inserts.map(({ insertId }) => insertId)].join(' ')
    const found = known.get(key)
    if (found) return found
    const { weightMills, thicknessMils } = measureMailpiece({ body, sheets, inserts })
    known.set(key, { weightMills, thicknessMils })
    return { weightMills, thicknessMils }
  }
}

/** What decides how many sheets each bill of a run has. */
async function contentsOf({ db }: Work, runId: number): Promise<Map<number, Content>> {
  const { rows } = await sql<Content & { billId: number }>`
    select b.id as "billId", b.account_id as "accountId", r.line_count as charges,
      coalesce((b.document->>'largePrint')::boolean, false) as "isLargePrint"
    from bill b join register_bill r on r.run_id = b.run_id and r.account_id = b.account_id where b.run_id = ${runId}`.execute(
    db,
  )
  return new Map(rows.map(({ billId, ...content }) => [billId, content]))
}
