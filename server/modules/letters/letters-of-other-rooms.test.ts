import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { answered } from '#test/bill-runs'
import { lettersIn } from '#test/letters'
import { pdfText } from '#test/pdf-text'
import { testOffice } from '#test/test-office'
import { draftLetter } from './draft-letter.ts'

const office = testOffice({ on: '2026-11-30', keep: true })
const { casa, pdfOf } = lettersIn(office)

describe('a letter of another room', () => {
  const rows = [
    [{ day: '2026-09-30' }, { cents: 3366 }],
    [{ day: '2026-10-31' }, { cents: 4770 }],
  ] as const
  const periods = {
    table: {
      columns: [
        { en: 'Through', es: 'Hasta' },
        { en: 'Should be', es: 'Debió ser' },
      ],
      rows: rows.map((row) => [...row]),
      total: [{ text: '' }, { cents: 8136 }],
    },
  }
  const facts = {
    whatChanged: { en: 'one cart, not two.', es: 'un carrito, no dos.' },
    periods,
    total: { cents: -1404 },
    credit: { cents: 1404 },
  }
  const ask = (given: object = {}) =>
    office.work((work) =>
      draftLetter(work, {
        template: 'correction-notice',
        accountId: casa().id,
        facts,
        subject: { kind: 'correction', id: 7 },
        ...given,
      }),
    )

  it('is drafted in its transaction, found again by its subject and on the account, with its table', async () => {
    const { letterId } = await ask()
    const { rows: found } = await answered<{ rows: { id: number }[] }>(
      office.get('/letters?subjectKind=correction&subjectId=7'),
    )
    expect(found.map(({ id }) => id)).toEqual([letterId])
    expect(
      (await answered<{ rows: { id: number }[] }>(office.get(`/accounts/${casa().number}/letters`))).rows[0]!
        .id,
    ).toBe(letterId)
    const text = pdfText(await pdfOf(`/letters/${letterId}/pdf`))
    for (const words of [
      'BORRADOR',
      'Estimado/a José Núñez:',
      'un carrito, no dos.',
      'Debió ser',
      '$47.70',
      '$81.36',
      'Le debemos $14.04',
    ])
      expect(text).toContain(words)
  })

  it('is refused without what its template needs, and without a template', async () => {
    const { total, ...rest } = facts
    expect(total.cents).toBe(-1404)
    await expect(ask({ facts: rest })).rejects.toMatchObject({
      problem: { code: 'LETTER_FIELDS_EMPTY', details: { fields: ['total'] } },
    })
    await expect(ask({ template: 'no-such-letter' })).rejects.toMatchObject({
      problem: { code: 'LETTER_TEMPLATE_NOT_FOUND' },
    })
  })

  it('is a Word document too, with real headings, lists and a table', async () => {
    const { letterId } = await ask({ subject: { kind: 'correction', id: 8 } })
    const response = await office.get(`/letters/${letterId}/docx`)
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
    const body = part('word/document.xml')
    for (const xml of [
      '<w:pStyle w:val="Heading1"/>',
      '<w:pStyle w:val="Heading2"/>',
      '<w:tblHeader/>',
      'un carrito, no dos.',
      '$47.70',
    ])
      expect(body).toContain(xml)
    expect(part('word/styles.xml')).toContain('es-US')
    expect(part('word/header1.xml')).toContain('City of Marlow')
  })
})
