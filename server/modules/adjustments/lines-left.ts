import { type RawBuilder, sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import type { CityTexts } from '../city/city-texts.ts'
import { billTexts } from '../city/city-queries.ts'
import type { Derivation } from '../rates/derivation.ts'
import { lineTitle } from '../rates/line-title.ts'

/** A line of a posted bill. */
export type BillLineKey = { readonly billId: number; readonly lineNo: number }

/** A line with what adjustments did to it. Amounts in cents: positive charges, negative discounts. */
export type LineLeft = BillLineKey & {
  readonly billNumber: string
  readonly issuedOn: PlainDate
  readonly serviceId: number | null
  readonly stream: string | null
  readonly text: string
  readonly periodFrom: PlainDate
  readonly periodUntil: PlainDate
  readonly ledgerCode: string
  readonly amountCents: number
  /** By posted adjustments. */
  readonly adjustedCents: number
  /** By those that wait and would take from it. */
  readonly waitingCents: number
  readonly leftCents: number
}

type Row = Omit<LineLeft, 'text'> & {
  readonly textKey: string
  readonly code: string
  readonly derivation: unknown
}

/** How many bills back the lines of an account are listed: a year and the month a year ago. */
const billsBack = 13

/**
 * What is left of each line of the last bills of an account, the newest bill first; and of the bill of a number, however old, where one is
 * named.
 */
export function linesLeftOfAccount(
  work: Work,
  accountId: number,
  billNumber: string | null = null,
): Promise<LineLeft[]> {
  return select(work, {
    from: sql`(select * from bill where account_id = ${accountId} and (number = ${billNumber} or id in (
      select id from bill where account_id = ${accountId} order by issued_on desc, id desc limit ${billsBack}))) b`,
    where: sql`true`,
    except: null,
  })
}

/**
 * What is left of some lines, which must be of bills of the account: those that are not are left out. What waits and would take
 * from a line counts as taken, so that nothing is promised twice; `except` names the adjustment that is looked at itself.
 */
export function linesLeft(
  work: Work,
  {
    accountId,
    lines,
    except = null,
  }: { accountId: number; lines: readonly BillLineKey[]; except?: number | null },
): Promise<LineLeft[]> {
  if (lines.length === 0) return Promise.resolve([])
  return select(work, {
    from: sql`unnest(${lines.map(({ billId }) => billId)}::bigint[], ${lines.map(({ lineNo }) => lineNo)}::bigint[])
      as wanted (bill_id, line_no) join bill b on b.id = wanted.bill_id and b.account_id = ${accountId}`,
    where: sql`l.line_no = wanted.line_no`,
    except,
  })
}

type Selected = {
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly except: number | null
}

async function select(work: Work, { from, where, except }: Selected): Promise<LineLeft[]> {
  const { rows } = await sql<Row>`
    select b.id as "billId", b.number as "billNumber", b.issued_on as "issuedOn", l.line_no as "lineNo",
      l.service_id as "serviceId", l.stream, l.text_key as "textKey", l.code, l.derivation,
      l.period_from as "periodFrom", l.period_until as "periodUntil", l.gl_code as "ledgerCode",
      l.amount_cents as "amountCents", moved.posted as "adjustedCents", moved.waiting as "waitingCents",
      l.amount_cents + moved.posted + moved.waiting as "leftCents"
    from ${from} join bill_line l on l.bill_id = b.id
    cross join lateral (
      select coalesce(sum(p.amount_cents) filter (where a.state = 'posted'), 0)::bigint as posted,
        coalesce(sum(p.amount_cents) filter (where a.state = 'waiting'
          and case when l.amount_cents < 0 then p.amount_cents > 0 else p.amount_cents < 0 end), 0)::bigint as waiting
      from adjustment_part p join adjustment a on a.id = p.adjustment_id
      where p.bill_id = l.bill_id and p.line_no = l.line_no and a.id is distinct from ${except}::bigint) moved
    where ${where}
    order by b.issued_on desc, b.id desc, l.line_no`.execute(work.db)
  const texts = rows.length > 0 ? await billTexts(work, 'en') : null
  return rows.map(({ textKey, code, derivation, ...row }) => ({
    ...row,
    text: texts ? titleOf(textKey, derivation as Derivation, texts) : code,
  }))
}

const titleOf = (textKey: string, derivation: Derivation, texts: CityTexts): string =>
  lineTitle(textKey, derivation, texts.lines, 'en')
