import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededWord,
  UsageError,
} from '../../cli/command.ts'
import { checkMailDat } from './check-mail-dat.ts'
import { readJobFiles } from './read-files.ts'
import { readJob } from './read-job.ts'
import { statementWorksheet } from './statement-worksheet.ts'
import { worksheetPdf } from './worksheet-pdf.ts'
import { writeMailDat } from './write-mail-dat.ts'

/** Mail.dat at the terminal. */
export const mailDatCommands: readonly Command[] = [
  {
    name: 'maildat check',
    summary:
      'Check the files of a Mail.dat 25-1 job of letters without a database: every field and every total',
    usage: 'maildat check FOLDER|ZIP [--json]',
    help: `Nothing is kept of it. Every field is held against the table of the standard, and the files against each other: counts, pieces, weights,
names, barcodes. It ends with 0 when all is right, and with 1 when it is not.
--json answers { files, faults [{ file, line, field, sentence }] }.`,
    examples: [
      ['cartwright maildat check ./job-118', 'Before a job goes to the mail house'],
      ['cartwright maildat check job-118.zip --json', 'What another program reads'],
    ],
    run: check,
  },
  {
    name: 'maildat write',
    summary:
      'Write the files of a Mail.dat 25-1 job of letters, and its postage worksheet, from a job in JSON',
    usage: 'maildat write JOB.json FOLDER [--json]',
    help: `The file has { job, prices }: trays with their letters, and what the job says of the mailing; server/modules/mail-dat/read-job.ts has its
form, and whatever is wrong in it is told with its place. Without prices there is no worksheet. What was written is checked before the command ends.`,
    examples: [['cartwright maildat write job-118.json ./job-118', 'Ten files and worksheet.pdf']],
    run: write,
  },
]

async function check(given: Given): Promise<ExitCode> {
  const path = neededWord(given, 0, 'The folder or the zip file')
  const files = await readJobFiles(path)
  if (!files)
    throw new UsageError(`${path} cannot be read. Name a folder with the files of a job, or a zip file.`)
  const faults = checkMailDat(files)
  given.answer({ files: [...files.keys()].toSorted(), faults }, () =>
    faults.length === 0
      ? `${files.size} files, nothing wrong.`
      : faults
          .map(({ file, line, field, sentence }) =>
            [file, line === null ? '' : `line ${line}`, field ?? '', sentence].filter(Boolean).join('  '),
          )
          .join('\n'),
  )
  return faults.length === 0 ? 0 : 1
}

async function write(given: Given): Promise<ExitCode> {
  const path = neededWord(given, 0, 'The file with the job')
  const folder = neededWord(given, 1, 'The folder to write to')
  const read = readJob((await namedFile(path)).toString('utf8'))
  if ('faults' in read) throw new UsageError(`${path} is no job.\n${read.faults.join('\n')}`)
  const { job, prices } = read
  const worksheet = prices && statementWorksheet(job, prices)
  const files = writeMailDat(job)
  const faults = checkMailDat(files, worksheet ?? undefined)
  await mkdir(folder, { recursive: true })
  for (const [name, text] of files) await writeFile(join(folder, name), text, 'latin1')
  if (worksheet) {
    const told = { city: job.source, job: job.jobId, printedOn: job.preparedOn.toString() }
    await writeFile(join(folder, 'worksheet.pdf'), await worksheetPdf(worksheet, told))
  }
  given.answer({ folder, files: [...files.keys()], worksheet, faults }, () =>
    [`${files.size} files written to ${folder}.`, ...faults.map(({ sentence }) => sentence)].join('\n'),
  )
  return faults.length === 0 ? 0 : 1
}
