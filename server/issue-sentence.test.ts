import { expect, it } from 'vitest'
import { z } from 'zod'
import { issueSentence } from './issue-sentence.ts'

const told = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: issueSentence }).error?.issues.map(({ message }) => message)

it.each([
  ['a text that is missing', z.string(), undefined, 'Fill this in.'],
  ['a text that is empty', z.string().trim().min(1), '  ', 'Fill this in.'],
  ['a text that is too short', z.string().min(12), 'abc', 'Write at least 12 signs.'],
  ['a text that is too long', z.string().max(3), 'abcd', 'Write at most 3 signs.'],
  ['a number where text belongs', z.string(), 7, 'Write text here.'],
  ['text where a number belongs', z.int(), 'seven', 'Write a number.'],
  ['half a day', z.int(), 1.5, 'Write a whole number.'],
  ['a number that is too small', z.int().min(1), 0, 'Write 1 or more.'],
  ['a number that is too big', z.int().max(366), 400, 'Write 366 or less.'],
  ['a number that is not more than nothing', z.number().positive(), 0, 'Write more than 0.'],
  ['a list with nothing in it', z.array(z.string()).min(1), [], 'Give at least one.'],
  ['a list that is too long', z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1.'],
  ['a word that is none of them', z.enum(['en', 'es']), 'fr', 'Choose one of: en, es.'],
  ['a day that there is not', z.iso.date(), '2026-02-30', 'Write a day such as 2026-12-01.'],
  ['no address', z.email(), 'dana', 'Write an e-mail address, like dana@city.gov.'],
  ['what nobody asked for', z.strictObject({}), { shoe: 1 }, 'Leave out shoe.'],
  ['no amount in steps of five', z.int().multipleOf(5), 7, 'Write a multiple of 5.'],
])('%s is told with what to write', (_, schema, value, sentence) => {
  expect(told(schema, value)).toEqual([sentence])
})

it('leaves the words a shape has of its own', () => {
  expect(told(z.string().min(1, 'Name it.'), '')).toEqual(['Name it.'])
})
