import { sql } from 'kysely'
import type { Work } from '#kernel/work'
import { billTexts } from '../city/city-queries.ts'
import type { Derivation } from '../rates/derivation.ts'
import { lineTitle } from '../rates/line-title.ts'

/** An item by its entry, with its line where it has one. */
type Told = { readonly entryId: number; readonly billId: number | null; readonly lineNo: number | null }

type Row = {
  readonly entryId: number
  readonly textKey: string | null
  readonly derivation: unknown
  readonly reason: string | null
  readonly account: string
}

/** What items are for, by entry: the text of their line, else the reason of their adjustment, else the name of their ledger account. */
export async function itemTexts(work: Work, items: readonly Told[]): Promise<Map<number, string>> {
  if (items.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select i.id as "entryId", l.text_key as "textKey", l.derivation, a.label_en as reason, c.name as account
    from unnest(${items.map(({ entryId }) => entryId)}::bigint[], ${items.map(({ billId }) => billId)}::bigint[],
      ${items.map(({ lineNo }) => lineNo)}::bigint[]) as i (id, bill_id, line_no)
    join entry e on e.id = i.id join ledger_account c on c.id = e.credit_id
    left join bill_line l on l.bill_id = i.bill_id and l.line_no = i.line_no
    left join adjustment a on e.source = 'adjustment' and a.id = e.source_id`.execute(work.db)
  const texts = await billTexts(work, 'en')
  return new Map(
    rows.map((row) => {
      const line =
        row.textKey && texts ? lineTitle(row.textKey, row.derivation as Derivation, texts.lines, 'en') : null
      return [row.entryId, row.reason ? [row.reason, line].filter(Boolean).join(': ') : (line ?? row.account)]
    }),
  )
}
