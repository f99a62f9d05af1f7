import { MailpieceBody } from '@cartwright/api/mailpiece-shapes'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { byStock } from './facts-of-stock.ts'
import type { Body } from './mailpiece.ts'

export type MailpieceUse = 'bills' | 'notices'

/** One version of a kind of mailpiece, as it is kept. */
export type StoredSpec = {
  readonly id: number
  readonly use: MailpieceUse
  readonly version: number
  readonly from: PlainDate
  readonly madeBy: string
  readonly madeOn: PlainDate
  readonly reason: string
  readonly body: Body
}

/** All versions, the newest first. */
export async function mailpieceSpecs({ db }: Work): Promise<StoredSpec[]> {
  const rows = await db
    .selectFrom('mailpiece_spec')
    .selectAll()
    .orderBy('used_for')
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    use: row.used_for as MailpieceUse,
    version: row.version,
    from: row.from_on,
    madeBy: row.made_by,
    madeOn: row.made_on,
    reason: row.reason,
    body: MailpieceBody.parse(row.body),
  }))
}

/** The version that holds on a day, by the facts stock has today: of those that had begun, the one that began last, and of these the newest. Null: nobody set one up. */
export async function specOn(work: Work, use: MailpieceUse, on: PlainDate): Promise<StoredSpec | null> {
  const spec = holding(await mailpieceSpecs(work), use, on)
  return spec && { ...spec, body: await byStock(work, spec.body) }
}

/** The same among versions that were read. */
export function holding(specs: readonly StoredSpec[], use: MailpieceUse, on: PlainDate): StoredSpec | null {
  const day = on.toString()
  const begun = specs.filter((spec) => spec.use === use && spec.from.toString() <= day)
  return (
    begun.toSorted(
      (a, b) => b.from.toString().localeCompare(a.from.toString(), 'en') || b.version - a.version,
    )[0] ?? null
  )
}
