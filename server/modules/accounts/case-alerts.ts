import type { Account } from '@cartwright/api/account-page'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { Work } from '#kernel/work'

type Alert = z.infer<typeof Account>['alerts'][number]
type OpenCase = {
  readonly id: number
  readonly title: string
  readonly due_on: PlainDate | null
  readonly owner_name: string | null
  readonly escalated_name: string | null
  readonly escalated_due_on: PlainDate | null
  readonly escalated_due_time: string | null
  readonly no_contact_before: PlainDate | null
  readonly no_contact_because: string | null
  readonly disputed: number
  readonly since: PlainDate | null
}

/** What cases of an account must be known before a word is said: whom not to call, what is in dispute, who has it. The worst first. */
export async function caseAlerts(work: Work, accountId: number): Promise<Alert[]> {
  const cases = await openCases(work, accountId)
  const plain = cases.filter(({ disputed, escalated_name }) => disputed === 0 && escalated_name === null)
  return [
    ...cases.flatMap((one) => coolingOff(one, work.today)),
    ...cases.flatMap(escalation),
    ...cases.flatMap(dispute),
    ...(plain.length > 0 ? [openOnes(plain)] : []),
  ]
}

async function openCases({ db, today }: Work, accountId: number): Promise<OpenCase[]> {
  const { rows } = await sql<OpenCase>`
    select c.id, c.title, c.due_on, c.owner_name, c.escalated_name, c.escalated_due_on, c.escalated_due_time,
      c.no_contact_before, c.no_contact_because, coalesce(d.cents, 0)::bigint as disputed, d.since
    from desk_case c
    cross join lateral (
      select sum(l.amount_cents) as cents, min(l.from_on) as since from disputed_line l
      where l.case_id = c.id and l.from_on <= ${today} and (l.until_on is null or l.until_on > ${today})
    ) d
    where c.account_id = ${accountId} and c.closed_on is null order by c.due_on nulls last, c.id`.execute(db)
  return rows
}

function coolingOff(
  { id, no_contact_before: day, no_contact_because: because }: OpenCase,
  today: PlainDate,
): Alert[] {
  if (day === null || day.toString() <= today.toString()) return []
  return [
    {
      code: 'cooling-off',
      severity: 'danger',
      text: `Cooling off: nobody calls or writes before ${words(day)} (case ${id}). ${because}`,
    },
  ]
}

function escalation(one: OpenCase): Alert[] {
  if (one.escalated_name === null || one.escalated_due_on === null) return []
  const by = `${words(one.escalated_due_on)}, ${clock(one.escalated_due_time ?? '17:00')}`
  return [
    {
      code: 'escalated-case',
      severity: 'warning',
      text: `Case ${one.id} is escalated: ${one.escalated_name} acts by ${by}.`,
    },
  ]
}

function dispute({ id, disputed, since }: OpenCase): Alert[] {
  if (disputed === 0 || since === null) return []
  return [
    {
      code: 'dispute',
      severity: 'warning',
      text: `${dollars(disputed)} is in dispute since ${words(since)} (case ${id}): no penalty and no notice on that part; the rest is due.`,
    },
  ]
}

function openOnes(cases: readonly OpenCase[]): Alert {
  const [first] = cases
  const one = `Case ${first!.id} is open: ${first!.title}, with ${first!.owner_name ?? 'nobody yet'}.`
  return {
    code: 'open-cases',
    severity: 'note',
    text: cases.length === 1 ? one : `${cases.length} cases are open. ${one}`,
  }
}

/** `16:00` as the city writes it: `4:00 PM`. */
function clock(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}

const words = (day: PlainDate): string => day.toLocaleString('en-US', { dateStyle: 'long' })
