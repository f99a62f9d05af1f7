import type { Work } from '#kernel/work'
import { allImpactAccounts } from './impact-accounts.ts'
import { accountColumns, count, money, percent, streamWords, sums, text } from './impact-columns.ts'
import { impactHead } from './impact-head.ts'
import type { ImpactAnswer } from './impact.ts'
import { type Column, sheet, writeWorkbook } from './write-workbook.ts'

/** The impact as a workbook: what it is of, a sheet for each table, and one of all accounts. */
export async function impactWorkbook(work: Work, whatIfId: number): Promise<Uint8Array> {
  const { impact, said } = await impactHead(work, whatIfId)
  return writeWorkbook(work, [
    sheet({ name: 'About', columns: aboutColumns, rows: [said] }),
    sheet({ name: 'Classes', columns: classColumns(impact), rows: [impact.classes] }),
    sheet({ name: 'Typical customers', columns: typicalColumns, rows: [impact.typical] }),
    sheet({ name: 'Revenue by account', columns: ledgerColumns(impact), rows: [impact.ledger] }),
    sheet({ name: 'Revenue by fund', columns: fundColumns(impact), rows: [impact.funds] }),
    sheet({ name: 'Revenue by stream', columns: streamColumns(impact), rows: [impact.streams] }),
    sheet({ name: 'Kinds of charges', columns: kindColumns(impact), rows: [impact.kinds] }),
    sheet({ name: 'Percent', columns: barColumns('percent'), rows: [barsOf(impact.percentBars)] }),
    sheet({
      name: 'Dollars',
      columns: barColumns('dollars a month'),
      rows: [barsOf(impact.dollarBars)],
    }),
    sheet({ name: 'Accounts', columns: accountColumns(impact), rows: allImpactAccounts(work, whatIfId) }),
  ])
}

const aboutColumns: Column<{ what: string; value: string }>[] = [
  text('What', 26, ({ what }) => what),
  text('', 110, ({ value }) => value),
]

type ClassRow = ImpactAnswer['classes'][number]
const classColumns = (impact: ImpactAnswer): Column<ClassRow>[] => [
  text('Class', 16, (row) => row.class),
  count('Accounts', ({ accounts }) => accounts, impact.accounts),
  count('Pay more', ({ more }) => more, impact.more),
  count('Pay less', ({ less }) => less, impact.less),
  count('The same', ({ same }) => same, impact.same),
  ...sums<ClassRow>(impact),
  money('Median month before', ({ medianBeforeCents }) => medianBeforeCents),
  money('Median month after', ({ medianAfterCents }) => medianAfterCents),
]

type TypicalRow = ImpactAnswer['typical'][number]
const typicalColumns: Column<TypicalRow>[] = [
  text('Class', 16, (row) => row.class),
  text('What is served', 60, ({ served }) => served),
  count('Accounts', ({ accounts }) => accounts),
  money('Month before', ({ beforeCents }) => beforeCents),
  money('Month after', ({ afterCents }) => afterCents),
  money('Difference', ({ beforeCents, afterCents }) => afterCents - beforeCents),
  percent,
]

type LedgerRow = ImpactAnswer['ledger'][number]
const ledgerColumns = (impact: ImpactAnswer): Column<LedgerRow>[] => [
  text('Ledger account', 16, ({ glCode }) => glCode),
  text('Name', 44, ({ name }) => name),
  text('Fund', 10, ({ fund }) => fund),
  text('Account string', 24, ({ glString }) => glString),
  ...sums<LedgerRow>(impact),
]

type FundRow = ImpactAnswer['funds'][number]
const fundColumns = (impact: ImpactAnswer): Column<FundRow>[] => [
  text('Fund', 16, ({ fund }) => fund),
  ...sums<FundRow>(impact),
]

type StreamRow = ImpactAnswer['streams'][number]
const streamColumns = (impact: ImpactAnswer): Column<StreamRow>[] => [
  text('Stream', 16, ({ stream }) => streamWords(stream)),
  ...sums<StreamRow>(impact),
]

type KindRow = ImpactAnswer['kinds'][number]
const kindColumns = (impact: ImpactAnswer): Column<KindRow>[] => [
  text('Kind', 16, ({ kind }) => kind),
  text('Code', 24, ({ code }) => code),
  count('Accounts', ({ accounts }) => accounts),
  ...sums<KindRow>(impact),
]

type Bar = ImpactAnswer['percentBars'][number]['bars'][number] & { readonly class: string }
const barsOf = (classes: ImpactAnswer['percentBars']): Bar[] =>
  classes.flatMap(({ class: name, bars }) => bars.map((bar) => ({ ...bar, class: name })))

const barColumns = (unit: string): Column<Bar>[] => [
  text('Class', 16, (row) => row.class),
  text(`From, ${unit}`, 18, ({ from }) => from?.toString() ?? ''),
  text(`Below, ${unit}`, 18, ({ until }) => until?.toString() ?? ''),
  count('Accounts', ({ accounts }) => accounts),
  money('Change', ({ changeCents }) => changeCents),
]
