import { sql } from 'kysely'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'
import { neededDays, type NoticeKind } from './notice-days.ts'

type Row = {
  readonly id: number
  readonly name: string
  readonly kind: NoticeKind
  readonly by: string
  readonly madeOn: PlainDate
  readonly countsTo: PlainDate | null
  readonly pieces: number
}

const latestOf = ({ kind, countsTo }: Row): PlainDate | null => {
  const days = neededDays[kind]
  return countsTo && days !== null ? countsTo.subtract({ days }) : null
}
const columns = sql`n.id, n.name, n.kind, n.made_by as by, n.made_on as "madeOn", n.counts_to_on as "countsTo", n.pieces`

/** Notices and inserts that another person proposed, for whoever may approve them. */
export const insertsToApprove: WaitingSource = {
  name: 'inserts-to-approve',
  permission: 'mail.send',
  look: async (work) => {
    const { rows } = await sql<Row>`
      select ${columns} from insert_notice n
      where n.state = 'proposed' and n.made_by_key <> ${keyOf(work.actor)} order by n.id limit 100`.execute(
      work.db,
    )
    return rows.map((row) => {
      const latest = latestOf(row)
      return {
        kind: latest && isBefore(latest, work.today) ? 'late' : 'mine',
        title: `${row.name} waits for your approval${row.pieces > 0 ? `: ${counted(row.pieces, 'piece', 'pieces')}` : ''}`,
        text: `Proposed by ${row.by} on ${dayWords(row.madeOn)}. ${latest ? `It must be in the mail by ${dayWords(latest)}.` : 'No run bears it until it is approved.'}`,
        at: `/inserts/${row.id}`,
        on: latest && latest.toString(),
        amountCents: 0,
      }
    })
  },
}

/** Counted notices whose mailing nobody declared, and mailings without a receipt. */
export const proofMissing: WaitingSource = {
  name: 'proof-of-mailing',
  permission: 'mail.work',
  look: async (work) => {
    const { rows } = await sql<Row & { mailedOn: PlainDate | null }>`
      select ${columns}, m.mailed_on as "mailedOn" from insert_notice n left join insert_mailing m on m.notice_id = n.id
      where n.kind <> 'leaflet' and (n.state = 'approved' and (n.way = 'own-mailing' or n.until_on <= ${work.today})
        or n.state = 'mailed' and not exists (select from insert_receipt where notice_id = n.id))
      order by n.id limit 100`.execute(work.db)
    return rows.map((row) => {
      const { mailedOn } = row
      const latest = mailedOn ? null : latestOf(row)
      return {
        kind: latest && isBefore(latest, work.today.add({ days: 3 })) ? 'late' : 'today',
        title: mailedOn
          ? `No receipt of the post office for ${row.name}`
          : `${row.name} is approved and not declared as mailed`,
        text: mailedOn
          ? `It was mailed on ${dayWords(mailedOn)}. Scan the receipt and keep it with the notice.`
          : `Mail it${latest ? ` by ${dayWords(latest)}` : ''}, then declare the day and the pieces that were counted.`,
        at: `/inserts/${row.id}`,
        on: latest && latest.toString(),
        amountCents: 0,
      }
    })
  },
}
