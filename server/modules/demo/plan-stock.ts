import { StockItemFacts } from '@cartwright/api/stock-shapes'
import { sql } from 'kysely'
import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { materialOfRun } from '../bills/material-of-run.ts'
import { addItem, addLocation, addVersion } from '../stock/change-items.ts'
import { enterCount, openCount } from '../stock/count-stock.ts'
import { submitCount } from '../stock/decide-count.ts'
import { moveStock, transferStock } from '../stock/move-stock.ts'
import { decideRequest, makeRequest, orderRequest } from '../stock/purchase-stock.ts'
import { receiveStock } from '../stock/receive-stock.ts'
import { useReserved } from '../stock/reserve-stock.ts'
import { needOf } from '../stock/run-plan-needs.ts'
import { reserveForRun, subjectOf } from '../stock/stock-for-run.ts'
import { stockItems } from '../stock/stock-items.ts'
import { itemsOfStock } from './items-of-stock.ts'
import type { PastDays } from './past-days.ts'

type Office = Readonly<Record<'coordinator' | 'clerk' | 'manager', Actor>>

const vendor = 'Foothill Paper & Print'
const [room, shelf] = ['MAIL-ROOM', 'SHELF-2']

/**
 * Stock of some months: eight items, what past runs used and spoiled, one that has to be ordered, a purchase on its way, a form that is obsolete, and a
 * count that waits for its approval.
 */
export async function planStock(past: PastDays, office: Office, today: PlainDate): Promise<void> {
  const { clerk, coordinator, manager } = office
  const began = today.subtract({ days: 150 })
  await past.on(began, clerk)(begin)
  await past.on(today.subtract({ days: 40 }), clerk)(moves)
  await past.on(today, clerk)(bookRuns)
  const { requestId } = await past.on(
    today.subtract({ days: 20 }),
    clerk,
  )((work) =>
    makeRequest(work, {
      body: {
        vendor,
        needBy: today.add({ days: 12 }).toString(),
        note: null,
        lines: [{ item: 'ENV-10W', version: null, quantity: 30_000, thousandCents: 4_240 }],
      },
    }),
  )
  const params = { requestId }
  const approve = { verdict: 'approve', note: null } as const
  await past.on(
    today.subtract({ days: 19 }),
    manager,
  )((work) => decideRequest(work, { params, body: approve }))
  const ordered = today.subtract({ days: 18 })
  const order = { orderNumber: 'PO-2026-0871', orderedOn: ordered.toString(), needBy: null }
  await past.on(ordered, clerk)((work) => orderRequest(work, { params, body: order }))
  await past.on(
    today.subtract({ days: 4 }),
    clerk,
  )((work) =>
    receiveStock(work, { body: { ...slip(work, 'FPP-88213'), requestId, lines: [line('ENV-10W', 12_000)] } }),
  )
  await past.on(today, coordinator)(countShelf)
}

const slip = ({ today }: Work, packingSlip: string | null) => ({
  vendor,
  packingSlip,
  requestId: null,
  receivedOn: today.toString(),
  note: null,
})
const line = (item: string, quantity: number) => ({ item, version: null, location: room, quantity })

/** The items with their first versions, and what lay there when the books of stock were begun. */
async function begin(work: Work): Promise<void> {
  await addLocation(work, { body: { code: room, name: 'Mail room' } })
  await addLocation(work, { body: { code: shelf, name: 'Upper shelf' } })
  const versionFrom = work.today.subtract({ years: 1 }).toString()
  for (const { code, version, received: _, ...facts } of itemsOfStock)
    await addItem(work, {
      body: { ...StockItemFacts.parse({ ...facts, vendor }), code, version, versionFrom },
    })
  const lines = itemsOfStock.map(({ code, received }) => line(code, received))
  await receiveStock(work, {
    body: { ...slip(work, null), note: 'What lay there when the books were begun', lines },
  })
}

/** What came and went besides the runs: letters, a jam, toner, another shelf, and a door tag that is printed anew. */
async function moves(work: Work): Promise<void> {
  const on = work.today.toString()
  const gone = (item: string, kind: 'used' | 'spoiled', quantity: number, reason: string) =>
    moveStock(work, { body: { item, kind, quantity, location: null, lotId: null, on, reason } })
  await gone('LTR-24', 'used', 1_240, 'Letters of the quarter')
  await gone('TONER-K', 'used', 6, 'Changed in both printers')
  await gone('LABEL-TRAY', 'used', 180, 'Trays of the quarter')
  await gone('ENV-10W', 'spoiled', 85, 'Inserter jam')
  await transferStock(work, {
    body: {
      from: room,
      to: shelf,
      on,
      note: 'Room for the new pallet',
      lines: [
        { item: 'LTR-24', quantity: 1_000 },
        { item: 'INS-ORG', quantity: 3_000 },
      ],
    },
  })
  const fromOn = work.today.add({ days: 20 }).toString()
  await addVersion(work, {
    params: { code: 'TAG-NOTOUT' },
    body: { name: 'Rev. 2026', fromOn, oldUntil: null, note: 'New telephone number' },
  })
}

/** Books what every past run used, with a few sheets spoiled; the newest has reserved its stock, and is to be booked. */
async function bookRuns(work: Work): Promise<void> {
  const { rows } = await sql<{ id: number; cycle: string; on: PlainDate }>`
    select id, cycle, bill_on as "on" from bill_run
    where kind = 'cycle' and state in ('posted', 'produced', 'mailed', 'closed') order by bill_on, id`.execute(
    work.db,
  )
  const needed = (await stockItems(work)).filter(({ usedFor }) => usedFor !== 'none')
  for (const [at, { id, cycle, on }] of rows.entries()) {
    const material = await materialOfRun(work, id)
    if (!material) continue
    if (at === rows.length - 1) {
      await reserveForRun(work, { id, cycle }, materialOfRun)
      continue
    }
    const used = needed.map((item) => ({
      itemCode: item.code,
      quantity: needOf(item, material),
      spoiled: item.usedFor === 'sheet' ? 6 + ((id * 7) % 23) : 0,
    }))
    await useReserved(work, { subject: subjectOf(id), runId: id, used, on })
  }
}

/** The upper shelf was counted: a ream of letterhead is not where it should be. It waits for another person's approval. */
async function countShelf(work: Work): Promise<void> {
  const asked = { location: shelf, recountCents: 2_000, recountPercent: 2, note: 'Count of the quarter' }
  const { count, lines } = await openCount(work, { body: asked })
  const params = { countId: count.countId }
  const found = { 'LTR-24': 500, 'INS-ORG': 3_000 } as Readonly<Record<string, number>>
  const entered = lines.map(({ lineId, item }) => ({ lineId, quantity: found[item] ?? 0 }))
  // Twice, as a large difference must be.
  for (let time = 0; time < 2; time++)
    await enterCount(work, { params, body: { countedAt: null, lines: entered } })
  await submitCount(work, count.countId)
}
