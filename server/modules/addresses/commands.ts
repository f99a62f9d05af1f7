import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
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
import { bringAnswer } from './bring-answer.ts'
import { waitingLines } from './close-exchange.ts'
import { exchangeById } from './exchange-rows.ts'
import { exportParts, makeExchange } from './make-exchange.ts'

/** The exchange of addresses at the terminal. */
export const addressCommands: readonly Command[] = [
  {
    name: 'addresses export',
    summary: 'Export the mailing addresses for a vendor who codes them and looks for moves',
    usage: 'addresses export FILE --vendor NAME [--again EXCHANGE] [--city NAME] [--json]',
    help: `One row for each name at an address. The export has a number, a count and a hash; confidential addresses are in none. With --again the
file of an export that is there is written once more, the same bytes.`,
    options: { vendor: { type: 'string' }, again: { type: 'string' } },
    examples: [
      ['cartwright addresses export out.csv --vendor "Coding House"', 'Make an export'],
      ['cartwright addresses export out.csv --again 3', 'Write export 3 once more'],
    ],
    run: exportAddresses,
  },
  {
    name: 'addresses load',
    summary: 'Take the vendor’s answer: what does not fit waits, changes wait to be reviewed',
    usage: 'addresses load EXCHANGE FILE [--city NAME] [--json]',
    help: 'The same file is taken once. It ends with 1 when lines wait or rows have no answer.',
    examples: [['cartwright addresses load 3 answer.csv', 'Take the answer to export 3']],
    run: loadAnswer,
  },
]

async function exportAddresses(given: Given): Promise<ExitCode> {
  const path = neededWord(given, 0, 'The file')
  const [vendor, again] = [textOption(given, 'vendor'), textOption(given, 'again')]
  if ((vendor === undefined) === (again === undefined))
    throw new UsageError(
      'Write --vendor with the name of the vendor, or --again with the number of an export.',
    )
  if (again !== undefined && !/^\d{1,12}$/.test(again))
    throw new UsageError(`“${again}” is no number of an export.`)
  const { exported, text } = await given.withOffice((office) =>
    office.inTransaction(async (work) => {
      const id =
        again === undefined
          ? await makeExchange(work, { body: { key: randomUUID(), vendor: vendor! } })
          : Number(again)
      const made = await exchangeById(work, id)
      return { exported: made, text: (await Array.fromAsync(exportParts(work, id))).join('') }
    }),
  )
  await writeFile(path, text)
  given.answer(
    exported,
    () =>
      `Export ${exported.exchangeId} for ${exported.vendor}: ${exported.rows} rows, SHA-256 ${exported.sha256}. ${exported.confidential} accounts with a confidential address are not in it.`,
  )
  return 0
}

async function loadAnswer(given: Given): Promise<ExitCode> {
  const exchangeId = neededNumber(given, { thing: 'export', list: 'addresses export' })
  const path = neededWord(given, 1, 'The file')
  const file = { bytes: new Uint8Array(await namedFile(path)), fileName: basename(path) }
  const { told, waiting } = await given.withOffice((office) =>
    office.inTransaction(async (work) => ({
      told: await bringAnswer(work, exchangeId, file),
      waiting: await waitingLines(work, exchangeId),
    })),
  )
  given.answer({ ...told, waiting }, () =>
    [
      ...waiting
        .slice(0, 50)
        .map(({ line, field, sentence }) => `line ${line}${field === null ? '' : `, ${field}`}: ${sentence}`),
      told.sentence,
      `${told.exchange.changesOpen} changes wait to be reviewed.`,
    ].join('\n'),
  )
  return told.answer.faulty > 0 || told.missing > 0 ? 1 : 0
}
