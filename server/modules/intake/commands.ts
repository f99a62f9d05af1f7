import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { insteadOf } from '#kernel/nearest-word'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededNumber,
  neededOption,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { applyImport } from './apply-import.ts'
import { bringFile } from './bring-file.ts'
import { discardImport } from './discard-import.ts'
import { importKinds, isImportKind } from './import-fields.ts'
import { findImport, importFiles, importWithFaults } from './intake-queries.ts'
import { recordedFile } from './recorded-file.ts'
import { rejectList } from './reject-list.ts'

const kinds = Object.keys(importKinds)

/** Bringing files in at the terminal. */
export const intakeCommands: readonly Command[] = [
  {
    name: 'import bring',
    summary: 'Bring a CSV or XLSX file in: every row is checked and staged, nothing is loaded yet',
    usage: 'import bring FILE --kind KIND [--mapping FILE] [--city NAME] [--json]',
    help: `The kinds: ${kinds.join(', ')}. Columns are found by their names, or by a mapping file that names them. It ends with 1 when no
row can be loaded. Then look at the rejects, and apply.`,
    options: { kind: { type: 'string' }, mapping: { type: 'string' } },
    examples: [['cartwright import bring premises.csv --kind premises', 'Stage a file of addresses']],
    run: bring,
  },
  {
    name: 'import list',
    summary: 'The files that were brought in, newest first',
    usage: 'import list [--city NAME] [--json]',
    examples: [['cartwright import list', 'See which file has which number']],
    run: list,
  },
  {
    name: 'import show',
    summary: 'A file that was brought in, with its totals and its commonest faults',
    usage: 'import show IMPORT [--city NAME] [--json]',
    examples: [['cartwright import show 3', 'What is wrong with the rows that were rejected']],
    run: (given) => answerShown(given),
  },
  {
    name: 'import rejects',
    summary: 'Write rejected and duplicate rows as CSV with line and reason: correct it and bring it again',
    usage: 'import rejects IMPORT [--out FILE] [--city NAME] [--json]',
    options: { out: { type: 'string' } },
    examples: [['cartwright import rejects 3 --out rejects.csv', 'Write the reject list to a file']],
    run: rejects,
  },
  {
    name: 'import apply',
    summary: 'Load the good rows of a file into the books: all of them, or none',
    usage: 'import apply IMPORT [--city NAME] [--json]',
    examples: [['cartwright import apply 3', 'Load what was staged']],
    run: apply,
  },
  {
    name: 'import discard',
    summary: 'Leave a file that was not applied',
    usage: 'import discard IMPORT [--city NAME] [--json]',
    examples: [['cartwright import discard 3', 'Forget a file that was the wrong one']],
    run: discard,
  },
]

async function bring(given: Given): Promise<ExitCode> {
  const path = neededWord(given, 0, 'The file')
  const kind = neededOption(given, 'kind')
  if (!isImportKind(kind)) throw new UsageError(`“${kind}” is no kind of import. ${insteadOf(kind, kinds)}`)
  const mappingFile = textOption(given, 'mapping')
  const file = {
    bytes: new Uint8Array(await namedFile(path)),
    fileName: basename(path),
    kind,
    mapping: mappingFile === undefined ? null : (await namedFile(mappingFile)).toString('utf8'),
  }
  const brought = await given.withOffice((office) =>
    office.inTransaction(async (work) => recordedFile(await findImport(work, await bringFile(work, file)))),
  )
  given.answer(brought, () => fileText(brought))
  return brought.totals.good > 0 ? 0 : 1
}

async function list(given: Given): Promise<ExitCode> {
  const page = await given.withOffice((office) =>
    office.inTransaction((work) => importFiles(work, { limit: 100, after: undefined })),
  )
  given.answer(page, () => page.rows.map(fileText).join('\n') || 'No file was brought in yet.')
  return 0
}

async function answerShown(given: Given): Promise<ExitCode> {
  const id = importWord(given)
  const shown = await given.withOffice((office) => office.inTransaction((work) => importWithFaults(work, id)))
  given.answer(shown, () =>
    [
      fileText(shown),
      ...shown.faults.map(
        ({ rows, column, reason }) => `  ${rows} × ${column ? `${column}: ` : ''}${reason}`,
      ),
    ].join('\n'),
  )
  return 0
}

async function rejects(given: Given): Promise<ExitCode> {
  const id = importWord(given)
  const made = await given.withOffice((office) => office.inTransaction((work) => rejectList(work, id)))
  const file = textOption(given, 'out')
  if (file !== undefined) await writeFile(file, made.csv)
  const text = file === undefined ? made.csv.replace(/\r?\n$/, '') : `Written: ${file}`
  given.answer({ file: file ?? null, csv: made.csv }, () => text)
  return 0
}

/** Loads the file and waits for it: what stopped it is told, and ends with 1. */
async function apply(given: Given): Promise<ExitCode> {
  const id = importWord(given)
  const applied = await given.withOffice(async (office) => {
    await office.inTransaction((work) => applyImport(work, id))
    await office.finishJobs()
    return office.inTransaction(async (work) => recordedFile(await findImport(work, id)))
  })
  given.answer(applied, () => fileText(applied))
  return applied.state === 'applied' ? 0 : 1
}

async function discard(given: Given): Promise<ExitCode> {
  const id = importWord(given)
  const left = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      await discardImport(work, id)
      return recordedFile(await findImport(work, id))
    }),
  )
  given.answer(left, () => fileText(left))
  return 0
}

const importWord = (given: Given): number => neededNumber(given, { thing: 'import', list: 'import list' })

function fileText({ id, fileName, kind, state, totals, failure }: ReturnType<typeof recordedFile>): string {
  const { rows, good, duplicate, rejected, applied } = totals
  const counts = `${rows} rows: ${good} good, ${duplicate} duplicate, ${rejected} rejected, ${applied} applied`
  return `${id}  ${fileName}  ${kind}  ${state}  ${counts}${failure ? `  ${failure}` : ''}`
}
