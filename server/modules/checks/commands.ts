import { basename } from 'node:path'
import { parseDay } from '#kernel/dates'
import { dollars, parseDollars } from '#kernel/money'
import type { StandingCheck } from '#kernel/standing-check'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { askForChecks } from './ask-for-checks.ts'
import { bringHaulerList } from './bring-hauler-list.ts'
import { checkRun } from './checks-queries.ts'
import { findings, sumsOf } from './findings-queries.ts'
import { haulerListShown } from './hauler-queries.ts'

const over = { over: { type: 'string' } } as const

/** Standing checks at the terminal. */
export const checkCommands = (known: readonly StandingCheck[]): readonly Command[] => [
  {
    name: 'check run',
    summary: 'Go through the books with all standing checks, or those named, and tell what they found',
    usage: 'check run [CHECK…] [--over AMOUNT] [--city NAME] [--json]',
    help: `The checks: ${known.map(({ code }) => code).join(', ')}. With --over it ends with 1 when more than that amount is at stake with
open findings, so that a scheduler can tell somebody.`,
    options: over,
    examples: [
      ['cartwright check run', 'Do all checks now'],
      [
        'cartwright check run service-after-stop --over 0',
        'Do one, and end with 1 when anything is at stake',
      ],
    ],
    run: (given) => run(given, known),
  },
  {
    name: 'check list',
    summary: 'Open findings, what is at stake first',
    usage: 'check list [--check CHECK] [--owner ROLE] [--over AMOUNT] [--city NAME] [--json]',
    options: { ...over, check: { type: 'string' }, owner: { type: 'string' } },
    examples: [['cartwright check list --owner clerk', 'What lies with the clerks']],
    run: (given) => list(given, known),
  },
  {
    name: 'check hauler',
    summary: 'Bring a hauler’s list in and hold it against our services, both ways',
    usage: 'check hauler FILE [--on DAY] [--mapping FILE] [--city NAME] [--json]',
    help: `Columns are found by their names, or by a mapping file that names them. It ends with 1 when anything differs. The same file is
taken once.`,
    options: { on: { type: 'string' }, mapping: { type: 'string' } },
    examples: [['cartwright check hauler november.csv --on 2026-11-20', 'Compare the list of November 20']],
    run: (given) => hauler(given, known),
  },
]

async function run(given: Given, known: readonly StandingCheck[]): Promise<ExitCode> {
  const limit = overOption(given)
  const told = await given.withOffice(async (office) => {
    const id = await office.inTransaction((work) =>
      askForChecks(work, known, given.words.length > 0 ? given.words : undefined),
    )
    await office.finishJobs()
    return office.inTransaction(async (work) => ({
      ...(await checkRun(work, known, id)),
      open: await sumsOf(work, { state: 'waiting' }),
    }))
  })
  given.answer(told, () =>
    [
      ...told.checks.map(({ title, done }) =>
        done
          ? `${title}: ${done.found} found, ${dollars(done.amountCents)} at stake, ${done.fresh} new, ${done.back} back, ${done.mended} mended`
          : `${title}: not done`,
      ),
      `Open in all: ${told.open.findings} findings, ${dollars(told.open.amountCents)} at stake.`,
    ].join('\n'),
  )
  return told.state !== 'done' || isOver(told.open, limit) ? 1 : 0
}

async function list(given: Given, known: readonly StandingCheck[]): Promise<ExitCode> {
  const limit = overOption(given)
  const [check, owner] = [textOption(given, 'check'), textOption(given, 'owner')]
  const filter = { state: 'waiting' as const, ...(check && { check }), ...(owner && { owner }) }
  const page = await given.withOffice((office) =>
    office.inTransaction((work) => findings(work, known, { limit: 500, ...filter })),
  )
  given.answer(page, () =>
    page.findings === 0
      ? 'Nothing is open.'
      : [
          ...page.rows.map(
            ({ id, amountCents, ownerName, ownerRole, sentence }) =>
              `${id}  ${dollars(amountCents)}  ${ownerName ?? ownerRole}  ${sentence}`,
          ),
          `${page.findings} findings, ${dollars(page.amountCents)} at stake.`,
        ].join('\n'),
  )
  return isOver(page, limit) ? 1 : 0
}

async function hauler(given: Given, known: readonly StandingCheck[]): Promise<ExitCode> {
  const path = neededWord(given, 0, 'The file')
  const on = textOption(given, 'on')
  const day = on === undefined ? null : parseDay(on)
  if (on !== undefined && !day) throw new UsageError(`“${on}” is no day. Write one such as 2026-11-20.`)
  const mappingFile = textOption(given, 'mapping')
  const file = {
    bytes: new Uint8Array(await namedFile(path)),
    fileName: basename(path),
    mapping: mappingFile === undefined ? null : (await namedFile(mappingFile)).toString('utf8'),
  }
  const told = await given.withOffice(async (office) => {
    const shown = await office.inTransaction(async (work) =>
      haulerListShown(work, await bringHaulerList(work, known, { ...file, listOn: day ?? work.today })),
    )
    await office.finishJobs()
    return shown
  })
  const { rows, matched, different, unknown, rejected, oursOnly } = told.totals
  given.answer(
    told,
    () =>
      `List ${told.id}, ${told.fileName}: ${rows} rows: ${matched} matched, ${different} different, ${unknown} unknown, ${rejected} rejected; ${oursOnly} of ours are not on it.`,
  )
  return matched === rows && oursOnly === 0 ? 0 : 1
}

/** The amount that may be at stake, in cents; null when nobody asked. */
function overOption(given: Given): number | null {
  const text = textOption(given, 'over')
  if (text === undefined) return null
  const amount = parseDollars(text)
  if (amount === null || amount < 0) throw new UsageError(`“${text}” is no amount. Write one such as 250.00.`)
  return amount
}

const isOver = ({ amountCents }: { amountCents: number }, limit: number | null): boolean =>
  limit !== null && amountCents > limit
