import { describe, expect, it } from 'vitest'
import { compileDocument, compilePages, DocumentFaulty } from './compile-document.ts'

const page = `#set document(title: "A page", date: datetime(year: 2026, month: 11, day: 23))
#set text(font: "Public Sans", lang: "en")
= Hello
#json("/data.json").name #text(font: "OCRA")[0123]`
const pageFor = (name: string) => ({ template: 'page.typ', data: { name }, files: { 'page.typ': page } })
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

describe('documents', () => {
  it('are PDFs that say they are accessible', async () => {
    const text = textOf(await compileDocument(pageFor('Oak Street')))
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(text).toContain('/MarkInfo')
  })

  it('can be made for keeping, or plain for printing', async () => {
    expect(textOf(await compileDocument({ ...pageFor('a'), standard: 'a-2a' }))).toContain(
      '<pdfaid:conformance>A</pdfaid:conformance>',
    )
    const plain = textOf(await compileDocument({ ...pageFor('a'), standard: '1.4' }))
    expect(plain.startsWith('%PDF-1.4')).toBe(true)
    expect(plain).not.toContain('/MarkInfo')
  })

  it('are the same bytes for the same request, and others for other data', async () => {
    const [first, again, other] = await Promise.all(
      ['one', 'one', 'another'].map((name) => compileDocument(pageFor(name))),
    )
    expect(textOf(again!)).toBe(textOf(first!))
    expect(textOf(other!)).not.toBe(textOf(first!))
  })

  it('tell their pages', async () => {
    const two = `${page}\n#pagebreak()\nmore`
    expect((await compilePages({ ...pageFor('a'), files: { 'page.typ': two } })).pages).toBe(2)
  })

  it('that cannot be compiled say where, and hinder no other', async () => {
    const broken = compileDocument({ ...pageFor('a'), files: { 'page.typ': '#let a = 1\n#b' } })
    await expect(broken).rejects.toThrow(DocumentFaulty)
    await expect(broken).rejects.toThrow(/^page.typ, line 2: unknown variable: b/)
    expect((await compilePages(pageFor('a'))).pages).toBe(1)
  })

  it('wait their turn when many are asked for at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        compilePages({ ...pageFor(`${index}`), bulk: index % 2 === 0 }),
      ),
    )
    expect(new Set(made.map(({ bytes }) => textOf(bytes))).size).toBe(12)
  })
})
