import { basename } from 'node:path'
import { dollars } from '#kernel/money'
import { insteadOf } from '#kernel/nearest-word'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededNumber,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { type FileShown, bankFileById } from './bank-file-rows.ts'
import { listBankFiles, showBankFile } from './bank-files-queries.ts'
import { loadBankFile, type SentFile } from './load-bank-file.ts'
import { askToPostFile } from './post-bank-file.ts'
import { bankFormats } from './tell-format.ts'

/** Loading files of banks at the terminal. */
export const bankFileCommands: readonly Command[] = [
  {
    name: 'bank load',
    summary:
      'Load a file of a bank: every line is kept with what is to become of it; with --post it is posted',
    usage:
      'bank load FILE [--format nacha|bai2|lockbox|csv] [--layout NAME] [--mapping FILE] [--received DAY] [--lenient REASON] [--post] [--city NAME] [--json]',
    help: `What a file is, is told by its first bytes. The same file is taken once: the second time it is refused with the first. --lenient takes
what real banks are known to do, and keeps the reason you write. It ends with 1 when the file is refused.`,
    options: {
      format: { type: 'string' },
      layout: { type: 'string' },
      mapping: { type: 'string' },
      received: { type: 'string' },
      lenient: { type: 'string' },
      post: { type: 'boolean' },
    },
    examples: [
      ['cartwright bank load box-1123.txt', 'See what each line would become'],
      ['cartwright bank load box-1123.txt --post', 'Load and post it'],
    ],
    run: load,
  },
  {
    name: 'bank files',
    summary: 'The files of banks that were loaded, newest first',
    usage: 'bank files [--city NAME] [--json]',
    examples: [['cartwright bank files', 'See which file has which number']],
    run: async (given) => {
      const page = await given.withOffice((office) =>
        office.inTransaction((work) => listBankFiles(work, { view: 'all', limit: 100, before: undefined })),
      )
      given.answer(page, () => page.rows.map(fileText).join('\n') || 'No file was loaded yet.')
      return 0
    },
  },
  {
    name: 'bank post',
    summary: 'Post a loaded file: payments to their accounts, the rest into suspense',
    usage: 'bank post FILE-NUMBER [--city NAME] [--json]',
    examples: [['cartwright bank post 3', 'Post what was loaded']],
    run: post,
  },
]

async function load(given: Given): Promise<ExitCode> {
  const path = neededWord(given, 0, 'The file')
  const sent = await sentFile(given, path)
  const shown = await given.withOffice(async (office) => {
    const fileId = await office.inTransaction((work) => loadBankFile(work, sent))
    if (given.options.post) {
      await office.inTransaction((work) => askToPostFile(work, fileId))
      await office.finishJobs()
    }
    return office.inTransaction((work) => showBankFile(work, fileId))
  })
  given.answer(shown, () =>
    [
      ...shown.faults
        .slice(0, 50)
        .map(
          ({ line, severity, sentence }) =>
            `line ${line}: ${severity === 'refuse' ? 'refused' : 'warning'}: ${sentence}`,
        ),
      fileText(shown.file),
    ].join('\n'),
  )
  return shown.file.state === 'refused' ? 1 : 0
}

async function sentFile(given: Given, path: string): Promise<SentFile> {
  const written = textOption(given, 'format')
  const format = bankFormats.find((one) => one === written)
  if (written !== undefined && !format)
    throw new UsageError(`“${written}” is no format. ${insteadOf(written, bankFormats)}`)
  const [lenient, mapping] = [textOption(given, 'lenient'), textOption(given, 'mapping')]
  return {
    bytes: new Uint8Array(await namedFile(path)),
    fileName: basename(path),
    format: format ?? null,
    mode: lenient === undefined ? 'strict' : 'lenient',
    modeReason: lenient ?? null,
    layout: textOption(given, 'layout') ?? null,
    receivedOn: textOption(given, 'received') ?? null,
    mapping: mapping === undefined ? null : (await namedFile(mapping)).toString('utf8'),
  }
}

async function post(given: Given): Promise<ExitCode> {
  const fileId = neededNumber(given, { thing: 'file', list: 'bank files' })
  const file = await given.withOffice(async (office) => {
    await office.inTransaction((work) => askToPostFile(work, fileId))
    await office.finishJobs()
    return office.inTransaction((work) => bankFileById(work, fileId))
  })
  given.answer(file, () => fileText(file))
  return file.state === 'posted' ? 0 : 1
}

const sum = (what: string, { count, cents }: { count: number; cents: number }) =>
  `${count} ${what} ${dollars(cents)}`

function fileText({
  fileId,
  fileName,
  format,
  state,
  totals,
  notices,
  statements,
  failure,
}: FileShown): string {
  const money = [
    sum('in the file', totals.file),
    sum('posted', totals.posted),
    sum('suspended', totals.suspended),
    sum('rejected', totals.rejected),
  ]
  const others = [
    ...(notices.all > 0 ? [`${notices.all} notices`] : []),
    ...(statements > 0 ? [`${statements} statements`] : []),
  ]
  return `${fileId}  ${fileName}  ${format}  ${state}  ${[...money, ...others].join(', ')}${failure ? `  ${failure}` : ''}`
}
