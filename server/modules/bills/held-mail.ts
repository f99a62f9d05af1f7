import { sql } from 'kysely'
import type { Work } from '#kernel/work'

/** What stands in the windows of a bill of an account with a confidential address; null: only that address is known, and nothing may go there. */
export type Windows = { readonly payer: readonly string[] | null; readonly owner: readonly string[] | null }

type Row = {
  readonly billId: number
  readonly line: string
  readonly mailTo: readonly string[]
  readonly ownerCopyTo: readonly string[] | null
  readonly name: string | null
  readonly line1: string | null
  readonly line2: string | null
  readonly place: string | null
  readonly state: string | null
  readonly zip: string | null
}

/**
 * The windows of those bills of a run whose account has somebody with a confidential address, now or when the bill was made. A bill goes
 * where it was addressed when that is a mailing address, else to the mailing address its payer has by now.
 */
export async function confidentialWindows(work: Work, runId: number): Promise<Map<number, Windows>> {
  const { rows } = await sql<Row>`
    select b.id as "billId", b.document->'serviceAddress'->>'line' as line, b.document->'mailTo' as "mailTo",
      nullif(b.document->'ownerCopyTo', 'null'::jsonb) as "ownerCopyTo", y.name, y.mail_line_1 as line1, y.mail_line_2 as line2,
      y.mail_place as place, y.mail_state as state, y.mail_zip as zip
    from bill b left join party y on y.id = (b.document->'payer'->>'partyId')::bigint
    where b.run_id = ${runId} and (b.document @> '{"confidential": true}' or exists (
      select from account_party ap join party p on p.id = ap.party_id
      where ap.account_id = b.account_id and p.confidential_address
        and (ap.until_on is null or ap.until_on > ${work.today}::date)))`.execute(work.db)
  return new Map(rows.map((row) => [row.billId, windowsOf(row)]))
}

const windowsOf = ({ line, mailTo, ownerCopyTo, ...today }: Row): Windows => {
  const open = (lines: readonly string[] | null) =>
    lines && lines.length >= 3 && !lines.some((one) => one.toUpperCase() === line.toUpperCase())
      ? lines
      : null
  return { payer: open(mailTo) ?? open(mailOf(today)), owner: open(ownerCopyTo) }
}

function mailOf({
  name,
  line1,
  line2,
  place,
  state,
  zip,
}: Omit<Row, 'line' | 'mailTo' | 'ownerCopyTo' | 'billId'>) {
  if (!name || !line1 || !place) return null
  return [name, line1, ...(line2 ? [line2] : []), `${place} ${state ?? ''} ${zip ?? ''}`.toUpperCase()]
}

/** A bill that was left out of the print files of its run. */
type Held = {
  readonly billId: number
  readonly number: string
  readonly runId: number
  readonly accountId: number
  readonly accountNumber: string
  readonly totalDueCents: number
}

/**
 * Bills that were left out of the print files of their runs and that no file made since holds; of one run, or of all. A copy for the owner that
 * was left out is none of them: the payer has the bill.
 */
export async function heldBills({ db }: Work, runId: number | null): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select distinct b.id as "billId", b.number, b.run_id as "runId", a.id as "accountId", a.number as "accountNumber",
      b.total_due_cents as "totalDueCents"
    from print_job j cross join lateral jsonb_array_elements(j.manifest->'held') h
    join bill b on b.id = (h->>'billId')::bigint join account a on a.id = b.account_id
    where (${runId}::bigint is null or j.run_id = ${runId}) and j.state = 'done' and h->>'ownerCopy' = 'false' and not exists (
      select from print_job l where l.run_id = j.run_id and l.id > j.id and (
        (l.holds = 'held' and l.state <> 'failed' and l.bill_ids @> to_jsonb(b.id))
        or (l.holds = 'run' and l.state = 'done' and l.from_piece = 1
          and not coalesce(l.manifest->'held', '[]') @> jsonb_build_array(jsonb_build_object('billId', b.id, 'ownerCopy', false)))))
    order by b.id`.execute(db)
  return rows
}

/** The bills of a run that were left out: those that wait for an address, and those that can be mailed by now. */
export async function heldMail(work: Work, runId: number): Promise<{ waiting: number[]; ready: number[] }> {
  const held = (await heldBills(work, runId)).map(({ billId }) => billId)
  if (held.length === 0) return { waiting: [], ready: [] }
  const windows = await confidentialWindows(work, runId)
  const waits = (id: number): boolean => windows.get(id)?.payer === null
  return { waiting: held.filter(waits), ready: held.filter((id) => !waits(id)) }
}
