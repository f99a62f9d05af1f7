import type { Letter } from '@cartwright/api/letter-shapes'
import type { letterPrints } from '@cartwright/api/letter-prints'
import type { SuccessOf } from '@cartwright/api/route'
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { answered, refused } from '#test/bill-runs'
import { lettersIn, saying } from '#test/letters'
import { pdfText } from '#test/pdf-text'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-30', keep: true })
const { home, casa, confidential, begin, draftOf, change, send, shown, pdfOf } = lettersIn(office)

/** A letter that goes by e-mail, sent off. */
async function emailed(words: string): Promise<Letter> {
  const given = { sendBy: 'email', facts: { answer: { text: words } } }
  return answered<Letter>(send(await change(await begin(casa()), given)))
}

describe('a letter', () => {
  it('begins from a template in the language of whom it is to, and asked again it is the same one', async () => {
    const body = { key: randomUUID(), accountNumber: casa().number, template: 'general-reply' }
    const letter = await answered<Letter>(office.post('/letters', body))
    expect(letter).toMatchObject({
      language: 'es',
      partyName: 'José Núñez',
      state: 'draft',
      template: 'general-reply',
    })
    expect((await answered<Letter>(office.post('/letters', body))).id).toBe(letter.id)
  })

  it('goes to be printed at once where no rule asks for a second person, and says what was written', async () => {
    const letter = await change(await begin(home()), {
      facts: { answer: { text: 'The cart comes on Friday.' } },
    })
    const sent = await answered<Letter>(send(letter))
    expect(sent).toMatchObject({ state: 'approved', subject: `Your question about account ${home().number}` })
    const pdf = await pdfOf(`/letters/${letter.id}/pdf`)
    const text = pdfText(pdf)
    for (const words of [
      'Dear Maria Delgado,',
      'The cart comes on Friday.',
      '100 OAK ST',
      'MARLOW CA 91764',
      `Letter: ${sent.number}`,
    ])
      expect(text).toContain(words)
    expect(text).not.toContain('DRAFT')
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('that is freely written waits for a second person, who had no hand in it', async () => {
    const letter = await change(await begin(home(), null), {
      text: saying('We are sorry.'),
      subject: 'Sorry',
    })
    expect(letter.approval).toMatchObject({ needed: true, citation: 'Finance Directive 7, section 6' })
    expect(await answered<Letter>(send(letter))).toMatchObject({ state: 'waiting' })
    expect(await refused(office.as('clerk').post(`/letters/${letter.id}/approve`))).toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const mine = await change(await begin(home(), null), { text: saying('Mine.'), subject: 'Mine' })
    await answered(
      office.as('coordinator').put(`/letters/${mine.id}`, draftOf(mine, { text: saying('Ours.') })),
    )
    await answered(send(await shown(mine.id)))
    expect(await refused(office.as('coordinator').post(`/letters/${mine.id}/approve`))).toMatchObject({
      code: 'OWN_LETTER_NOT_APPROVED',
    })
    const back = await answered<Letter>(
      office.as('manager').post(`/letters/${letter.id}/send-back`, { note: 'Say why.' }),
    )
    expect(back).toMatchObject({ state: 'draft' })
    const again = await change(back, { text: saying('We are sorry: the truck broke down.') })
    await answered(send(again))
    expect(await answered<Letter>(office.as('manager').post(`/letters/${letter.id}/approve`))).toMatchObject({
      state: 'approved',
      approvedBy: 'Test manager',
    })
    expect((await shown(letter.id)).events.map(({ what }) => what)).toEqual([
      'drafted',
      'asked for approval',
      'sent back',
      'asked for approval',
      'approved',
    ])
  })

  it('tells the second of two who change it at once, and bears a change that is sent again', async () => {
    const letter = await begin(home())
    const first = await change(letter, { text: saying('First.') })
    expect(await change(letter, { text: saying('First.') })).toMatchObject({ edition: first.edition })
    expect(
      await refused(office.put(`/letters/${letter.id}`, draftOf(letter, { text: saying('Second.') }))),
    ).toMatchObject({ code: 'LETTER_CHANGED_MEANWHILE', details: { changedBy: 'Test clerk' } })
  })

  it.each([
    ['an empty text', { text: { type: 'doc', content: [] } }, 'LETTER_SAYS_NOTHING', {}],
    [
      'a field nobody knows',
      {
        text: {
          type: 'doc',
          content: [{ type: 'paragraph', content: [{ type: 'field', attrs: { name: 'shoeSize' } }] }],
        },
      },
      'LETTER_FIELDS_UNKNOWN',
      { fields: ['shoeSize'] },
    ],
    [
      'a field that is empty',
      { subject: 'Bill {lastBillNumber}' },
      'LETTER_FIELDS_EMPTY',
      { fields: ['lastBillNumber'] },
    ],
    ['no e-mail address', { sendBy: 'email' }, 'LETTER_EMAIL_MISSING', { name: 'Maria Delgado' }],
  ])('is not sent with %s', async (_, given, code, details) => {
    const letter = await change(await begin(home()), given)
    expect(await refused(send(letter))).toEqual({ code, details })
    expect(await shown(letter.id)).toMatchObject({ state: 'draft' })
  })

  it('is not taken in when it is no text of ours, too long, or to somebody else', async () => {
    const letter = await begin(home())
    const put = (given: object) => refused(office.put(`/letters/${letter.id}`, draftOf(letter, given)))
    const script = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'html', html: '<script>' }] }],
    }
    for (const given of [
      { text: script },
      { text: '<b>x</b>' },
      { subject: '' },
      { text: saying('x'.repeat(6_000)) },
    ])
      expect(await put(given)).toMatchObject({ code: 'REQUEST_INVALID' })
    expect(await put({ partyId: casa().partyId })).toMatchObject({ code: 'LETTER_PARTY_UNKNOWN' })
    // What looks like a page of HTML is words like any other.
    const plain = await change(letter, { text: saying('<script>alert(1)</script> & #let x') })
    expect(pdfText(await pdfOf(`/letters/${plain.id}/pdf`))).toContain('<script>alert(1)</script> & #let x')
  })

  it('never says a confidential address, and goes to the designated one or nowhere', async () => {
    const account = confidential()
    await office.work(({ db }) =>
      db.updateTable('party').set({ confidential_address: true }).where('id', '=', account.partyId).execute(),
    )
    const letter = await change(await begin(account), { subject: 'Service at {serviceAddress}' })
    expect(await refused(send(letter))).toMatchObject({
      code: 'LETTER_ADDRESS_MISSING',
      details: { confidential: true },
    })
    await office.work(({ db }) =>
      db
        .updateTable('party')
        .set({ mail_line_1: 'PO Box 846', mail_place: 'Sacramento', mail_state: 'CA', mail_zip: '95812' })
        .where('id', '=', account.partyId)
        .execute(),
    )
    const sent = await answered<Letter>(send(letter))
    expect(JSON.stringify(sent)).not.toMatch(/OAK ST|PO Box/i)
    const text = pdfText(await pdfOf(`/letters/${letter.id}/pdf`))
    expect(text).toContain('PO Box 846')
    expect(text).not.toMatch(/oak st/i)
    await answered(office.post(`/letters/${letter.id}/withdraw`, { note: 'Only a test of addresses.' }))
    // The owner, who has no address of their own, would learn it from the envelope.
    const owner = { role: 'owner', from: '2026-01-01', party: { name: 'Sam Owner' }, reason: 'The deed.' }
    await answered(office.post(`/accounts/${account.number}/parties`, owner))
    const { parties } = await shown(letter.id)
    const { partyId } = parties.find(({ name }) => name === 'Sam Owner')!
    const toOwner = await change(await begin(account), { partyId })
    expect(await refused(send(toOwner))).toMatchObject({ code: 'LETTER_ADDRESS_MISSING' })
  })
})

