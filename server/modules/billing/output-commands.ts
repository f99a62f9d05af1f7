import { writeFile } from 'node:fs/promises'
import { dollars } from '#kernel/money'
import { type Command, type Given, textOption, UsageError } from '../../cli/command.ts'
import { findRun } from './bill-run.ts'
import { runWord } from './command-words.ts'
import { distributionOf } from './gl-distribution.ts'
import { exportJournal } from './journal.ts'
import { exceptionFile, registerFile } from './register-files.ts'

/** What a run hands to people and to the finance system, at the terminal. */
export const outputCommands: readonly Command[] = [
  {
    name: 'run register',
    summary: 'Write the register of a run, or the list of its exceptions, as PDF or Excel',
    usage: 'run register RUN [--format pdf|xlsx] [--exceptions] [--out FILE] [--city NAME] [--json]',
    help: `The register lists every account with its bill, its lines and its last bill; the manager signs it. With --exceptions it
lists what was unusual and who decided what. The file goes into the current folder under its own name unless --out names one.`,
    options: { format: { type: 'string' }, exceptions: { type: 'boolean' }, out: { type: 'string' } },
    examples: [
      ['cartwright run register 12', 'The register to sign'],
      ['cartwright run register 12 --exceptions --format xlsx', 'Exceptions to sort and filter'],
    ],
    run: writeRegister,
  },
  {
    name: 'run distribution',
    summary: 'How a run falls on the general ledger',
    usage: 'run distribution RUN [--city NAME] [--json]',
    help: 'From its register before it is posted, from its entries after that. Debits equal credits.',
    examples: [['cartwright run distribution 12', 'One line for each ledger account']],
    run: distribution,
  },
  {
    name: 'run journal',
    summary: 'Write the balanced journal of a posted run for the finance system',
    usage: 'run journal RUN [--layout NAME] [--out FILE] [--city NAME] [--json]',
    help: `The first export numbers and locks the journal; each later one writes the same bytes. The layout is the city's own unless
one is named. It goes to standard output unless --out names a file.`,
    options: { layout: { type: 'string' }, out: { type: 'string' } },
    examples: [['cartwright run journal 12 --out journal.csv', 'Export it to a file']],
    run: journal,
  },
]

async function writeRegister(given: Given): Promise<0> {
  const asked = { runId: runWord(given), format: formatOption(given), filter: {} }
  const make = given.options.exceptions === true ? exceptionFile : registerFile
  const made = await given.withOffice((office) => make(office.inTransaction, asked))
  const file = textOption(given, 'out') ?? made.name
  await writeFile(file, made.bytes)
  given.answer({ file, bytes: made.bytes.length }, () => `Written: ${file}`)
  return 0
}

function formatOption(given: Given): 'pdf' | 'xlsx' {
  const written = textOption(given, 'format') ?? 'pdf'
  if (written === 'pdf' || written === 'xlsx') return written
  throw new UsageError(`“${written}” is no format of the register. Write --format pdf or --format xlsx.`)
}

async function distribution(given: Given): Promise<0> {
  const runId = runWord(given)
  const found = await given.withOffice((office) =>
    office.inTransaction(async (work) => distributionOf(work, await findRun(work, runId))),
  )
  given.answer(found, () =>
    [
      ...found.rows.map(
        ({ glString, name, debitCents, creditCents }) =>
          `${glString}  ${name}  debit ${dollars(debitCents)}  credit ${dollars(creditCents)}`,
      ),
      `${found.posted ? 'Posted' : 'Not posted yet'}: debits ${dollars(found.debitCents)}, credits ${dollars(found.creditCents)}.`,
    ].join('\n'),
  )
  return 0
}

async function journal(given: Given): Promise<0> {
  const asked = { runId: runWord(given), layout: textOption(given, 'layout') }
  const made = await given.withOffice((office) => office.inTransaction((work) => exportJournal(work, asked)))
  const file = textOption(given, 'out')
  if (file !== undefined) await writeFile(file, made.text)
  // The answer ends its line itself.
  const text = file === undefined ? made.text.replace(/\r?\n$/, '') : `Written: ${file}`
  given.answer({ number: made.number, file: file ?? null, text: made.text }, () => text)
  return 0
}
