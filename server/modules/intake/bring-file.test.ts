import { beforeAll, describe, expect, it } from 'vitest'
import { bring, loadCity, read } from '#test/imports'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })
beforeAll(() => loadCity(office))

type Rows = {
  rows: {
    line: number
    verdict: string
    doubles: string | null
    faults: { column: string | null; reason: string; instead: string | null }[]
    raw: Record<string, string>
  }[]
  next: string | null
}
const rowsOf = async (id: number, query = '') =>
  (await read<Rows>(office, `/imports/${id}/rows${query}`)).rows
const columnsAt = async (id: number, line: number) =>
  (await rowsOf(id)).find((row) => row.line === line)!.faults.map(({ column }) => column)

const premises = [
  'number,street,unit,city,zip,apn',
  '212,Oak St,,Ontario,91764,0110-251-12',
  '214,Oak St,Apt B,Ontario,91764,',
].join('\n')

describe('bringing a file in', () => {
  it('stages every row and finds columns by what they are called', async () => {
    const brought = await bring(office, { kind: 'premises', file: premises })
    expect(brought).toMatchObject({
      status: 201,
      state: 'checked',
      totals: { rows: 2, good: 2, duplicate: 0, rejected: 0, applied: 0 },
    })
    expect(await office.work(({ db }) => db.selectFrom('premise').selectAll().execute())).toEqual([])
    expect(await rowsOf(brought.id)).toMatchObject([
      { line: 2, verdict: 'good', raw: { number: '212', street: 'Oak St', apn: '0110-251-12' } },
      { line: 3, verdict: 'good' },
    ])
  })

  it('tells all that is wrong with a row at once, with its column and what to write instead', async () => {
    const file = 'number,street,city,zip,apn,units\n0,UNKNOWN,,2139,none,many\n212,Oak St,Ontario,91764,,1'
    const { id, totals } = await bring(office, { kind: 'premises', file })
    expect(totals).toMatchObject({ rows: 2, good: 1, rejected: 1 })
    const [row] = await rowsOf(id, '?verdict=rejected')
    expect(new Set(row!.faults.map(({ column }) => column))).toEqual(
      new Set(['number', 'street', 'zip', 'city', 'apn', 'units']),
    )
    expect(row!.faults.find(({ column }) => column === 'zip')).toEqual({
      column: 'zip',
      reason: '“2139” has too few digits for a ZIP code.',
      instead: 'If a spreadsheet took leading zeros away, write 02139.',
    })
  })

  it('shows the commonest faults of a file', async () => {
    const bad = ['1,A St,Ontario,1', '2,B St,Ontario,2', '3,C St,,91764'].join('\n')
    const { id } = await bring(office, { kind: 'premises', file: `number,street,city,zip\n${bad}` })
    const shown = await read<{ faults: object[]; mapping: object }>(office, `/imports/${id}`)
    expect(shown.faults).toEqual([
      { column: 'zip', reason: '“…” is no ZIP code.', rows: 2 },
      { column: 'city', reason: 'The city is missing.', rows: 1 },
    ])
    expect(shown.mapping).toMatchObject({ fields: { zip: { column: 'zip' } }, unused: [] })
  })

  it('finds duplicates within the file however the address is written, and says of what', async () => {
    const file = `${premises}\n0214,OAK STREET,#B,Ontario,91764,`
    const { id, totals } = await bring(office, { kind: 'premises', file })
    expect(totals).toMatchObject({ rows: 3, good: 2, duplicate: 1 })
    expect(await rowsOf(id, '?verdict=duplicate')).toMatchObject([{ line: 4, doubles: 'line 3' }])
  })

  it('points out an address outside the ZIP codes the city serves', async () => {
    const { id } = await bring(office, {
      kind: 'premises',
      file: 'number,street,city,zip\n1,Elm St,Reno,89501',
    })
    expect(await columnsAt(id, 2)).toEqual(['zip'])
  })

  it('takes a whole address in one column apart', async () => {
    const file = 'address,city,zip\n"212 1/2 N Oak St, Apt B",Ontario,91764\nOak St,Ontario,91764'
    const { id, totals } = await bring(office, { kind: 'premises', file })
    expect(totals).toMatchObject({ good: 1, rejected: 1 })
    expect(await columnsAt(id, 3)).toEqual(['address'])
  })

  it('pages through the rows by line', async () => {
    const { id } = await bring(office, { kind: 'premises', file: premises })
    const first = await read<Rows>(office, `/imports/${id}/rows?limit=1`)
    expect(first).toMatchObject({ rows: [{ line: 2 }], next: '2' })
    expect(await read<Rows>(office, `/imports/${id}/rows?limit=1&after=${first.next}`)).toMatchObject({
      rows: [{ line: 3 }],
      next: null,
    })
  })

  it('needs a city that is set up, and the permission to bring files in', async () => {
    const form = new FormData()
    form.set('kind', 'premises')
    form.set('file', new File([premises], 'rows.csv'))
    expect((await office.as('auditor').post('/imports', form)).status).toBe(403)
    expect((await office.as('auditor').get('/imports')).status).toBe(200)
  })

  it('says what is missing of the form', async () => {
    const response = await office.post('/imports', new FormData())
    expect(await response.json()).toMatchObject({
      code: 'REQUEST_INVALID',
      details: { faults: [{ field: 'file' }, { field: 'kind' }] },
    })
  })
})