describe('approved letters', () => {
  type Manifest = SuccessOf<typeof letterPrints.show>
  it('are printed in mail order, each once however many ask, and the file is the same each time', async () => {
    const before = await answered<{ toPrint: number }>(office.get('/letters/waiting'))
    const print = () => office.as('clerk').post('/letter-prints')
    const both = await Promise.all([print(), print()])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
    const manifest = (await both.find(({ status }) => status === 201)!.json()) as Manifest
    expect(manifest.pieces).toBe(before.toPrint)
    expect(manifest.rows.map(({ piece }) => piece)).toEqual(manifest.rows.map((_, index) => index + 1))
    for (const { letterId } of manifest.rows) expect((await shown(letterId)).state).toBe('printed')
    const [first, again] = [
      await pdfOf(`/letter-prints/${manifest.id}/pdf`),
      await pdfOf(`/letter-prints/${manifest.id}/pdf`),
    ]
    expect(Buffer.compare(first, again)).toBe(0)
    for (const { number } of manifest.rows) expect(pdfText(first)).toContain(number)
    await answered(office.post(`/letter-prints/${manifest.id}/again`, { note: 'The printer jammed.' }))
    expect((await shown(manifest.rows[0]!.letterId)).events.at(-1)).toMatchObject({ what: 'printed again' })
  })

  it('that were sent stay as they are, and come back with a day and a reason', async () => {
    const { rows } = await answered<{ rows: { id: number }[] }>(office.get('/letters?state=printed'))
    const { id } = rows[0]!
    const letter = await shown(id)
    expect(await refused(office.put(`/letters/${id}`, draftOf(letter)))).toMatchObject({
      code: 'LETTER_NOT_IN_STATE',
    })
    for (const statement of [
      "update letter_paper set sha256 = ''",
      'delete from letter_event',
      'update letter_piece set piece = 9',
    ])
      await expect(office.work(({ db }) => sql.raw(statement).execute(db))).rejects.toThrow(
        'permission denied',
      )
    const back = (returnedOn: string) =>
      office.post(`/letters/${id}/returned`, { returnedOn, note: 'Not deliverable as addressed' })
    expect(await refused(back('2026-11-29'))).toMatchObject({ code: 'FIELD_REFUSED' })
    expect(await answered<Letter>(back('2026-11-30'))).toMatchObject({
      state: 'returned',
      returnedOn: '2026-11-30',
    })
    const body = { key: randomUUID() }
    const again = await answered<Letter>(office.post(`/letters/${id}/again`, body))
    expect(again).toMatchObject({ state: 'draft', copyOf: id, text: letter.text })
    expect((await answered<Letter>(office.post(`/letters/${id}/again`, body))).id).toBe(again.id)
  })

  it('that go by e-mail are sent once with the PDF, and one that may have arrived is not sent again', async () => {
    const first = await emailed('Llega el viernes.')
    await office.finishJobs()
    const [mail] = office.mailServer.mails()
    expect(mail).toMatchObject({ to: 'jose@example.com', attachments: [{ mediaType: 'application/pdf' }] })
    expect(mail!.text).toContain('Llega el viernes.')
    expect(pdfText(mail!.attachments[0]!.bytes)).toContain('Llega el viernes.')
    expect(await shown(first.id)).toMatchObject({
      state: 'sent',
      sentOn: '2026-11-30',
      email: { state: 'sent' },
    })
    office.mailServer.answers(() => ({ outcome: 'unknown', answer: 'The line broke.' }))
    const second = await emailed('Otra vez.')
    await office.finishJobs()
    await office.finishJobs()
    expect(office.mailServer.mails()).toHaveLength(2)
    expect(await shown(second.id)).toMatchObject({ state: 'approved', email: { state: 'uncertain' } })
    expect(await answered<Letter>(office.post(`/letters/${second.id}/take-back`))).toMatchObject({
      state: 'draft',
      email: null,
    })
  })

  it('are told as Excel', async () => {
    const response = await office.get('/letters/workbook?state=returned')
    expect(response.headers.get('content-type')).toContain('spreadsheetml')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
  })
})
