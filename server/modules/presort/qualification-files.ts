import { dollars } from '#kernel/money'
import type { InTransaction, Work } from '#kernel/work'
import { cents } from '#kernel/money'
import { compileDocument } from '#ports/documents/compile-document'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { cityTitle } from '../city/city-queries.ts'
import { labelingWords } from '../postal/labeling-lists.ts'
import { type QualifiedLevel, qualificationOf } from './qualification.ts'
import { type TrayInOrder, traysOfRun } from './sort-of-run.ts'
import { sortShown } from './sort-shown.ts'

/** Thousandths of a dollar as people write them: `$0.621`. */
const millsText = (mills: number): string =>
  `$${Math.floor(mills / 1000).toLocaleString('en-US')}.${String(mills % 1000).padStart(3, '0')}`

const count = (value: number): string => value.toLocaleString('en-US')

/** The qualification report as PDF: levels with price and postage, every tray, and what somebody must know who reads it. */
export async function qualificationPdf(inTransaction: InTransaction, runId: number): Promise<Uint8Array> {
  const data = await inTransaction(async (work) => {
    const shown = await sortShown(work, runId)
    return {
      city: (await cityTitle(work)).title,
      run: runId,
      mailOn: shown.mailOn,
      printedOn: work.today.toString(),
      by: work.actor.name,
      isFixed: shown.isFixed,
      pricesOn: shown.pricesOn,
      lists: shown.lists.map(({ kind, effectiveOn, lastOn }) => ({
        title: kind === 'prices' ? '' : labelingWords[kind].title,
        effectiveOn,
        lastOn,
      })),
      levels: shown.levels.map(({ title, trays, pieces, cumulative, mills, postageMills }) => ({
        cells: [title, count(trays), count(pieces), count(cumulative)],
        mills: mills === null ? 'not known' : millsText(mills),
        postage: postageMills === null ? 'not known' : millsText(postageMills),
      })),
      discount: shown.discountMills === 0 ? null : millsText(shown.discountMills),
      totals: [count(shown.trays.length), count(shown.pieces)],
      postage: millsText(shown.postageMills),
      dollars: dollars(cents(shown.postageCents)),
      trays: shown.trays.map(({ tray, lines, cin, size, first, last, isOverflow }) => [
        String(tray),
        `${lines[0]} / ${lines[1]}`,
        cin,
        size,
        `${count(first)} to ${count(last)}`,
        count(last - first + 1),
        isOverflow ? 'overflow' : '',
      ]),
      notes: shown.notes,
    }
  })
  return compileDocument({ template: 'qualification.typ', data })
}

/** The qualification report as a workbook: the levels, and the trays. Postage in mills is as exact as the price. */
export async function qualificationWorkbook(work: Work, runId: number): Promise<Uint8Array> {
  const qualified = await qualificationOf(work, runId)
  const trays = await traysOfRun(work, runId)
  return writeWorkbook(work, [
    sheet({ name: 'Levels', columns: levelColumns(qualified), rows: [qualified.levels] }),
    sheet({ name: 'Trays', columns: trayColumns, rows: [trays] }),
    sheet({
      name: 'Notes',
      columns: [{ heading: 'Note', kind: 'text', width: 120, value: (note: string) => note }],
      rows: [qualified.notes],
    }),
  ])
}

const levelColumns = (
  all: Awaited<ReturnType<typeof qualificationOf>>,
): readonly Column<QualifiedLevel>[] => [
  { heading: 'Level', kind: 'text', width: 18, value: ({ title }) => title, total: 'In all' },
  { heading: 'Trays', kind: 'count', width: 10, value: ({ trays }) => trays, total: all.trays },
  { heading: 'Pieces', kind: 'count', width: 12, value: ({ pieces }) => pieces, total: all.pieces },
  { heading: 'Cumulative', kind: 'count', width: 12, value: ({ cumulative }) => cumulative },
  { heading: 'Price, mills', kind: 'count', width: 12, value: ({ mills }) => mills },
  {
    heading: 'Postage, mills',
    kind: 'count',
    width: 16,
    value: ({ postageMills }) => postageMills,
    total: all.postageMills,
  },
  {
    heading: 'Postage',
    kind: 'money',
    width: 14,
    value: ({ postageMills }) => (postageMills === null ? null : Math.round(postageMills / 10)),
    total: all.postageCents,
  },
]

const trayColumns: readonly Column<TrayInOrder>[] = [
  { heading: 'Tray', kind: 'count', width: 8, value: ({ tray }) => tray },
  { heading: 'Level', kind: 'text', width: 14, value: ({ level }) => level },
  { heading: 'Destination', kind: 'text', width: 32, value: ({ lines }) => lines[0] },
  { heading: 'Contents', kind: 'text', width: 32, value: ({ lines }) => lines[1] },
  { heading: 'Mailed at', kind: 'text', width: 32, value: ({ lines }) => lines[2] },
  { heading: 'CIN', kind: 'text', width: 8, value: ({ cin }) => cin },
  { heading: 'Size', kind: 'text', width: 8, value: ({ size }) => size },
  { heading: 'First piece', kind: 'count', width: 12, value: ({ first }) => first },
  { heading: 'Last piece', kind: 'count', width: 12, value: ({ last }) => last },
  { heading: 'Pieces', kind: 'count', width: 10, value: ({ first, last }) => last - first + 1 },
  { heading: 'Overflow', kind: 'text', width: 10, value: ({ isOverflow }) => (isOverflow ? 'yes' : '') },
]
