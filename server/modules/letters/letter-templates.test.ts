import type { Letter, LetterTemplate } from '@cartwright/api/letter-shapes'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { lettersIn, saying } from '#test/letters'
import { pdfText, pdfTypeSizes } from '#test/pdf-text'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-30', keep: true })
const { home, begin, change, send, shown, pdfOf } = lettersIn(office)
const manager = office.as('manager')

const at = (code: string, deed = '') => `/letter-templates/${code}${deed}`
const template = (code: string) => answered<LetterTemplate>(office.get(at(code)))
const begun = (code: string, name = 'Test') =>
  answered<LetterTemplate>(manager.post('/letter-templates', { code, name }))
const keep = ({ code, edition, name, facts, en, es }: LetterTemplate, given: object) =>
  manager.put(at(code), { edition, name, facts, en, es, ...given })
const kept = async (one: LetterTemplate, given: object) => answered<LetterTemplate>(keep(one, given))
const publish = ({ code, edition }: LetterTemplate, from = '2026-11-30') =>
  manager.post(at(code, '/publish'), { edition, from })
const published = async (one: LetterTemplate, from?: string) => answered<LetterTemplate>(publish(one, from))
const text = (words: string) => ({ subject: words, text: saying(words) })
const both = (words: string) => ({ en: text(`${words} in English`), es: text(`${words} en español`) })
const subjectOf = async (code: string): Promise<string> => (await begin(home(), code)).subject

