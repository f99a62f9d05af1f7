import { Fault, Refused } from '@cartwright/api/client'
import { describe, expect, it } from 'vitest'
import { fieldErrors } from './field-errors.ts'
import { tell } from './refusal-words.ts'

const billed = new Refused({
  code: 'PERIOD_ALREADY_BILLED',
  status: 409,
  title:
    'A posted bill covers that day. Choose the first unbilled day or a later one; what was billed is put right by an adjustment.',
  details: { billedUntil: '2026-12-01', billNumber: 'B-104' },
})
const invalid = new Refused({
  code: 'REQUEST_INVALID',
  status: 422,
  title: 'Some of what was sent cannot be used.',
  details: {
    faults: [
      { field: 'payer.name', message: 'Write a name.' },
      { field: 'class', message: 'Choose a class.' },
    ],
  },
})

describe('tell', () => {
  it('says a refusal with its details in words', () => {
    expect(tell(billed).more).toEqual(['First unbilled day: Dec 1, 2026', 'Bill: B-104'])
  })

  it('gives the number to quote for a fault', () => {
    expect(tell(new Fault('The server answered 500.', 'F-7Q2')).more).toEqual([
      'Quote F-7Q2 when you ask for help.',
    ])
  })

  it('says when the server is not there', () => {
    expect(tell(new TypeError('fetch failed')).title).toBe('The server cannot be reached.')
  })
})

describe('fieldErrors', () => {
  it('puts each fault beside its field', () => {
    expect(fieldErrors(invalid)).toEqual({ 'payer.name': 'Write a name.', class: 'Choose a class.' })
    expect(fieldErrors(billed)).toEqual({})
  })

  it('puts a refusal that is about one field beside it', () => {
    const taken = new Refused({
      code: 'LETTER_TEMPLATE_TAKEN',
      status: 409,
      title: 'There is a letter template of this name. Open it, or give yours another.',
      details: { template: 'reply' },
    })
    expect(fieldErrors(taken)).toEqual({ code: taken.problem.title })
  })
})
