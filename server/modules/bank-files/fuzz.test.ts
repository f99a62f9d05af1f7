import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { achLines, bytesOf, textAddenda } from '#test/ach-file'
import { bai2Lines } from '#test/bai2-file'
import { lockboxLines } from '#test/lockbox-file'
import type { BankFile } from './bank-file.ts'
import { lockboxLayouts } from './lockbox-layouts.ts'
import { readBai2 } from './read-bai2.ts'
import { readLockbox } from './read-lockbox.ts'
import { readNacha } from './read-nacha.ts'
import type { Mode } from './reason.ts'

type Read = (bytes: Uint8Array, mode: Mode) => BankFile<unknown>
const formats: { name: string; read: Read; lines: readonly string[] }[] = [
  {
    name: 'nacha',
    read: readNacha,
    lines: achLines([{}, { entries: [{ addenda: [textAddenda('LATE', '231380100000001')] }, {}] }]),
  },
  {
    name: 'bai2',
    read: readBai2,
    lines: bai2Lines([
      {
        summaries: 'USD,010,5,,,110,6,2,S,1,2,3',
        lines: ['16,475,7,V,261124,,B,C,TEXT / 49,', '88,MORE'],
        total: 18,
      },
    ]),
  },
  ...lockboxLayouts
    .filter(({ name }) => name !== 'bai-remitter')
    .map((layout) => ({
      name: layout.name,
      read: (bytes: Uint8Array, mode: Mode) => readLockbox(bytes, mode, layout),
      lines: lockboxLines([[{ overflow: ['LATE', 'SORRY'] }, {}], []]),
    })),
]

const mode = fc.constantFrom<Mode>('strict', 'lenient')
const ends = fc.constantFrom('\n', '\r\n', '\r', '')

/** Lines as a text editor counts them. */
function linesOf(text: string): number {
  const lines = text.split(/\r\n|\n|\r/)
  return lines.at(-1) === '' ? lines.length - 1 : lines.length
}

/** What must hold whatever came of it, and does not: every line is accounted for, faults stand in the file, the verdict fits. */
function unsound({ records, faults, lines, verdict }: BankFile<unknown>, text: string): unknown[] {
  const told = new Set(records.map(({ line }) => line))
  const refused = faults.some(({ severity }) => severity === 'refuse')
  return [
    ...(lines === linesOf(text.replace(/^\xef\xbb\xbf/, '')) ? [] : ['lines are counted otherwise']),
    ...(told.size === lines && [...told].every((line) => line <= lines) ? [] : ['lines are lost']),
    ...faults.filter(
      ({ line, column, sentence }) =>
        line < 1 || line > Math.max(1, lines) || column < 1 || !/^[\x20-\x7e“”…·−]+$/.test(sentence),
    ),
    ...((verdict === 'refused') === refused ? [] : ['the verdict does not fit']),
  ]
}

/** A sound file with harm done to it: lines lost, doubled, swapped, cut off, and other text in them. */
const harmed = (lines: readonly string[]): fc.Arbitrary<string> => {
  const place = fc.nat(lines.length - 1)
  const harm = fc.oneof(
    place.map((at) => (some: string[]) => some.toSpliced(at, 1)),
    place.map((at) => (some: string[]) => some.toSpliced(at, 0, some[at] ?? '')),
    fc.tuple(place, place).map(
      ([a, b]) =>
        (some: string[]) =>
          some.with(a % some.length, some[b] ?? ''),
    ),
    fc.tuple(place, fc.nat(110)).map(
      ([at, to]) =>
        (some: string[]) =>
          some.with(at % some.length, some[at]?.slice(0, to) ?? ''),
    ),
    fc
      .tuple(
        place,
        fc.nat(110),
        fc.oneof(fc.stringMatching(/^[-\d,/ A-Z]{1,20}$/), fc.string({ unit: 'binary-ascii', maxLength: 5 })),
      )
      .map(([at, column, text]) => (some: string[]) => {
        const line = some[at] ?? ''
        return some.with(at % some.length, line.slice(0, column) + text + line.slice(column + text.length))
      }),
  )
  return fc
    .tuple(fc.array(harm, { minLength: 1, maxLength: 4 }), ends)
    .map(([harms, end]) =>
      harms.reduce((some, one) => (some.length > 0 ? one(some) : some), [...lines]).join(end),
    )
}

describe.each(formats)('$name', ({ read, lines }) => {
  it('takes any bytes without a crash and accounts for every line', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), mode, (bytes, how) => {
        expect(unsound(read(bytes, how), Buffer.from(bytes).toString('latin1'))).toEqual([])
      }),
    )
  })

  it('takes any harm done to a sound file', () => {
    fc.assert(
      fc.property(harmed(lines), mode, (text, how) => {
        expect(unsound(read(bytesOf(text), how), text)).toEqual([])
      }),
    )
  })

  it('leniently refuses nothing that is taken strictly, and reads the same', () => {
    fc.assert(
      fc.property(harmed(lines), (text) => {
        const strict = read(bytesOf(text), 'strict')
        const lenient = read(bytesOf(text), 'lenient')
        expect(strict.verdict === 'refused' ? strict : lenient).toEqual(strict)
      }),
    )
  })

  it.each([
    { case: 'one huge line of records', text: lines.join('').repeat(200) },
    { case: 'slashes and blanks', text: '16,/ '.repeat(20_000) },
    { case: 'commas', text: `03,1,USD${','.repeat(50_000)}/` },
    { case: 'records without an end', text: '01,/'.repeat(20_000) },
    { case: 'continuations', text: `16,475,1,0,,,X\n${'88,X / 49,1\n'.repeat(3000)}` },
    { case: 'headers again and again', text: `${'\n'.repeat(3000)}${`${lines[0]}\n`.repeat(2000)}` },
    { case: 'digits', text: '9'.repeat(50_000) },
    { case: 'zeros of memory', text: '\0'.repeat(50_000) },
  ])('reads $case in one go', ({ text }) => {
    for (const how of ['strict', 'lenient'] as const)
      expect(unsound(read(bytesOf(text), how), text)).toEqual([])
  })
})
