import { commit, machine } from './machine.ts'
import type { Page } from './measure-page.ts'
import type { MeasuredPresort } from './measure-presort.ts'
import type { OneSize } from './one-size.ts'

export type Result = OneSize & { readonly engine: 'PostgreSQL' | 'embedded' }

/** What is measured besides the runs; null: it was not asked for. */
type Besides = { readonly page: Page | null; readonly presort: MeasuredPresort | null }

/** What was measured as two tables: every size on every database, and each against what is to be reached. */
export function report(results: readonly Result[], { page, presort }: Besides): string {
  return [
    `${machine()}, commit ${commit()}, ${Temporal.Now.plainDateISO().toString()}`,
    '',
    ...table(head, results.map(cellsOf)),
    '',
    ...table(
      ['work', 'measured on', 'reach', 'measured', ''],
      [
        ...results.flatMap(goalsOf),
        ...comparisons(results),
        ...goalsOfPresort(presort),
        ...goalsOfPage(page),
      ].map(goalCells),
    ),
  ].join('\n')
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  line(columns),
  line(columns.map(() => '---')),
  ...rows.map(line),
]

const head = [
  'database',
  'accounts',
  'bills',
  'lines',
  'calculate s',
  'review, release s',
  'post s',
  'bills a second',
  'B0 s',
  'B1 s',
  'B0 with register s',
  'peak MB',
  'server MB',
]

function cellsOf({ engine, measured, copied, peakMb, serverMb }: Result): string[] {
  const { accounts, bills, lines, calculateSeconds, reviewSeconds, postSeconds } = measured
  return [
    engine,
    ...[accounts, bills, lines].map(grouped),
    ...[calculateSeconds, reviewSeconds, postSeconds].map(decimal),
    grouped(Math.round(bills / wholeOf({ measured }))),
    ...(copied
      ? [copied.bare, copied.finished, copied.bare + copied.bareRegister].map(decimal)
      : ['', '', '']),
    grouped(peakMb),
    serverMb === null ? '' : grouped(serverMb),
  ]
}

/** One thing that is to be reached, what was measured of it, and how it is written. */
type Goal = {
  readonly work: string
  readonly on: string
  readonly reach: number
  readonly measured: number
  readonly unit: string
  readonly atLeast?: true
}

const goalCells = ({ work, on, reach, measured, unit, atLeast }: Goal): string[] => [
  work,
  on,
  `${atLeast ? '≥' : '≤'} ${grouped(reach)} ${unit}`,
  `${measured >= 100 ? grouped(Math.round(measured)) : measured.toFixed(1)} ${unit}`,
  (atLeast ? measured >= reach : measured <= reach) ? 'reached' : 'not reached',
]

function goalsOf({ engine, measured, copied, waiting, lockbox, pagesASecond, peakMb }: Result): Goal[] {
  const on = `${engine}, ${grouped(measured.accounts)}`
  const goals: Goal[] = []
  if (copied) {
    const rated = measured.calculateSeconds + measured.postSeconds
    const base = copied.bare + copied.bareRegister
    goals.push(
      { work: 'rate + post', on, reach: 6, measured: rated / copied.bare, unit: '× B0' },
      { work: 'rate + post', on, reach: 0.6, measured: rated / copied.finished, unit: '× B1' },
      {
        work: 'whole run with registers, no documents',
        on,
        reach: 10,
        measured: wholeOf({ measured }) / base,
        unit: '× B0 with register',
      },
    )
  }
  goals.push(
    { work: 'memory of the process', on, reach: 1000, measured: peakMb, unit: 'MB' },
    { work: 'search, 95th percentile', on, reach: 50, measured: waiting.searchP95, unit: 'ms' },
    {
      work: `one payment while a run is going, 99th percentile of ${grouped(waiting.payments)}`,
      on,
      reach: 50,
      measured: waiting.paymentP99,
      unit: 'ms',
    },
    { work: "one bill's PDF, 95th percentile", on, reach: 50, measured: waiting.billPdfP95, unit: 'ms' },
  )
  if (lockbox.insertSeconds !== null)
    goals.push({
      work: `${grouped(lockbox.items)} lockbox items, from files to payments with ${grouped(lockbox.allocations)} allocations`,
      on,
      reach: 3,
      measured: (lockbox.loadSeconds + lockbox.postSeconds) / lockbox.insertSeconds,
      unit: '× the insert of the same rows',
    })
  if (pagesASecond !== null)
    goals.push({
      work: 'print files',
      on,
      reach: 1500,
      measured: pagesASecond,
      unit: 'pages/s',
      atLeast: true,
    })
  return goals
}

/** Sizes against each other, and databases. */
function comparisons(results: readonly Result[]): Goal[] {
  return results.flatMap((result) => {
    const smaller = results.find(
      ({ engine, measured }) =>
        engine === result.engine && Math.round(result.measured.accounts / measured.accounts) === 10,
    )
    const server = results.find(
      ({ engine, measured }) =>
        engine === 'PostgreSQL' &&
        result.engine === 'embedded' &&
        measured.accounts === result.measured.accounts,
    )
    const on = `${result.engine}, ${grouped(result.measured.accounts)}`
    const times = (than: Result): number => wholeOf(result) / wholeOf(than)
    return [
      ...(smaller
        ? [{ work: 'ten times the accounts', on, reach: 11, measured: times(smaller), unit: '× the time' }]
        : []),
      ...(server
        ? [{ work: 'embedded against PostgreSQL', on, reach: 2.5, measured: times(server), unit: '×' }]
        : []),
    ]
  })
}

function goalsOfPresort(presort: MeasuredPresort | null): Goal[] {
  if (!presort) return []
  const { pieces, presortSeconds, textSortSeconds, numberSortSeconds, beforeMb, peakMb } = presort
  const work = `${grouped(pieces)} letters into ${grouped(presort.trays)} trays`
  return [
    {
      work,
      on: 'keys as texts',
      reach: 3,
      measured: presortSeconds / textSortSeconds,
      unit: '× a bare sort',
    },
    {
      work,
      on: 'keys as numbers',
      reach: 3,
      measured: presortSeconds / numberSortSeconds,
      unit: '× a bare sort',
    },
    {
      work: `${work}, memory`,
      on: 'beside the letters',
      reach: 250,
      measured: peakMb - beforeMb,
      unit: 'MB',
    },
  ]
}

function goalsOfPage(page: Page | null): Goal[] {
  if (!page) return []
  const on = 'Chromium'
  return [
    { work: 'first page, largest part painted', on, reach: 1.5, measured: page.lcpSeconds, unit: 's' },
    { work: 'first page, scripts gzipped', on, reach: 300, measured: page.scriptKb, unit: 'kB' },
  ]
}

const wholeOf = ({ measured }: Pick<Result, 'measured'>): number =>
  measured.calculateSeconds + measured.reviewSeconds + measured.postSeconds

const decimal = (seconds: number): string => seconds.toFixed(2)

const grouped = (count: number): string => count.toLocaleString('en')
