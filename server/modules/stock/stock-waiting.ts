import { sql } from 'kysely'
import { isBefore, PlainDate } from '#kernel/dates'
import type { WaitingSource } from '#kernel/waiting'
import { counted, dayWords } from '#kernel/words'
import { keyOf } from '../billing/bill-run.ts'
import { stockCountList } from './count-rows.ts'
import { purchaseList } from './purchase-rows.ts'
import { outlooks } from './show-items.ts'
import { stockItems } from './stock-items.ts'

/** Items that have to be ordered: what may be used and was ordered has fallen to the reorder point. */
export const stockToOrder: WaitingSource = {
  name: 'stock-to-order',
  permission: 'stock.change',
  look: async (work) => {
    const items = await stockItems(work)
    if (items.length === 0) return []
    const { rows } = await sql<{ itemId: number }>`
      select distinct l.item_id as "itemId" from purchase_request_line l join purchase_request r on r.id = l.request_id
      where r.state in ('proposed', 'approved')`.execute(work.db)
    const asked = new Set(rows.map(({ itemId }) => itemId))
    const waiting = items.filter(({ id }) => !asked.has(id))
    return (await outlooks(work, waiting))
      .filter(({ shown }) => shown.below)
      .map(({ shown, proposed }) => ({
        kind:
          shown.runsOutOn !== null && shown.daysLeft! <= shown.leadDays
            ? ('late' as const)
            : ('mine' as const),
        title: `Order ${shown.code}, ${shown.name}: ${counted(shown.free, 'piece', 'pieces')} free`,
        text: `${shown.runsOutOn === null ? 'It has fallen to its reorder point.' : `It runs out on ${dayWords(PlainDate.from(shown.runsOutOn))}.`} An order takes ${counted(shown.leadDays, 'day', 'days')}; ${proposed.toLocaleString('en-US')} are proposed.`,
        at: `/stock/items/${shown.code}`,
        on: shown.runsOutOn,
        amountCents: 0,
      }))
  },
}

/** Counts of stock that wait for whoever looks: nobody approves what they counted. */
export const countsWaiting: WaitingSource = {
  name: 'stock-counts',
  permission: 'stock.approve',
  look: async (work) => {
    const { rows } = await sql<{ id: number }>`
      select c.id from stock_count c where c.state = 'submitted' and c.opened_by_key <> ${keyOf(work.actor)}
        and c.submitted_by_key <> ${keyOf(work.actor)} and not exists (select from stock_count_entry e
          join stock_count_line l on l.id = e.line_id where l.count_id = c.id and e.entered_by_key = ${keyOf(work.actor)})
      order by c.id limit 100`.execute(work.db)
    if (rows.length === 0) return []
    const mine = new Set(rows.map(({ id }) => id))
    const counts = (await stockCountList(work)).rows.filter(({ countId }) => mine.has(countId))
    return counts.map(({ countId, submittedBy, submittedOn, differences, valueCents }) => ({
      kind: isBefore(PlainDate.from(submittedOn!).add({ days: 3 }), work.today) ? 'late' : 'mine',
      title: `Count SC-${countId} of stock waits for your approval: ${counted(differences, 'difference', 'differences')}`,
      text: `Submitted by ${submittedBy} on ${dayWords(PlainDate.from(submittedOn!))}. The books keep what they have until it is approved.`,
      at: `/stock/counts/${countId}`,
      on: submittedOn,
      amountCents: Math.abs(valueCents),
    }))
  },
}

/** Purchase requests that wait for whoever looks: nobody approves their own. */
export const purchasesWaiting: WaitingSource = {
  name: 'purchase-requests',
  permission: 'stock.approve',
  look: async (work) => {
    const { rows } = await sql<{ id: number }>`
      select id from purchase_request where state = 'proposed' and made_by_key <> ${keyOf(work.actor)} limit 100`.execute(
      work.db,
    )
    if (rows.length === 0) return []
    const mine = new Set(rows.map(({ id }) => id))
    return (await purchaseList(work)).rows
      .filter(({ requestId }) => mine.has(requestId))
      .map(({ requestId, vendor, madeBy, madeOn, needBy, amountCents }) => ({
        kind: isBefore(PlainDate.from(madeOn).add({ days: 3 }), work.today) ? 'late' : 'mine',
        title: `Purchase request PR-${requestId} waits for your approval: ${vendor}`,
        text: `Asked for by ${madeBy} on ${dayWords(PlainDate.from(madeOn))}.${needBy === null ? '' : ` Needed by ${dayWords(PlainDate.from(needBy))}.`}`,
        at: `/stock/requests/${requestId}`,
        on: needBy,
        amountCents,
      }))
  },
}