describe('a letter template', () => {
  it('holds from its day on, and another published meanwhile takes its place', async () => {
    const first = await published(await kept(await begun('dated'), both('First')))
    const second = await published(await kept(first, both('Second')), '2026-12-10')
    expect(second).toMatchObject({ version: 1, coming: { version: 2, from: '2026-12-10' }, prepared: false })
    expect(await subjectOf('dated')).toBe('First in English')
    office.move('2026-12-10')
    expect(await subjectOf('dated')).toBe('Second in English')
    office.move('2026-11-30')
    const third = await published(await kept(second, both('Third')), '2026-12-01')
    expect(third.versions.map(({ version, until, hasDays }) => [version, until, hasDays])).toEqual([
      [3, null, true],
      [2, '2026-12-01', false],
      [1, '2026-12-01', true],
    ])
    office.move('2026-12-10')
    expect(await subjectOf('dated')).toBe('Third in English')
    office.move('2026-11-30')
  })

  it('is not published for a day gone by, without words, or while a language is older than its pair', async () => {
    const empty = await begun('not-yet')
    expect((await refused(publish(empty))).code).toBe('LETTER_SAYS_NOTHING')
    const one = await kept(await kept(empty, both('Both')), { en: text('Changed') })
    expect(await refused(publish(one))).toMatchObject({
      code: 'LETTER_PAIR_OLDER',
      details: { older: 'Spanish' },
    })
    const body = { edition: one.edition, language: 'es' }
    const confirmed = await answered<LetterTemplate>(manager.post(at('not-yet', '/confirm'), body))
    expect(await refused(publish(confirmed, '2026-11-29'))).toMatchObject({
      code: 'FIELD_REFUSED',
      details: { field: 'from' },
    })
    expect(await published(confirmed)).toMatchObject({ version: 1 })
    const unknown = await refused(
      keep(await template('not-yet'), { en: { ...text('Shoes'), subject: 'Size {shoeSize}' } }),
    )
    expect(unknown).toMatchObject({ code: 'LETTER_FIELDS_UNKNOWN', details: { fields: ['shoeSize'] } })
    expect((await refused(office.as('clerk').put(at('not-yet'), { ...both('Mine') }))).code).toBe(
      'NOT_PERMITTED',
    )
  })

  it('that is prepared is given up, and nothing of it can be published afterwards', async () => {
    const first = await published(await kept(await begun('given-up'), both('Stays')))
    const change1 = await kept(first, both('Gone'))
    await answered(manager.post(at('given-up', '/discard'), { edition: change1.edition }))
    expect(await template('given-up')).toMatchObject({ prepared: false, en: first.en, version: 1 })
    const other = await kept(await template('given-up'), both('Another'))
    expect((await refused(publish(change1))).code).toBe('LETTER_TEMPLATE_CHANGED_MEANWHILE')
    const discard = manager.post(at('given-up', '/discard'), { edition: change1.edition })
    expect((await refused(discard)).code).toBe('LETTER_TEMPLATE_CHANGED_MEANWHILE')
    await answered(manager.post(at('given-up', '/discard'), { edition: other.edition }))
    const never = await begun('never-published')
    await answered(manager.post(at('never-published', '/discard'), { edition: never.edition }))
    expect((await refused(office.get(at('never-published')))).code).toBe('LETTER_TEMPLATE_NOT_FOUND')
  })

  it('tells the second of two who change it at once, whether the first kept or published it', async () => {
    const first = await published(await kept(await begun('at-once'), both('First')))
    const mine = await kept(first, both('Mine'))
    expect((await kept(first, both('Mine'))).edition).toBe(mine.edition)
    expect((await refused(keep(first, both('Theirs')))).code).toBe('LETTER_TEMPLATE_CHANGED_MEANWHILE')
    await published(mine)
    expect((await refused(keep(first, both('Theirs')))).code).toBe('LETTER_TEMPLATE_CHANGED_MEANWHILE')
    const now = await template('at-once')
    const race = await Promise.all([keep(now, both('One')), keep(now, both('Two'))])
    expect(race.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })
})

describe('letters of an older version', () => {
  it('keep their words beside those of a newer one, and are printed again as they were', async () => {
    const first = await published(await kept(await begun('older'), both('Old')))
    const draft = await begin(home(), 'older')
    const sent = await answered<Letter>(send(await begin(home(), 'older')))
    const before = await pdfOf(`/letters/${sent.id}/pdf`)
    await published(await kept(first, both('New')))
    const newer = await begin(home(), 'older')
    expect([(await shown(draft.id)).subject, newer.subject]).toEqual(['Old in English', 'New in English'])
    // Its words are those of its own version: nothing of it counts as changed by hand.
    expect((await shown(draft.id)).approval.needed).toBe(false)
    expect(Buffer.compare(before, await pdfOf(`/letters/${sent.id}/pdf`))).toBe(0)
    expect(pdfText(before)).toContain('Old in English')
    const again = await answered<Letter>(
      office.as('clerk').post(`/letters/${draft.id}/template`, {
        edition: draft.edition,
        template: 'older',
        language: 'es',
      }),
    )
    expect(again).toMatchObject({ subject: 'New en español', language: 'es' })
  })
})

describe('a letter that is sent', () => {
  it('twice by the same hand, after an answer that was lost, is on its way once', async () => {
    const letter = await change(await begin(home()), { facts: { answer: { text: 'On Friday.' } } })
    const [one, two] = [await answered<Letter>(send(letter)), await answered<Letter>(send(letter))]
    expect(two).toEqual(one)
    expect(two.events.map(({ what }) => what)).toEqual(['drafted', 'sent on its way'])
    const other = manager.post(`/letters/${letter.id}/send`, { edition: letter.edition })
    expect((await refused(other)).code).toBe('LETTER_NOT_IN_STATE')
  })

  it('to an account with large print is set large, on paper and in Word', async () => {
    const letter = await begin(home())
    const small = await pdfOf(`/letters/${letter.id}/pdf`)
    await office.work(({ db }) =>
      db.updateTable('account').set({ large_print: true }).where('id', '=', home().id).execute(),
    )
    const large = await pdfOf(`/letters/${letter.id}/pdf`)
    expect(pdfText(large)).toContain('Maria Delgado')
    expect((await shown(letter.id)).largePrint).toBe(true)
    expect([...pdfTypeSizes(large)]).toContain(18)
    expect([...pdfTypeSizes(small)]).not.toContain(18)
    const word = await office.get(`/letters/${letter.id}/docx`)
    const parts = unzipSync(new Uint8Array(await word.arrayBuffer()))
    expect(strFromU8(parts['word/styles.xml']!)).toContain('<w:sz w:val="36"/>')
  })
})
