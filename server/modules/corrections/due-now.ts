import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'

/** When a bill is due as it stands now: by itself, or by what took its place. */
export type DueNow = {
  readonly dueOn: PlainDate
  readonly delinquentOn: PlainDate
  /** The replacement that holds; null: the bill itself does. */
  readonly replacement: { readonly id: number; readonly number: string; readonly issuedOn: string } | null
  /** How many replacements it has had. */
  readonly many: number
}

/** The days of bills as they stand now, by bill. */
export async function dueNow({ db }: Work, billIds: readonly number[]): Promise<Map<number, DueNow>> {
  const { rows } = await sql<
    Omit<DueNow, 'replacement'> & {
      readonly billId: number
      readonly id: number | null
      readonly number: string | null
      readonly issuedOn: string | null
    }
  >`
    select b.id as "billId", coalesce(r.due_on, b.due_on) as "dueOn", coalesce(r.delinquent_on, b.delinquent_on) as "delinquentOn",
      r.id, r.number, r.issued_on::text as "issuedOn", (select count(*) from replacement_bill c where c.bill_id = b.id) as many
    from bill b left join lateral (
      select * from replacement_bill r where r.bill_id = b.id order by r.id desc limit 1) r on true
    where b.id = any(${billIds}::bigint[])`.execute(db)
  return new Map(
    rows.map(({ billId, id, number, issuedOn, ...row }) => [
      billId,
      { ...row, replacement: id === null ? null : { id, number: number!, issuedOn: issuedOn! } },
    ]),
  )
}
