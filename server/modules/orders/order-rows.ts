import type { Order } from '@cartwright/api/order-shapes'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { isBefore, type PlainDate } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { payerParty } from '../accounts/payer-party.ts'
import { addressText } from '../premises/address-text.ts'
import { type Kind, orderNumber, type State, toDo } from './order-rules.ts'

export type OrderShown = z.infer<typeof Order>

type Row = {
  readonly id: number
  readonly kind: Kind
  readonly state: State
  readonly version: number
  readonly account_number: string
  readonly payer: string | null
  readonly street_number: string
  readonly street: string
  readonly unit: string | null
  readonly place: string
  readonly collection_day: string | null
  readonly route: string | null
  readonly service_id: number | null
  readonly changes_service: boolean
  readonly quantity: number
  readonly stream: string | null
  readonly container: string | null
  readonly size: string | null
  readonly serial: string | null
  readonly wanted_on: PlainDate | null
  readonly scheduled_on: PlainDate | null
  readonly done_on: PlainDate | null
  readonly driver_note: string | null
  readonly missed_on: PlainDate | null
  readonly reported_on: PlainDate | null
  readonly missed_reason: string | null
  readonly remedy: 'reschedule' | 'credit' | null
  readonly quoted: unknown
  readonly event_id: number | null
  readonly bill_number: string | null
  readonly ordered_by: string
  readonly ordered_on: PlainDate
}

/** Orders as they are shown, that a condition on `o` and `p` names, in an order. */
export async function orderRows(
  work: Work,
  { where, orderBy, limit }: { where: RawBuilder<unknown>; orderBy: RawBuilder<unknown>; limit: number },
): Promise<OrderShown[]> {
  const { rows } = await sql<Row>`
    select o.id, o.kind, o.state, o.version, a.number as account_number, payer.name as payer, p.street_number, p.street, p.unit,
      p.place, p.collection_day, p.route, o.service_id, o.changes_service, o.quantity, coalesce(o.stream, s.stream) as stream,
      coalesce(o.container, s.container) as container, coalesce(o.size, s.size) as size, o.serial, o.wanted_on, o.scheduled_on,
      o.done_on, o.driver_note, o.missed_on, o.reported_on, o.missed_reason, o.remedy, o.quoted, o.event_id, billed.number as bill_number,
      o.ordered_by, o.ordered_on
    from service_order o join account a on a.id = o.account_id join premise p on p.id = a.premise_id
    left join service s on s.id = o.service_id
    left join lateral ${payerParty(work, sql`a.id`)} payer on true
    left join lateral (
      select b.number from bill_line l join bill b on b.id = l.bill_id where l.event_id = o.event_id limit 1) billed on true
    where ${where} order by ${orderBy} limit ${limit}`.execute(work.db)
  return rows.map((row) => asOrder(row, work.today))
}

const Quoted = z.object({ chargeCents: z.int(), sentence: z.string() })

function asOrder(row: Row, today: PlainDate): OrderShown {
  const { chargeCents, sentence } = Quoted.parse(row.quoted)
  const due = row.scheduled_on ?? row.wanted_on
  return {
    orderId: row.id,
    number: orderNumber(row.id),
    kind: row.kind,
    state: row.state,
    version: row.version,
    accountNumber: row.account_number,
    payerName: row.payer,
    address: addressText(row),
    place: row.place,
    collectionDay: row.collection_day,
    route: row.route,
    serviceId: row.service_id,
    changesService: row.changes_service,
    quantity: row.quantity,
    container: row.container && [row.size, row.stream, row.container].join(' '),
    serial: row.serial,
    wantedOn: row.wanted_on?.toString() ?? null,
    scheduledOn: row.scheduled_on?.toString() ?? null,
    doneOn: row.done_on?.toString() ?? null,
    driverNote: row.driver_note,
    missedOn: row.missed_on?.toString() ?? null,
    reportedOn: row.reported_on?.toString() ?? null,
    missedReason: row.missed_reason,
    remedy: row.remedy,
    quotedCents: chargeCents,
    quotedWords: sentence,
    eventId: row.event_id,
    billNumber: row.bill_number,
    orderedBy: row.ordered_by,
    orderedOn: row.ordered_on.toString(),
    late: toDo.includes(row.state) && due !== null && isBefore(due, today),
  }
}
