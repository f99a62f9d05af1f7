import {
  type Command,
  type ExitCode,
  type Given,
  namedFile,
  neededWord,
  textOption,
  UsageError,
} from '../../cli/command.ts'
import { decodeImb } from './decode-imb.ts'
import { encodeFile } from './encode-file.ts'
import { encodeImb } from './encode-imb.ts'
import { readTracking } from './read-tracking.ts'

/** Intelligent Mail barcodes at the terminal. They need no books. */
export const barcodeCommands: readonly Command[] = [
  {
    name: 'imb encode',
    summary: 'The 65 bars of an Intelligent Mail barcode as letters, or why its digits make none',
    usage: 'imb encode [TRACKING] [ROUTING] [--file CSV] [--json]',
    help: `TRACKING is 20 digits: barcode ID, service type, mailer ID, serial number. ROUTING is the ZIP code of 5, 9 or 11 digits, or none.
The letters are T tracker, A ascender, D descender, F full, from the left. With --file it reads a CSV, tracking and routing in its first two
columns or in those of that name, and answers line by line; it ends with 1 when a line made no barcode.`,
    options: { file: { type: 'string' } },
    examples: [
      ['cartwright imb encode 01234567094987654321 01234567891', 'One barcode'],
      ['cartwright imb encode --file pieces.csv', 'Line by line, with what is wrong'],
    ],
    run: encode,
  },
  {
    name: 'imb decode',
    summary: 'Read the 65 letters of an Intelligent Mail barcode back to its digits',
    usage: 'imb decode BARS [--json]',
    help: 'Refuses letters that do not pass the frame check: at least one bar was read or written wrong.',
    examples: [
      [
        'cartwright imb decode AADTFFDFTDADTAADAATFDTDDAAADDTDTTDAFADADDDTFFFDDTTTADFAAADFTDAADA',
        'Which piece is it?',
      ],
    ],
    run: async (given) => {
      const imb = decodeImb(neededWord(given, 0, 'The barcode’s letters').toUpperCase())
      const parts = readTracking(imb.tracking)
      given.answer({ ...imb, ...parts }, () =>
        [
          `${imb.tracking} ${imb.routing}`.trimEnd(),
          `  barcode ID ${parts.barcodeId}, service type ${parts.serviceType} (${parts.service}), mailer ID ${parts.mailerId}, serial number ${parts.serial}`,
        ].join('\n'),
      )
      return 0
    },
  },
]

async function encode(given: Given): Promise<ExitCode> {
  const file = textOption(given, 'file')
  if (file === undefined) {
    const imb = { tracking: neededWord(given, 0, 'The tracking'), routing: given.words[1] ?? '' }
    const bars = encodeImb(imb)
    given.answer({ ...imb, bars }, () => bars)
    return 0
  }
  if (given.words.length > 0) throw new UsageError('Write digits, or --file, not both.')
  const lines = encodeFile((await namedFile(file)).toString('utf8'))
  given.answer({ lines }, () =>
    lines
      .map(
        ({ line, bars, returnCode, instead }) => bars ?? `line ${line}: refused (${returnCode}). ${instead}`,
      )
      .join('\n'),
  )
  return lines.every(({ bars }) => bars !== null) ? 0 : 1
}
