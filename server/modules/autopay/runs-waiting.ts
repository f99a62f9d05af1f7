import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource, WaitingThing } from '#kernel/waiting'
import type { Work } from '#kernel/work'
import { counted, dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'

type Waits = {
  readonly id: number
  readonly kind: 'prenote' | 'autopay' | 'refund' | 'retry'
  readonly by: string
  readonly key: string
  readonly on: PlainDate
  readonly entries: number
  readonly cents: number
}

/** Files to the bank that wait for the release of whoever looks: nobody releases their own. */
export const releasesWaiting: WaitingSource = {
  name: 'ach-releases',
  permission: 'autopay.release',
  look: async (work) =>
    (await runsIn(work, 'prepared'))
      .filter(({ key }) => key !== keyOf(work.actor))
      .map((run) => ({
        ...told(work, run),
        title: `${nameOf(run)} waits for your release: ${sumOf(run)}`,
        text: `Prepared by ${run.by}. The bank is to move the money on ${dayWords(run.on)}, and needs the file the banking day before.`,
      })),
}

/** Released files that nobody has taken to the bank yet. */
export const filesToTake: WaitingSource = {
  name: 'ach-files',
  permission: 'autopay.prepare',
  look: async (work) =>
    (await runsIn(work, 'released')).map((run) => ({
      ...told(work, run),
      title: `Take the file of ${nameOf(run).toLowerCase()} to the bank: ${sumOf(run)}`,
      text: `It is released. The bank is to move the money on ${dayWords(run.on)}, and needs the file the banking day before.`,
    })),
}

async function runsIn({ db }: Work, state: 'prepared' | 'released'): Promise<readonly Waits[]> {
  const { rows } = await sql<Waits>`
    select r.id, r.kind, r.prepared_by as by, r.prepared_key as key, r.draw_on as on, count(e.id) as entries,
      coalesce(sum(e.amount_cents), 0)::bigint as cents
    from ach_run r left join ach_entry e on e.run_id = r.id
    where r.state = ${state} and r.taken_times = 0 group by r.id order by r.draw_on, r.id limit 100`.execute(
    db,
  )
  return rows
}

const names = {
  prenote: 'Prenotes',
  autopay: 'Autopay run',
  refund: 'Refunds',
  retry: 'Items presented again',
} as const
const nameOf = ({ id, kind }: Waits): string => `${names[kind]} ${id}`
const sumOf = ({ entries, cents }: Waits): string =>
  `${counted(entries, 'entry', 'entries')}, ${dollars(cents)}`

/** Late from the day on which the bank should have the money: its file is a banking day ahead. */
const told = ({ today }: Work, { id, on, cents }: Waits): Omit<WaitingThing, 'title' | 'text'> => ({
  kind: isBefore(today, on) ? 'today' : 'late',
  at: `/autopay/${id}`,
  on: on.toString(),
  amountCents: cents,
})
