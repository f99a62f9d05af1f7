import { basename } from 'node:path'
import { parse } from 'yaml'
import { insteadOf } from '#kernel/nearest-word'
import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededOption,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { type Asked, checkBankFile } from './check-bank-file.ts'
import { LockboxLayout } from './lockbox-layout.ts'
import { lockboxLayouts } from './lockbox-layouts.ts'
import { listReasons } from './reasons.ts'
import { tellBankFile } from './tell-bank-file.ts'

const formats = ['nacha', 'bai2', 'lockbox'] as const

/** Files of banks at the terminal. */
export const bankCommands: readonly Command[] = [
  {
    name: 'bank check',
    summary: 'Read a file of a bank without a database: verdict, totals, and every fault with its line',
    usage: 'bank check FILE --format nacha|bai2|lockbox [--lenient] [--layout NAME|FILE] [--json]',
    help: `Nothing is loaded or posted, and nothing is kept of the file. nacha: ACH files with PPD, WEB, TEL, CCD and CIE entries, returns and
notifications of change. bai2: statements. lockbox: checks by mail, by a layout: ${lockboxLayouts.map(({ name }) => name).join(', ')}, or a YAML file in
the form of these. --lenient takes what real banks are known to do, with a warning: cartwright bank reasons lists it.
It ends with 0 when the file can be used, with or without warnings, and with 1 when it is refused.
--json answers { file, mode, verdict: good|usable|refused, bytes, lines, records (kind → count),
  totals [{ what, line, unit, found, told }], faults [{ line, column, record, code, sentence, severity: refuse|warn }], content }.`,
    options: { format: { type: 'string' }, lenient: { type: 'boolean' }, layout: { type: 'string' } },
    examples: [
      ['cartwright bank check returns.ach --format nacha', 'See what came back, and what to do about it'],
      ['cartwright bank check statement.bai --format bai2 --lenient', 'Take what banks are known to do'],
      [
        'cartwright bank check box.txt --format lockbox --layout bai-remitter --json',
        'By the layout of one bank',
      ],
    ],
    run: check,
  },
  {
    name: 'bank reasons',
    summary:
      'Every reason for which a file of a bank is refused or warned of, strictly and leniently, with its source',
    usage: 'bank reasons [--json]',
    examples: [['cartwright bank reasons', 'See what --lenient takes']],
    run: (given) => {
      const reasons = listReasons()
      given.answer({ reasons }, () =>
        reasons
          .map(
            ({ code, strict, lenient, title, source }) =>
              `${code}  ${weight(strict, lenient)}  ${title}  (${source})`,
          )
          .join('\n'),
      )
      return Promise.resolve(0 as const)
    },
  },
]

const weight = (strict: string, lenient: string): string =>
  strict === lenient ? strict : `${strict}, leniently ${lenient}`

async function check(given: Given): Promise<ExitCode> {
  const path = neededWord(given, 0, 'The file')
  const asked = await askedFor(given)
  const bytes = await namedFile(path)
  const checked = checkBankFile(basename(path), bytes, given.options.lenient ? 'lenient' : 'strict', asked)
  given.answer(checked, () => tellBankFile(checked))
  return checked.verdict === 'refused' ? 1 : 0
}

async function askedFor(given: Given): Promise<Asked> {
  const written = neededOption(given, 'format')
  const format = formats.find((one) => one === written)
  if (!format) throw new UsageError(`“${written}” is no format. ${insteadOf(written, formats)}`)
  const layout = textOption(given, 'layout')
  if (format === 'lockbox') return { format, layout: await layoutOf(layout ?? 'bai') }
  if (layout !== undefined)
    throw new UsageError(`--layout is of lockbox files; ${format} has none. Leave it out.`)
  return { format }
}

async function layoutOf(named: string): Promise<LockboxLayout> {
  const known = lockboxLayouts.find(({ name }) => name === named)
  if (known) return known
  if (!/\.ya?ml$/.test(named))
    throw new UsageError(
      `There is no layout “${named}”. ${insteadOf(
        named,
        lockboxLayouts.map(({ name }) => name),
      )} Or name a YAML file.`,
    )
  const parsed = LockboxLayout.safeParse(yamlOf(named, (await namedFile(named)).toString('utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new UsageError(`The layout ${named} is not in form: ${issue!.path.join('.')}: ${issue!.message}.`)
}

function yamlOf(path: string, text: string): unknown {
  try {
    return parse(text)
  } catch {
    throw new UsageError(`The layout ${path} is no YAML.`)
  }
}
