import { basename } from 'node:path'
import { PostalKind } from '@cartwright/api/postal-shapes'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { loadPostalFile } from './load-postal-file.ts'
import { postalLoad, postalStanding } from './postal-shown.ts'

/** Postal data at the terminal. */
export const postalCommands: readonly Command[] = [
  {
    name: 'postal load',
    summary: 'Load prices or a labeling list of the post office from a CSV file',
    usage:
      'postal load KIND FILE --source TEXT [--from DAY --until DAY] [--leave-out] [--practice] [--city NAME] [--json]',
    help: `KIND is prices, l801, l201, l606 or l002. Prices have the columns effective, item, price, source; lists have zips, label, and their
first and last day are said with --from and --until. A file with lines that cannot be used is refused with all of them; --leave-out
loads the others. What is in force is never overwritten.`,
    options: {
      source: { type: 'string' },
      from: { type: 'string' },
      until: { type: 'string' },
      'leave-out': { type: 'boolean' },
      practice: { type: 'boolean' },
    },
    examples: [
      [
        'cartwright postal load l606 l606.csv --from 2026-10-01 --until 2026-11-30 --source "Postal Bulletin 22701"',
        'Load the 5-digit schemes',
      ],
    ],
    run: load,
  },
  {
    name: 'postal show',
    summary: 'Tell which prices and lists hold today, and what is missing',
    usage: 'postal show [--city NAME] [--json]',
    help: 'It ends with 1 when a list that was loaded has run out.',
    examples: [['cartwright postal show', 'Before a run is mailed']],
    run: show,
  },
]

async function load(given: Given): Promise<ExitCode> {
  const kind = PostalKind.safeParse(neededWord(given, 0, 'The kind'))
  if (!kind.success) throw new UsageError(`Write one of ${PostalKind.options.join(', ')}, then the file.`)
  const path = neededWord(given, 1, 'The file')
  const source = textOption(given, 'source')
  if (!source) throw new UsageError('Write --source and where the list comes from.')
  const file = {
    kind: kind.data,
    fileName: basename(path),
    csv: (await namedFile(path)).toString('utf8'),
    source,
    effectiveOn: textOption(given, 'from'),
    lastOn: textOption(given, 'until'),
    leaveOut: given.options['leave-out'] === true,
    isPractice: given.options.practice === true,
  }
  const loaded = await given.withOffice((office) =>
    office.inTransaction(async (work) => postalLoad(work, await loadPostalFile(work, file))),
  )
  given.answer(loaded, () =>
    [
      `Load ${loaded.loadId}: ${loaded.linesTaken} of ${loaded.linesRead} lines.`,
      ...loaded.faults.map(({ line, column, reason }) => `Line ${line}, ${column}: ${reason}`),
    ].join('\n'),
  )
  return 0
}

async function show(given: Given): Promise<ExitCode> {
  const told = await given.withOffice((office) =>
    office.inTransaction((work) => postalStanding(work, work.today)),
  )
  given.answer(told, () =>
    [
      told.pricesEffectiveOn ? `Prices of ${told.pricesEffectiveOn}:` : 'No prices are loaded.',
      ...told.prices.map(({ title, mills }) => `  $${(mills / 1000).toFixed(3)}  ${title}`),
      ...told.lists.map(({ title, stands, sentence }) => `${title}: ${stands}. ${sentence}`),
    ].join('\n'),
  )
  return told.lists.some(({ stands }) => stands === 'expired') ? 1 : 0
}
