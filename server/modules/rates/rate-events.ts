import { type Cents, cents, portion } from '#kernel/money'
import { dateOf, type DayNumber, dayNumber } from '../policies/day-numbers.ts'
import type { AccountToRate, EventToRate } from './account-to-rate.ts'
import type { Charge, Gap } from './derivation.ts'
import type { Asker } from './price-service.ts'
import { bestRow, type BookRow, type RateBook, remembered, type Slice, sliceOn } from './rate-book.ts'

const pers = ['event', 'load', 'ton', 'day'] as const
type EventPer = (typeof pers)[number]

/**
 * Charges for what happened: a line for each row of the table that an event meets, so that a roll-off load has its haul,
 * its tons and its rental. Free ones are counted by calendar year in the order they happened and show as nothing due.
 */
export function rateEvents(book: RateBook, account: AccountToRate): { charges: Charge[]; gaps: Gap[] } {
  const charges: Charge[] = []
  const gaps: Gap[] = []
  const used = new Map(account.freeUsed.map((free) => [`${free.code}|${free.year}`, free.used]))
  const inOrder = account.events
    .map((event) => ({ event, day: dayNumber(event.happenedOn) }))
    .toSorted((a, b) => a.day - b.day || a.event.eventId - b.event.eventId)
  for (const { event, day } of inOrder) {
    const slice = sliceOn(book, day)
    const rows = slice ? rowsFor(slice, account, event) : []
    if (rows.length === 0) gaps.push(gap(event, day, event.code))
    for (const row of rows) {
      const quantity = quantityOf(row, event)
      if (quantity === null) gaps.push(gap(event, day, 'weight of the load'))
      else if (quantity > 0) charges.push(charge(row, event, day, quantity, used))
    }
  }
  return { charges, gaps }
}

const gap = (event: EventToRate, day: DayNumber, what: string): Gap => ({
  serviceId: event.serviceId,
  eventId: event.eventId,
  what,
  period: { from: dateOf(day), until: dateOf(day + 1) },
})

/** The rows an event meets: at most one for the event or load, one for its tons, one for its days. */
function rowsFor(slice: Slice, account: AccountToRate, event: EventToRate): readonly BookRow[] {
  const service = account.services.find(({ serviceId }) => serviceId === event.serviceId)
  const asker: Asker = { class: account.class, zone: account.zone }
  const asked = {
    ...asker,
    stream: event.stream ?? service?.stream ?? '*',
    container: event.container ?? service?.container ?? '*',
    size: event.size ?? service?.size ?? '*',
    pickups: null,
    location: service?.location ?? '*',
  }
  const key = `e|${event.code}|${Object.values(asked).join('|')}`
  return remembered(slice, key, () => {
    const rows = slice.rows.filter((row) => row.charge === 'event' && row.code === event.code)
    return pers.flatMap(
      (per) =>
        bestRow(
          rows.filter((row) => row.per === per),
          asked,
        ) ?? [],
    )
  })
}

/** How much of what the row counts: null when the load was not weighed, which is not the same as no weight. */
function quantityOf(row: BookRow, event: EventToRate): number | null {
  if (row.per === 'ton') return event.tonsHundredths
  if (row.per === 'day') return event.containerDays ?? 0
  return event.quantity
}

function charge(
  row: BookRow,
  event: EventToRate,
  day: DayNumber,
  quantity: number,
  used: Map<string, number>,
): Charge {
  const per = row.per as EventPer
  const free = freeOf(row, event, quantity, used)
  const charged = quantity - (free?.now ?? 0)
  const rate = row.amount!
  return {
    serviceId: event.serviceId,
    eventId: event.eventId,
    rateId: row.id,
    code: row.code,
    kind: 'event',
    stream: row.stream === '*' ? (event.stream ?? null) : row.stream,
    glCode: row.glCode,
    textKey: row.textKey,
    period: { from: dateOf(day), until: dateOf(day + 1) },
    quantity: event.quantity,
    amount: per === 'ton' ? portion(rate, charged, 100, row.rounding) : times(rate, charged),
    derivation: {
      kind: 'event',
      authority: row.authority,
      code: row.code,
      row: row.key,
      per,
      rateCents: rate,
      quantity,
      free,
      charged,
      ...(per === 'ton' && { rounding: row.rounding }),
      happenedOn: event.happenedOn.toString(),
      eventId: event.eventId,
      reference: event.reference ?? null,
      // A row for any size says nothing of it: then it is that of the container the event belongs to.
      container: row.container === '*' ? (event.container ?? null) : row.container,
      size: row.size === '*' ? (event.size ?? null) : row.size,
    },
  }
}

const times = (rate: Cents, count: number): Cents => cents(rate * count)

/** What is free: events and loads by calendar year; tons and rental days by load. */
function freeOf(row: BookRow, event: EventToRate, quantity: number, used: Map<string, number>) {
  if (row.free === 0) return null
  if (row.per === 'ton' || row.per === 'day') {
    const allowed = row.per === 'ton' ? row.free * event.quantity : row.free
    return { allowed, usedBefore: 0, now: Math.min(allowed, quantity) }
  }
  const key = `${row.code}|${event.happenedOn.year}`
  const usedBefore = used.get(key) ?? 0
  const now = Math.min(Math.max(row.free - usedBefore, 0), quantity)
  used.set(key, usedBefore + quantity)
  return { allowed: row.free, usedBefore, now }
}
