import { postal } from '@cartwright/api/postal'
import { againAfter } from '#database/again-after'
import { PlainDate } from '#kernel/dates'
import type { Door } from '../../door.ts'
import { loadPostalFile } from './load-postal-file.ts'
import { postalLoad, postalLoads, postalStanding } from './postal-shown.ts'
import { withdrawLoad } from './withdraw-load.ts'

/** Prices and labeling lists of the post office. */
export function servePostal(door: Door): void {
  door.open(postal.standing, (work, { query }) =>
    postalStanding(work, query.on === undefined ? work.today : PlainDate.from(query.on)),
  )
  door.open(postal.loads, async (work) => ({ rows: await postalLoads(work) }))
  door.openLong(postal.load, ({ inTransaction }, { body }) =>
    againAfter('one_postal_price_per_item_and_day', () =>
      againAfter('one_labeling_list_per_day', () =>
        againAfter('one_postal_load_per_content', () =>
          inTransaction(async (work) => postalLoad(work, await loadPostalFile(work, body))),
        ),
      ),
    ),
  )
  door.open(postal.withdraw, async (work, { params, body }) => {
    await withdrawLoad(work, params.loadId, body.because)
    return postalLoad(work, params.loadId)
  })
}
