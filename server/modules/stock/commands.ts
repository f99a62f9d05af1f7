import { CsvError, parse } from 'csv-parse/sync'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededNumber,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { enterCount, openCount } from './count-stock.ts'
import { stockCountList, type WholeCount, wholeCount } from './count-rows.ts'
import { type CountRow, readCountRows } from './read-count-rows.ts'
import { type Shown, showItems } from './show-items.ts'

/** Stock at the terminal. */
export const stockCommands: readonly Command[] = [
  {
    name: 'stock list',
    summary: 'List the items of stock: how much there is, how long it lasts, and what to order',
    usage: 'stock list [--below] [--city NAME] [--json]',
    help: 'With --below only those that have come to their reorder point; it ends with 1 where there is one, so that a script can tell.',
    options: { below: { type: 'boolean' } },
    examples: [['cartwright stock list --below', 'What has to be ordered now']],
    run: list,
  },
  {
    name: 'stock count',
    summary: 'Count the stock: list counts, open one, show its lines, enter what was counted',
    usage: 'stock count [COUNT] [--open LOCATION] [--file FILE [--at TIME]] [--city NAME] [--json]',
    help: `Without words it lists the counts. --open opens one of a location, or of “everywhere”. With the number of a count it shows its lines; what the books
have is told of a line only once it was counted. --file enters what was counted from CSV with the columns line and quantity; --at is the time at which it was
counted, by the clock of the city. What is wrong waits with its line and reason, the rest is entered; it ends with 1 then. Another person approves the count.`,
    options: { open: { type: 'string' }, file: { type: 'string' }, at: { type: 'string' } },
    examples: [
      ['cartwright stock count --open ROOM', 'Opens a count of what lies at a location'],
      ['cartwright stock count 3 --file counted.csv --at 2026-11-23T14:30', 'Enters what was counted'],
    ],
    run: count,
  },
]

const number = (value: number): string => value.toLocaleString('en-US')

async function list(given: Given): Promise<ExitCode> {
  const { rows } = await given.withOffice((office) => office.inTransaction(showItems))
  const onlyBelow = given.options.below === true
  const shown = onlyBelow ? rows.filter(({ below }) => below) : rows
  given.answer({ rows: shown }, () =>
    shown.length === 0
      ? onlyBelow
        ? 'Nothing has to be ordered.'
        : 'There is no item of stock.'
      : shown.map(itemLine).join('\n'),
  )
  return onlyBelow && shown.length > 0 ? 1 : 0
}

const itemLine = ({
  code,
  name,
  onHand,
  reserved,
  free,
  onOrder,
  daysLeft,
  reorderPoint,
  below,
}: Shown): string =>
  [
    `${code}  ${name}`,
    `${number(onHand)} on hand`,
    `${number(reserved)} reserved`,
    `${number(free)} free`,
    ...(onOrder > 0 ? [`${number(onOrder)} on order`] : []),
    daysLeft === null ? 'lasts as long as is planned' : `lasts ${number(daysLeft)} days`,
    `reorder at ${number(reorderPoint)}`,
    ...(below ? ['ORDER NOW'] : []),
  ].join('  ')

async function count(given: Given): Promise<ExitCode> {
  const opened = textOption(given, 'open')
  const file = textOption(given, 'file')
  if (opened !== undefined) return open(given, opened)
  if (given.words.length === 0) {
    if (file !== undefined)
      throw new UsageError('Write the number of the count before --file: cartwright stock count shows it.')
    return listCounts(given)
  }
  const countId = neededNumber(given, { thing: 'count', list: 'stock count' })
  if (file !== undefined) return enter(given, countId, file)
  const whole = await given.withOffice((office) => office.inTransaction((work) => wholeCount(work, countId)))
  given.answer(whole, () => countLines(whole))
  return 0
}

async function listCounts(given: Given): Promise<ExitCode> {
  const counts = await given.withOffice((office) => office.inTransaction(stockCountList))
  given.answer(counts, () =>
    counts.rows.length === 0
      ? 'There is no count. Open one with --open LOCATION.'
      : counts.rows
          .map(
            ({ countId, location, state, openedOn, lines, toCount, toRecount }) =>
              `${countId}  ${location ?? 'everywhere'}  ${state}  opened ${openedOn}  ${number(lines)} lines, ${number(toCount)} to count, ${number(toRecount)} to count again`,
          )
          .join('\n'),
  )
  return 0
}

async function open(given: Given, written: string): Promise<ExitCode> {
  const location = written.toLowerCase() === 'everywhere' ? null : written
  const whole = await given.withOffice((office) =>
    office.inTransaction((work) =>
      openCount(work, { body: { location, recountCents: 2000, recountPercent: 2, note: null } }),
    ),
  )
  given.answer(whole, () => `Count ${whole.count.countId} is open.\n${countLines(whole)}`)
  return 0
}

async function enter(given: Given, countId: number, file: string): Promise<ExitCode> {
  const at = textOption(given, 'at') ?? null
  if (at !== null && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at))
    throw new UsageError(`“${at}” is no time. Write it like 2026-11-23T14:30.`)
  const rows = csvRows((await namedFile(file)).toString('utf8'))
  const { whole, lines, faults } = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const before = await wholeCount(work, countId)
      const read = readCountRows(rows, new Set(before.lines.map(({ lineId }) => lineId)))
      if (read.lines.length === 0) return { ...read, whole: before }
      const body = { countedAt: at, lines: [...read.lines] }
      return { ...read, whole: await enterCount(work, { params: { countId }, body }) }
    }),
  )
  given.answer({ ...whole, entered: lines.length, faults }, () =>
    [
      `${number(lines.length)} lines entered, ${number(faults.length)} faults.`,
      ...faults.map(({ line, column, reason }) => `line ${line}  ${column}  ${reason}`),
      countLines(whole),
    ].join('\n'),
  )
  return faults.length > 0 ? 1 : 0
}

function csvRows(text: string): CountRow[] {
  try {
    return (
      parse(text, {
        bom: true,
        info: true,
        columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
        skip_empty_lines: true,
        trim: true,
        relax_column_count: true,
      }) as unknown as { info: { lines: number }; record: Record<string, string> }[]
    ).map(({ info, record }) => ({
      at: info.lines,
      line: record.line ?? '',
      quantity: record.quantity ?? '',
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new UsageError(`This is no CSV: ${error.message}. Write the columns line and quantity.`)
  }
}

const standings = { 'to-count': 'to count', recount: 'to count again', settled: 'settled' } as const

function countLines({ lines }: WholeCount): string {
  return lines
    .map(({ lineId, location, item, name, lotId, version, standing, quantity, expected, difference }) =>
      [
        `${lineId}  ${location}  ${item}  ${name}  lot L-${lotId}, version ${version}`,
        standings[standing],
        ...(quantity === null
          ? []
          : [
              `counted ${number(quantity)}, the books had ${number(expected ?? 0)}${difference ? `, ${difference > 0 ? 'more' : 'fewer'} by ${number(Math.abs(difference))}` : ''}`,
            ]),
      ].join('  '),
    )
    .join('\n')
}
