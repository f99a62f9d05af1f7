import { describe, expect, it } from 'vitest'
import { contactBody, contactFaults, contactOf, noContact } from './contact-values.ts'

const maria = { ...noContact, name: 'Maria Delgado', phone: '909 555 0142' }

describe('a contact', () => {
  it('goes through the form and back unchanged', () => {
    const party = {
      ...contactBody(maria),
      mail: { line1: 'PO Box 7', line2: null, place: 'Marlow', state: 'CA', zip: '91764' },
    }
    expect(contactBody(contactOf(party))).toEqual(party)
  })

  it('sends nothing for what is left empty', () => {
    expect(contactBody(maria)).toMatchObject({ email: null, mail: null, phone: '909 555 0142' })
  })

  it('names each field that is wrong', () => {
    const wrong = { ...maria, name: '', email: 'maria', elsewhere: true, zip: '917', state: 'ca' }
    expect(contactFaults(wrong, 'payer')).toEqual({
      'payer.name': 'Write the name.',
      'payer.email': 'Write an e-mail address such as name@example.com.',
      'payer.line1': 'Write the number and the street, or the post box.',
      'payer.place': 'Write the town.',
      'payer.zip': 'Write a ZIP code of five digits, such as 91764, or nine with a dash.',
    })
    expect(contactFaults(maria, 'payer')).toEqual({})
  })
})
