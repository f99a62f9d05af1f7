import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { jobOf, usual } from '#test/mail-dat-job'
import { qualify } from '../presort/qualification.ts'
import { checkMailDat } from './check-mail-dat.ts'
import { poundsOf } from './job-parts.ts'
import { layoutOf, type RecordName } from './layouts.ts'
import type { AutomationLevel, MailDatJob } from './mail-dat-job.ts'
import { readJobFiles } from './read-files.ts'
import { readJob } from './read-job.ts'
import { statementWorksheet } from './statement-worksheet.ts'
import { worksheetPdf } from './worksheet-pdf.ts'
import { writeMailDat } from './write-mail-dat.ts'

const prices = { mills: { '5-digit': 593, aadc: 641, 'mixed-aadc': 672, 'full-service-discount': 3 } }

const filesOf = (job: MailDatJob) => writeMailDat(job)
const sentences = (files: ReadonlyMap<string, string>) =>
  checkMailDat(files).map(({ field, sentence }) => `${field}: ${sentence}`)

describe('a Mail.dat job', () => {
  it('is ten files of fixed width, each record with its closing character', () => {
    const files = filesOf(usual)
    expect([...files.keys()]).toEqual(
      ['hdr', 'seg', 'mpu', 'mcr', 'mpa', 'cpt', 'csm', 'cqt', 'pqt', 'pdr'].map(
        (ending) => `MARL0118.${ending}`,
      ),
    )
    for (const [name, text] of files)
      for (const line of text.trimEnd().split('\r\n')) {
        expect(line.length).toBe(layoutOf(name.slice(9) as RecordName).length)
        expect(line.endsWith('#')).toBe(true)
      }
    expect(files.get('MARL0118.seg')).toMatchSnapshot('segment')
    expect(files.get('MARL0118.csm')!.split('\r\n')[0]).toMatchSnapshot('container')
    expect(files.get('MARL0118.pdr')!.split('\r\n')[0]).toMatchSnapshot('piece')
  })

  it('has nothing wrong, whatever letters lie in it, and goes with its worksheet', () => {
    fc.assert(
      fc.property(anyTrays, (trays) => {
        const job = jobOf(trays)
        expect(checkMailDat(filesOf(job), statementWorksheet(job, prices))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('is refused when any one total is another', () => {
    fc.assert(
      fc.property(anyTotal, fc.integer({ min: 1, max: 9 }), fc.nat(), (total, more, which) => {
        const files = changed(filesOf(usual), { ...total, more, which })
        expect(checkMailDat(files)).not.toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is refused when any one record is missing, or is there twice', () => {
    const files = filesOf(usual)
    for (const [name, text] of files) {
      const lines = text.trimEnd().split('\r\n')
      for (const [at] of lines.entries()) {
        const without = lines.filter((_, other) => other !== at)
        expect(checkMailDat(new Map([...files, [name, `${without.join('\r\n')}\r\n`]]))).not.toEqual([])
        expect(
          checkMailDat(new Map([...files, [name, `${[...lines, lines[at]!].join('\r\n')}\r\n`]])),
        ).not.toEqual([])
      }
    }
  })

  it.each<[RecordName, string, string, string]>([
    ['seg', '1103', 'XX', 'SEG-1103: Principal Processing Category: “XX” is none of its values'],
    ['seg', '1129', '00000000', 'SEG-1129: Automation Coding Date: It is a day'],
    ['hdr', '1109', '9:30 ', 'HDR-1109: Time Prepared: It is a time'],
    ['hdr', '1106', ' Rosa Alvarez'.padEnd(30), 'HDR-1106: Contact Name: It begins at the left.'],
    ['hdr', '1106', ' '.repeat(30), 'HDR-1106: Contact Name: It is required, and is blank.'],
    [
      'mpu',
      '1103',
      '   438',
      'MPU-1103: Mail Piece Unit - Weight: It is a number that fills its field with zeros.',
    ],
    ['mpu', '1003', '1    ', 'MPU-1003: Mail Piece Unit ID: A number fills the field'],
    ['cpt', '1112', 'N ', 'CPT-1112: Component -Processing Category: “N” is none of its values'],
    ['csm', '1150', '91764242903999991000001 ', 'CSM-1150: A tray barcode has 24 digits.'],
    ['csm', '1159', '245 ', 'CSM-1159: The content identifier is not that of the tray barcode.'],
    ['cqt', '1008', 'L1', 'CQT-1008: Its tray is of level G, whose price is E.'],
    ['cqt', '1006', '000099', 'CQT-1006: “000099” stands in no record of csm.'],
    ['mcr', '1102', '0000000009', 'MCR-1102: “0000000009” stands in no record of mpa.'],
    ['pdr', '1108', '91764000009', 'PDR-1108: It is not the routing within the barcode of the letter.'],
    [
      'pdr',
      '1122',
      '0926090399999100000191764000001'.padEnd(34),
      'PDR-1122: It has 20 digits, the second 0 to 4',
    ],
    ['pdr', '9999', '*', 'PDR-9999: Closing Character: The record ends with its closing character'],
  ])('%s-%s as %j is refused', (record, number, raw, sentence) => {
    expect(sentences(put(filesOf(usual), { record, number, raw }))).toContainEqual(
      expect.stringContaining(sentence) as string,
    )
  })

  it('tells two letters with one serial number', () => {
    const [first, ...others] = usual.trays
    const [one, two, ...rest] = first!.pieces
    const twin = { ...two!, tracking: one!.tracking }
    const job = { ...usual, trays: [{ ...first!, pieces: [one!, twin, ...rest] }, ...others] }
    expect(sentences(filesOf(job))).toEqual([
      'PDR-1122: Another letter has this tracking: serial numbers are unique.',
    ])
  })

  it('is written from JSON, which says of a fault where it stands', () => {
    const json = JSON.stringify({ job: usual, prices })
    const read = readJob(json)
    expect('job' in read && filesOf(read.job)).toEqual(filesOf(usual))
    const wrong = json
      .replace('"weightMills":700', '"weightMills":3501')
      .replace('"2026-11-24"', '"11/24/2026"')
    expect(readJob(wrong)).toEqual({
      faults: [
        'job.mailedOn: write a day such as 2026-11-23',
        'job.trays.0.pieces.0.weightMills: a letter weighs 3500 at most',
      ],
    })
    expect(readJob('{')).toEqual({ faults: ['It is no JSON.'] })
  })

  it('is read out of a folder or a zip file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'maildat-'))
    const files = filesOf(usual)
    for (const [name, text] of files) await writeFile(join(folder, name), text)
    const zip = join(tmpdir(), 'maildat-job.zip')
    await writeFile(
      zip,
      zipSync(
        Object.fromEntries([...files].map(([name, text]) => [`job/${name}`, new TextEncoder().encode(text)])),
      ),
    )
    for (const path of [folder, zip]) expect(checkMailDat((await readJobFiles(path))!)).toEqual([])
    expect(await readJobFiles(join(folder, 'none'))).toBeNull()
    await rm(folder, { recursive: true })
    await rm(zip)
  })
})

describe('the postage worksheet', () => {
  it('has a line for each price level, less the discount, rounded once with halves up', () => {
    const worksheet = statementWorksheet(usual, prices)
    expect(worksheet.lines.map(({ line, pieces, amountMills }) => [line, pieces, amountMills])).toEqual([
      ['A1 5-Digit', 3, 1779],
      ['A2 AADC', 4, 2564],
      ['A3 Mixed AADC', 2, 1344],
    ])
    expect(worksheet).toMatchObject({
      pieces: 9,
      subtotalMills: 5687,
      discount: { amountMills: 27 },
      netCents: 566,
    })
    expect(statementWorksheet({ ...usual, fullService: false }, prices)).toMatchObject({
      discount: null,
      netCents: 569,
    })
  })

  it('has a line for each step of weight of what goes single piece, and comes with it to the cent to what the sort does', () => {
    fc.assert(
      fc.property(anyTrays, anySingle, fc.boolean(), (trays, single, fullService) => {
        const job = { ...jobOf(trays), fullService }
        const counted = [
          ...job.trays.map(({ level, pieces }) => ({ level, weightMills: 700, pieces: pieces.length })),
          ...single.map((weightMills) => ({ level: 'single-piece' as const, weightMills, pieces: 1 })),
        ]
        const mills = { ...prices.mills, 'single-piece-metered': 780, 'single-piece-additional-ounce': 290 }
        const sorted = qualify(counted, {}, { mills, isFullService: fullService })
        const beside = sorted.levels.flatMap(({ level, title, pieces, mills: priceMills }) =>
          level === 'single-piece' && pieces > 0 ? [{ line: title, pieces, priceMills }] : [],
        )
        const worksheet = statementWorksheet(job, prices, beside)
        expect(worksheet.inAllCents).toBe(sorted.postageCents)
        expect(checkMailDat(filesOf(job), worksheet)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('tells no postage in all where the price of a step is not known', () => {
    const worksheet = statementWorksheet(usual, prices, [
      { line: 'Single piece', pieces: 2, priceMills: null },
    ])
    expect(worksheet).toMatchObject({ netCents: 566, inAllCents: null })
    expect(checkMailDat(filesOf(usual), worksheet)).toEqual([])
  })

  it.each([
    { subtotalMills: 5688 },
    { netCents: 567 },
    { inAllCents: 567 },
    { pounds: 1 },
    { pieces: 8 },
    { trays: { oneFoot: 0, twoFoot: 4, emm: 0 } },
  ])('that says %j does not go with its job', (said) => {
    expect(checkMailDat(filesOf(usual), { ...statementWorksheet(usual, prices), ...said })).not.toEqual([])
  })

  it('is printed', async () => {
    const pdf = await worksheetPdf(statementWorksheet(usual, prices), {
      city: 'City of Marlow',
      job: 'RUN-118',
      printedOn: '2026-11-23',
    })
    expect(new TextDecoder().decode(pdf.slice(0, 5))).toBe('%PDF-')
  })

  it.each([
    [16_000, 10_000],
    [700, 438],
    [930, 581],
    [3_500, 2_188],
  ])('%d thousandths of an ounce are %d ten-thousandths of a pound', (weight, pounds) => {
    expect(poundsOf(weight)).toBe(pounds)
  })
})

const anySingle = fc.array(fc.integer({ min: 200, max: 3_500 }), { maxLength: 9 })
const anyTrays = fc.array(
  fc.record({
    level: fc.constantFrom<AutomationLevel>('5-digit', 'aadc', 'mixed-aadc'),
    zips: fc.array(fc.integer({ min: 501, max: 99_950 }), { minLength: 1, maxLength: 12 }),
    weights: fc.array(fc.integer({ min: 200, max: 3_500 }), { minLength: 1, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
)

type Total = { readonly record: RecordName; readonly number: string }
const totals: readonly Total[] = [
  ...['1111', '1113', '1115', '1158', '1118', '1120', '1126', '1128', '1138'].map((number) => ({
    record: 'hdr' as const,
    number,
  })),
  ...['1120', '1121', '1122'].map((number) => ({ record: 'csm' as const, number })),
  ...['1102', '1103'].map((number) => ({ record: 'cqt' as const, number })),
  ...['1103', '1104'].map((number) => ({ record: 'pqt' as const, number })),
  { record: 'mpu', number: '1103' },
  { record: 'cpt', number: '1102' },
]
const anyTotal = fc.constantFrom(...totals)

/** One total of one record, that much more. */
function changed(
  files: ReadonlyMap<string, string>,
  { record, number, more, which }: Total & { readonly more: number; readonly which: number },
): Map<string, string> {
  return put(files, {
    record,
    number,
    which,
    raw: (was) => String(Number(was) + more).padStart(was.length, '0'),
  })
}

type Putting = Total & { readonly which?: number; readonly raw: string | ((was: string) => string) }

/** A job with one field of one record as told. */
function put(
  files: ReadonlyMap<string, string>,
  { record, number, which = 0, raw }: Putting,
): Map<string, string> {
  const name = `MARL0118.${record}`
  const lines = files.get(name)!.trimEnd().split('\r\n')
  const at = which % lines.length
  const field = layoutOf(record).fields.find(({ code }) => code.endsWith(`-${number}`))!
  const [from, until] = [field.start - 1, field.start - 1 + field.length]
  const line = lines[at]!
  const value = typeof raw === 'string' ? raw : raw(line.slice(from, until))
  lines[at] = `${line.slice(0, from)}${value}${line.slice(until)}`
  return new Map([...files, [name, `${lines.join('\r\n')}\r\n`]])
}
