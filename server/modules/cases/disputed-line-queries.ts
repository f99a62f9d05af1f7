import type { DisputedLine } from '@cartwright/api/case-shapes'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { billTexts } from '../city/city-queries.ts'
import type { Derivation } from '../rates/derivation.ts'
import { lineTitle } from '../rates/line-title.ts'

type Shown = z.infer<typeof DisputedLine>

type Row = {
  readonly id: number
  readonly number: string
  readonly line_no: number
  readonly text_key: string
  readonly derivation: Derivation
  readonly line_cents: number
  readonly amount_cents: number
  readonly from_on: PlainDate
  readonly until_on: PlainDate | null
  readonly upheld_cents: number | null
}

/** What a case has named as disputed, ever, in the order it was named. */
export const disputedLinesOf = (work: Work, caseId: number): Promise<Shown[]> =>
  shownLines(work, sql`l.case_id = ${caseId}`)

async function shownLines(work: Work, where: RawBuilder<unknown>): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select l.id, b.number, l.line_no, bl.text_key, bl.derivation, bl.amount_cents as line_cents, l.amount_cents,
      l.from_on, l.until_on, l.upheld_cents
    from disputed_line l join bill b on b.id = l.bill_id
    join bill_line bl on bl.bill_id = l.bill_id and bl.line_no = l.line_no
    where ${where} order by l.id`.execute(work.db)
  if (rows.length === 0) return []
  const words = (await billTexts(work, 'en'))?.lines ?? {}
  const wordsEs = (await billTexts(work, 'es'))?.lines ?? {}
  return rows.map((row) => ({
    id: row.id,
    billNumber: row.number,
    lineNo: row.line_no,
    what: lineTitle(row.text_key, row.derivation, words, 'en'),
    whatEs: lineTitle(row.text_key, row.derivation, wordsEs, 'es'),
    lineCents: row.line_cents,
    amountCents: row.amount_cents,
    from: row.from_on.toString(),
    until: row.until_on?.toString() ?? null,
    upheldCents: row.upheld_cents,
  }))
}
