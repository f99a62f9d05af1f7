import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import { dollars } from '#kernel/money'
import type { WaitingSource, WaitingThing } from '#kernel/waiting'
import type { Work } from '#kernel/work'
import { counted, dayWords } from '#kernel/words'
import { addBankingDays } from '../bank-files/banking-days.ts'

/** So many days a refused file, or one with rejected rows, is told of: then whoever asked the bank has an answer. */
const toldDays = 7

/** Files that are not posted yet, those that stopped, and what was refused or rejected in the last days. */
export const filesWaiting: WaitingSource = {
  name: 'bank-files',
  permission: 'bank-files.load',
  look: async (work) => {
    const { waiting, cents, oldest, stopped, refused, rejecting, rejected } = await counts(work)
    return [
      ...told(stopped, {
        kind: 'late',
        title: `${counted(stopped, 'bank file', 'bank files')} stopped while posting`,
        text: 'What is done stays. Open each, see why it stopped, and post the rest.',
        at: '/bank-files?view=waiting',
        on: oldest?.toString() ?? null,
        amountCents: 0,
      }),
      ...told(waiting, {
        kind: oldest && isBefore(oldest, work.today) ? 'late' : 'today',
        title: `${counted(waiting, 'bank file waits', 'bank files wait')} to be posted, ${dollars(cents)}`,
        text: `The oldest was loaded on ${oldest ? dayWords(oldest) : ''}. Look at what becomes of each line, then post it.`,
        at: '/bank-files?view=waiting',
        on: oldest?.toString() ?? null,
        amountCents: cents,
      }),
      ...told(refused, {
        kind: 'mine',
        title: `${counted(refused, 'bank file', 'bank files')} refused in the last ${toldDays} days`,
        text: 'Nothing of it was taken. Look at its faults, and ask the bank for it anew.',
        at: '/bank-files?view=refused',
        on: null,
        amountCents: 0,
      }),
      ...told(rejecting, {
        kind: 'mine',
        title: `${counted(rejected, 'line', 'lines')} rejected in ${counted(rejecting, 'bank file', 'bank files')} of the last ${toldDays} days`,
        text: 'They bring no money. See what each was to be, and tell the bank where it erred.',
        at: '/bank-files?view=rejected',
        on: null,
        amountCents: 0,
      }),
    ]
  },
}

const told = (count: number, thing: WaitingThing): WaitingThing[] => (count === 0 ? [] : [thing])

type Counts = {
  readonly waiting: number
  readonly cents: number
  readonly oldest: PlainDate | null
  readonly stopped: number
  readonly refused: number
  readonly rejecting: number
  readonly rejected: number
}

async function counts({ db, today }: Work): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with file as materialized (
      select id, state, received_on, failure, received_on > ${today}::date - ${toldDays}::int as new from bank_file
      where state in ('checked', 'posting') or received_on > ${today}::date - ${toldDays}::int),
    item as (
      select file_id, coalesce(sum(amount_cents) filter (where verdict <> 'rejected'), 0)::bigint as cents,
        count(*) filter (where verdict <> 'rejected') as money, count(*) filter (where verdict = 'rejected') as rejected
      from bank_file_item where file_id in (select id from file) group by file_id)
    select count(*) filter (where state = 'checked' and money > 0) as waiting,
      coalesce(sum(cents) filter (where state = 'checked'), 0)::bigint as cents,
      min(received_on) filter (where state = 'checked' and money > 0 or state = 'posting' and failure is not null) as oldest,
      count(*) filter (where state = 'posting' and failure is not null) as stopped,
      count(*) filter (where state = 'refused' and new) as refused,
      count(*) filter (where state in ('posting', 'posted') and new and rejected > 0) as rejecting,
      coalesce(sum(rejected) filter (where state in ('posting', 'posted') and new), 0)::bigint as rejected
    from file left join item on item.file_id = file.id`.execute(db)
  return rows[0]!
}

/** NACHA Operating Rules 2.11.1: what a bank tells to change is changed within six banking days, or before the next entry. */
const changeWithin = 6

/** Payments that came back and bank details that changed, as banks told them and nobody has seen to them. */
export const noticesWaiting: WaitingSource = {
  name: 'bank-notices',
  permission: 'bank-files.load',
  look: async (work) => {
    const { rows } = await sql<{
      kind: 'return' | 'change'
      notices: number
      cents: number
      oldest: PlainDate
    }>`
      select n.kind, count(*) as notices, coalesce(sum(n.amount_cents), 0)::bigint as cents, min(f.received_on) as oldest
      from bank_notice n join bank_file f on f.id = n.file_id
      where n.settled_on is null and f.state <> 'discarded' group by 1 order by 1 desc`.execute(work.db)
    return rows.map(({ kind, notices, cents, oldest }) => {
      const last = kind === 'return' ? oldest : addBankingDays(oldest, changeWithin)
      return {
        kind: isBefore(last, work.today) ? 'late' : 'today',
        title:
          kind === 'return'
            ? `${counted(notices, 'payment', 'payments')} came back, ${dollars(cents)}`
            : `${counted(notices, 'notice', 'notices')} of change not applied`,
        text: `The oldest was loaded on ${dayWords(oldest)}. ${
          kind === 'return'
            ? 'Record each on its account, then settle the notice.'
            : `Banks must see what changed used by ${dayWords(last)}, or before the next payment is drawn.`
        }`,
        at: `/bank-notices?kind=${kind}`,
        on: last.toString(),
        amountCents: kind === 'return' ? cents : 0,
      }
    })
  },
}
