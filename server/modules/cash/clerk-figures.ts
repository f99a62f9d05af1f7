import type { ClerkFigures } from '@cartwright/api/cash-shapes'
import { sql } from 'kysely'
import type { z } from 'zod'
import { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'

type Figures = z.infer<typeof ClerkFigures>
type Days = { readonly from: string; readonly to: string }
type Counted = Omit<Figures, 'minutes' | 'keystrokesAnHour' | 'linesAnHour' | 'errorTenths'> & {
  readonly ms: number
  readonly timed: number
}

/**
 * What each person entered on some days, by name: lines, keys pressed an hour while the keyboard was busy, and how many lines were
 * corrected or deleted later. Lines that the decision of a difference made have no keys, and count for nobody.
 */
export async function clerkFigures({ db }: Work, { from, to }: Days): Promise<Figures[]> {
  const { rows } = await sql<Counted>`
    select entered_by as clerk, count(*) as lines, coalesce(sum(amount_cents) filter (where state = 'live'), 0)::bigint as cents,
      sum(keystrokes)::bigint as keystrokes, sum(active_ms)::bigint as ms, count(*) filter (where active_ms > 0) as timed,
      sum(held)::bigint as held, count(*) filter (where state <> 'live') as "wrongLines"
    from cash_item
    where entered_on between ${PlainDate.from(from)}::date and ${PlainDate.from(to)}::date and client_key not like 'rekey %'
    group by entered_by, entered_by_key order by entered_by, entered_by_key`.execute(db)
  return rows.map(({ ms, timed, ...row }) => ({
    ...row,
    minutes: Math.round(ms / 60_000),
    keystrokesAnHour: ms > 0 ? Math.round((row.keystrokes * 3_600_000) / ms) : null,
    linesAnHour: ms > 0 ? Math.round((timed * 3_600_000) / ms) : null,
    errorTenths: Math.round((row.wrongLines * 1000) / row.lines),
  }))
}

const columns: readonly Column<Figures>[] = [
  { heading: 'Person', kind: 'text', width: 28, value: ({ clerk }) => clerk },
  { heading: 'Lines', kind: 'count', width: 10, value: ({ lines }) => lines },
  { heading: 'Amount', kind: 'money', width: 14, value: ({ cents }) => cents },
  { heading: 'Keystrokes', kind: 'count', width: 12, value: ({ keystrokes }) => keystrokes },
  { heading: 'Minutes', kind: 'count', width: 10, value: ({ minutes }) => minutes },
  { heading: 'Keystrokes an hour', kind: 'count', width: 18, value: (row) => row.keystrokesAnHour },
  { heading: 'Lines an hour', kind: 'count', width: 14, value: ({ linesAnHour }) => linesAnHour },
  { heading: 'Times held', kind: 'count', width: 12, value: ({ held }) => held },
  { heading: 'Wrong lines', kind: 'count', width: 12, value: ({ wrongLines }) => wrongLines },
  { heading: 'Wrong of 1,000', kind: 'count', width: 14, value: ({ errorTenths }) => errorTenths },
]

/** The same as a workbook. */
export async function clerkWorkbook(work: Work, days: Days): Promise<Uint8Array> {
  const rows = await clerkFigures(work, days)
  return writeWorkbook(work, [sheet({ name: 'Ten-key', columns, rows: [rows] })])
}