const refused = async (file: string | Uint8Array, mapping?: string, name?: string) => {
  const { code, details } = await bring(office, {
    kind: 'premises',
    file,
    ...(mapping && { mapping }),
    ...(name && { name }),
  })
  return { code, ...details }
}

describe('a file that cannot be read', () => {
  const head = 'number,street,city,zip\n'

  it.each([
    { case: 'an empty file', file: '', line: null, says: 'The file is empty.' },
    { case: 'only blank lines', file: '\n\n', line: null, says: 'There is nothing in the file.' },
    { case: 'only a header', file: head, line: 1, says: 'There is no row below the column names.' },
    {
      case: 'rows without a header',
      file: '212,Oak St,Ontario,91764\n214,Oak St,Ontario,91764',
      line: 1,
      says: 'The first line names no column that is known',
    },
    {
      case: 'a quote that is never closed',
      file: `${head}1,"Oak St,Ontario,91764\n2,Elm St,Ontario,91764`,
      line: 2,
      says: 'A double quote opens in field 2 of this row and is never closed.',
    },
    {
      case: 'a quote within a field',
      file: `${head}1,A St,Ontario,91764\n2,Elm "St,Ontario,91764`,
      line: 3,
      says: 'A double quote stands inside field 2',
    },
    {
      case: 'something behind a closing quote',
      file: `${head}1,"Oak" St,Ontario,91764`,
      line: 2,
      says: 'Something follows the closing double quote of field 2.',
    },
    {
      case: 'letters of an older encoding',
      file: Buffer.from(`${head}1,Pe\u00f1a St,Ontario,91764`, 'latin1'),
      line: 2,
      says: 'A character here is not utf-8.',
    },
    {
      case: 'bytes that are no text',
      file: Buffer.from(`${head}1,\0,Ontario,91764`),
      line: 2,
      says: 'This is no text',
    },
    {
      case: 'an old workbook',
      file: Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      line: null,
      says: 'old kind (XLS)',
    },
    { case: 'a PDF', file: '%PDF-1.7', line: null, says: 'This is a PDF.' },
    { case: 'a damaged workbook', file: 'PK\u0003\u0004 nothing', line: null, says: 'no workbook' },
  ])('is refused with its place: $case', async ({ file, line, says }) => {
    const before = await read(office, '/imports')
    expect(await refused(file)).toMatchObject({
      code: 'IMPORT_FILE_UNREADABLE',
      line,
      message: expect.stringContaining(says),
    })
    expect(await read(office, '/imports')).toEqual(before)
  })

  it('is refused when it is larger than 50 MB', async () => {
    expect(await refused(Buffer.alloc(50 * 1024 * 1024 + 1, 'x'))).toMatchObject({
      code: 'IMPORT_FILE_TOO_LARGE',
      limit: '50 MB',
    })
  })

  it('is read when the mapping names its encoding, its delimiter and its header', async () => {
    const file = Buffer.from(
      'Export of 11/23\nnumber;street;city;zip\n1;Pe\u00f1a St;Ontario;91764',
      'latin1',
    )
    const brought = await bring(office, {
      kind: 'premises',
      file,
      mapping: 'encoding: windows-1252\nheaderLine: 2',
    })
    expect(brought.totals).toMatchObject({ rows: 1, good: 1 })
    expect(await rowsOf(brought.id)).toMatchObject([{ line: 3, raw: { street: 'Peña St' } }])
  })
})

describe('a mapping that does not fit', () => {
  it.each([
    { case: 'no YAML', mapping: 'fields: [', faults: [{ field: 'mapping' }] },
    { case: 'an unknown setting', mapping: 'feilds: {}', faults: [{ field: 'mapping' }] },
    {
      case: 'a column the file does not have, and fields it leaves out',
      mapping: 'fields: { streetNumber: nummer, street: street }',
      faults: [{ field: 'streetNumber' }, { field: 'zip' }, { field: 'place' }],
    },
    {
      case: 'a field there is not',
      mapping:
        '{"fields": {"streetNumber": "number", "street": "street", "zip": "zip", "place": "city", "colour": "city"}}',
      faults: [{ field: 'colour' }],
    },
    {
      case: 'a field from two places',
      mapping: 'fields: { zip: { column: zip, value: "91764" } }',
      faults: [{ field: 'fields.zip', message: 'write just one of column, join, text and value' }],
    },
    {
      case: 'a date order there is not',
      mapping: 'fields: { zip: { column: zip, date: YY } }',
      faults: [{ field: 'fields.zip.date' }],
    },
  ])('is refused with everything that is wrong: $case', async ({ mapping, faults }) => {
    const { code, details } = await bring(office, { kind: 'premises', file: premises, mapping })
    expect({ code, ...details }).toMatchObject({ code: 'IMPORT_MAPPING_FAULTY', faults })
  })

  it('is refused when two columns could be one field', async () => {
    const file = 'number,street,city,postal code,zip code\n1,A St,Ontario,91764,91764'
    const { details } = await bring(office, { kind: 'premises', file })
    expect(details).toEqual({
      faults: [
        { field: 'zip', message: 'It could be postal code or zip code. Name one of them in a mapping.' },
      ],
    })
  })
})
