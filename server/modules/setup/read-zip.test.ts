import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readZip } from './read-zip.ts'
import { zipEntries } from './zip-entries.ts'

const settings = { 'city.yaml': strToU8('title: Marlow\n') }
const packed = (files: Record<string, Uint8Array>) => zipSync(files)
const refusalOf = (bytes: Uint8Array): unknown => {
  try {
    readZip(bytes)
  } catch (error) {
    return (error as { problem: unknown }).problem
  }
  return null
}

/** Writes over the list of contents of a zip file: it says something else of its entry `at` than what is there. */
function lying(bytes: Uint8Array, at: number, offset: number, value: number, wide = true): Uint8Array {
  const copy = new Uint8Array(bytes)
  const view = new DataView(copy.buffer)
  let found = -1
  for (let here = 0; here < copy.length - 4; here++) {
    if (view.getUint32(here, true) === 0x02014b50) found += 1
    if (found < at) continue
    if (wide) view.setUint32(here + offset, value, true)
    else view.setUint16(here + offset, value, true)
    return copy
  }
  throw new Error('there is no such entry')
}

describe('a zipped city folder', () => {
  it('is read whether the folder was packed or what is in it, and litter is not told of', () => {
    const rates = strToU8('version\n')
    const bare = readZip(packed({ ...settings, 'rates/2027.csv': rates }))
    const inFolder = readZip(
      packed({
        'marlow/city.yaml': settings['city.yaml'],
        'marlow/rates/2027.csv': rates,
        'marlow/.DS_Store': strToU8('x'),
        '__MACOSX/marlow/._city.yaml': strToU8('x'),
        'marlow/notes.txt': strToU8('for us'),
      }),
    )
    expect([...bare.files.keys()].toSorted()).toEqual(['city.yaml', 'rates/2027.csv'])
    expect([...inFolder.files.keys()].toSorted()).toEqual(['city.yaml', 'rates/2027.csv'])
    expect(inFolder.leftOut).toEqual(['marlow/notes.txt'])
  })

  it.each(['../city.yaml', '/etc/passwd', 'rates/../../x.csv', 'C:\\windows\\x.csv', 'a\\b.csv', 'a\nb.csv'])(
    'is refused whole when a name leads elsewhere: %j',
    (name) => {
      expect(refusalOf(packed({ ...settings, [name]: strToU8('x') }))).toMatchObject({
        code: 'SETUP_ZIP_UNSAFE',
        details: { entry: name, reason: expect.stringContaining('leads out') },
      })
    },
  )

  it('is refused before it is unpacked when it would be too large', () => {
    const zeros = new Uint8Array(3 * 1024 * 1024)
    const bomb = packed({ ...settings, 'rates/a.csv': zeros })
    expect(bomb.length).toBeLessThan(20_000)
    expect(refusalOf(bomb)).toMatchObject({ code: 'SETUP_FILE_TOO_LARGE', details: { limit: '2 MB' } })
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [`rates/${at}.csv`, zeros.subarray(0, 2 * 1024 * 1024)]),
    )
    expect(refusalOf(packed({ ...settings, ...many }))).toMatchObject({
      code: 'SETUP_FILE_TOO_LARGE',
      details: { file: 'The unpacked folder' },
    })
    const crowd = Object.fromEntries(
      Array.from({ length: 201 }, (_, at) => [`rates/${at}.csv`, strToU8('x')]),
    )
    expect(refusalOf(packed({ ...settings, ...crowd }))).toMatchObject({ code: 'SETUP_ZIP_UNSAFE' })
  })

  it('is refused when its list of contents lies about a size or a sum, or an entry is encrypted', () => {
    const whole = packed({ 'city.yaml': strToU8('title: Marlow\n'.repeat(100)) })
    expect(refusalOf(lying(whole, 0, 24, 10))).toMatchObject({ code: 'SETUP_ZIP_UNREADABLE' })
    expect(refusalOf(lying(whole, 0, 16, 12345))).toMatchObject({ code: 'SETUP_ZIP_UNREADABLE' })
    expect(refusalOf(lying(whole, 0, 8, 1, false))).toMatchObject({
      code: 'SETUP_ZIP_UNSAFE',
      details: { reason: 'It is encrypted.' },
    })
    expect(refusalOf(lying(whole, 0, 10, 99, false))).toMatchObject({ code: 'SETUP_ZIP_UNREADABLE' })
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', strToU8('This is no zip file at all, although somebody called it one.')],
    ['the first half of a zip file', packed(settings).subarray(0, 60)],
    ['a zip file without city.yaml', packed({ 'readme.txt': strToU8('x') })],
  ])('is refused when it is %s', (_, bytes) => {
    expect(refusalOf(bytes)).toMatchObject({ code: 'SETUP_ZIP_UNREADABLE' })
  })

  it.each([
    ['no UTF-8', new Uint8Array([0x74, 0xe9, 0x0a])],
    ['a text with a zero in it', strToU8('title: \0')],
    ['UTF-16, as some spreadsheets save it', new Uint8Array([0xff, 0xfe, 0x74, 0x00])],
  ])('is refused when a text is %s', (_, bytes) => {
    expect(refusalOf(packed({ 'city.yaml': bytes }))).toMatchObject({ code: 'SETUP_FILE_UNFIT' })
  })

  it('never throws anything but a refusal, whichever byte is harmed', () => {
    const whole = packed({ ...settings, 'gl.csv': strToU8('code,name\n'.repeat(20)) })
    expect(zipEntries(whole)).toHaveLength(2)
    const answers = [...whole.keys()].map((at) => {
      const harmed = new Uint8Array(whole)
      harmed[at] = harmed[at]! ^ 0xff
      return refusalOf(harmed) as { code: string } | null
    })
    expect(answers.filter((refusal) => refusal !== null && !refusal.code?.startsWith('SETUP_'))).toEqual([])
    expect(answers.filter((refusal) => refusal !== null).length).toBeGreaterThan(whole.length / 4)
  })
})
