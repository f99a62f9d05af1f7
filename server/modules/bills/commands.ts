import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Command,
  type ExitCode,
  type Given,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { runWord } from '../billing/command-words.ts'
import { askForEmails } from './ask-for-emails.ts'
import { billPdf } from './bill-pdf.ts'
import { printJobById } from './bills-queries.ts'
import { deliveryOf } from './email-queries.ts'
import { printRun } from './print-run.ts'

/** Bills on paper, at the terminal. */
export const billsCommands: readonly Command[] = [
  {
    name: 'run print',
    summary: 'Make the print files of a posted run, in mail order, with a manifest',
    usage: 'run print RUN [--from-piece N] [--returned] [--city NAME] [--json]',
    help: `The files lie in the data folder, a folder for each making. After a jam, --from-piece N makes them again from that piece on.
--returned makes only the bills whose e-mail did not arrive. It ends with 1 when they could not be made.`,
    options: { 'from-piece': { type: 'string' }, returned: { type: 'boolean' } },
    examples: [
      ['cartwright run print 12', 'All bills of the run'],
      ['cartwright run print 12 --from-piece 1801', 'From piece 1801 on'],
    ],
    run: print,
  },
  {
    name: 'run email',
    summary: 'Send the bills of a posted run that go by e-mail, and tell what became of them',
    usage: 'run email RUN [--city NAME] [--json]',
    help: `Each goes once to each address, however often this is asked. It ends with 1 when some did not arrive, or may not have:
run print RUN --returned puts those on paper.`,
    examples: [['cartwright run email 12', 'Send the e-mailed bills of run 12']],
    run: email,
  },
  {
    name: 'bill pdf',
    summary: 'Write one posted bill as PDF, as it was',
    usage: 'bill pdf NUMBER [--standard ua-1|a-2a] [--out FILE] [--city NAME] [--json]',
    help: 'ua-1 is for reading (PDF/UA-1), a-2a for keeping (PDF/A-2a). The file is called bill-NUMBER.pdf unless --out names one.',
    options: { standard: { type: 'string' }, out: { type: 'string' } },
    examples: [['cartwright bill pdf 00000012', 'Send a customer their bill again']],
    run: pdf,
  },
]

async function print(given: Given): Promise<ExitCode> {
  const [runId, fromPiece] = [runWord(given), pieceOption(given)]
  const made = await given.withOffice(async (office) => {
    const { printFolder } = office
    const holds = given.options.returned ? 'returned' : 'run'
    const id = await office.inTransaction((work) => printRun(work, { runId, fromPiece, holds, printFolder }))
    await office.finishJobs()
    const folder = join(printFolder, await office.city(), `run-${runId}`, `print-${id}`)
    return { ...(await office.inTransaction((work) => printJobById(work, id))), folder }
  })
  given.answer(made, () =>
    made.state === 'done'
      ? `${made.piecesDone} pieces in ${made.parts.length} files: ${made.folder}`
      : `Not made: ${made.failure ?? made.state}`,
  )
  return made.state === 'done' ? 0 : 1
}

async function email(given: Given): Promise<ExitCode> {
  const runId = runWord(given)
  const told = await given.withOffice(async (office) => {
    await office.inTransaction((work) => askForEmails(work, runId))
    await office.finishJobs()
    return office.inTransaction((work) => deliveryOf(work, runId))
  })
  const { sent = 0, waiting = 0, sending = 0, failed = 0, uncertain = 0 } = told.emails ?? {}
  given.answer(told, () =>
    [
      `${sent} e-mails sent, ${waiting + sending} on their way, ${failed} did not arrive, ${uncertain} may not have arrived.`,
      ...(told.returned > 0
        ? [`On paper: cartwright run print ${runId} --returned (${told.returned} bills)`]
        : []),
    ].join('\n'),
  )
  return failed + uncertain === 0 ? 0 : 1
}

function pieceOption(given: Given): number {
  const written = textOption(given, 'from-piece') ?? '1'
  if (!/^[1-9]\d{0,8}$/.test(written))
    throw new UsageError(`“${written}” is no piece. Write --from-piece and a whole number.`)
  return Number(written)
}

async function pdf(given: Given): Promise<ExitCode> {
  const number = neededWord(given, 0, 'The number of the bill')
  const standard = textOption(given, 'standard') ?? 'ua-1'
  if (standard !== 'ua-1' && standard !== 'a-2a')
    throw new UsageError(`“${standard}” is no standard of a bill. Write --standard ua-1 or --standard a-2a.`)
  const bytes = await given.withOffice((office) => billPdf(office.inTransaction, number, standard))
  const file = textOption(given, 'out') ?? `bill-${number}.pdf`
  await writeFile(file, bytes)
  given.answer({ file, bytes: bytes.length }, () => `Written: ${file}`)
  return 0
}
