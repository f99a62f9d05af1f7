import type { PlainDate } from '#kernel/dates'
import type { Actor, Work } from '#kernel/work'
import { piecesToSort } from '../bills/print-pieces.ts'
import { loadPostalFile } from '../postal/load-postal-file.ts'
import { sortRun } from '../presort/sort-run.ts'
import type { PastDays } from './past-days.ts'

/** Prices of July 12, 2026 as they were found, and two that were not found and are invented: raised as the 5-digit price was. */
const prices = `effective,item,price,source
2026-07-12,5-digit,0.621,"Notice 123, page 13, by a public copy of it"
2026-07-12,aadc,0.671,"Invented for practice: 0.641 raised as the 5-digit price was"
2026-07-12,mixed-aadc,0.704,"Invented for practice: 0.672 raised as the 5-digit price was"
2026-07-12,single-piece-metered,0.78,"Notice 123, page 6, by a public copy of it"
2026-07-12,single-piece-stamped,0.82,"Notice 123, page 6, by a public copy of it"
2026-07-12,single-piece-stamped-2-oz,1.11,"Notice 123, page 6, by a public copy of it"
2026-07-12,full-service-discount,0.003,"Known in the trade through 2025, not found in print: hold it against Notice 123"
2026-07-12,presort-mailing-fee,390.00,"Notice 123, page 33, by a public copy of it"
`

const l801 = `zips,label
"917-918, 910-912",AADC PRACTICE CA 917
900-909,AADC PRACTICE CA 900
913-916,AADC PRACTICE CA 913
"919-921",AADC PRACTICE CA 920
922-925,AADC PRACTICE CA 922
926-928,AADC PRACTICE CA 926
`
const l201 = `zips,label
900-935,MXD PRACTICE CA 917
`

/** What the practice city knows of the post office: prices, and two lists that are invented and hold for the weeks around its day; its largest run sorted by them. */
export async function planPostal(past: PastDays, coordinator: Actor, today: PlainDate): Promise<void> {
  const day = today.subtract({ days: 80 })
  await past.on(day, coordinator)((work) => loadLists(work, today.add({ days: 60 })))
  await past.on(today, coordinator)(sortLargestRun)
}

async function loadLists(work: Work, lastOn: PlainDate): Promise<void> {
  const usual = { leaveOut: false, isPractice: true }
  await loadPostalFile(work, {
    ...usual,
    kind: 'prices',
    fileName: 'prices-2026-07-12.csv',
    csv: prices,
    source: 'Prices of July 12, 2026; each line says where it was found or that it is invented',
  })
  for (const [kind, csv] of [
    ['l801', l801],
    ['l201', l201],
  ] as const)
    await loadPostalFile(work, {
      ...usual,
      kind,
      fileName: `${kind}-practice.csv`,
      csv,
      source: 'Invented for practice: not for real mail',
      effectiveOn: work.today.toString(),
      lastOn: lastOn.toString(),
    })
}

/** Sorts the largest run that was posted, the newest of such, so that its trays and postage can be looked at. */
async function sortLargestRun(work: Work): Promise<void> {
  const run = await work.db
    .selectFrom('bill_run')
    .innerJoin('bill', 'bill.run_id', 'bill_run.id')
    .select('bill_run.id')
    .where('bill_run.kind', '=', 'cycle')
    .groupBy(['bill_run.id', 'bill_run.bill_on'])
    .orderBy(({ fn }) => fn.countAll(), 'desc')
    .orderBy('bill_run.bill_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (run) await sortRun(work, { runId: run.id, pieces: () => piecesToSort(work, run.id) })
}
