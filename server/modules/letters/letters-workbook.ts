import type { LetterRow } from '@cartwright/api/letter-shapes'
import type { Work } from '#kernel/work'
import { type Column, sheet, writeWorkbook } from '../billing/write-workbook.ts'
import { allLetters, type LetterFilter } from './letters-queries.ts'

/** The letters of a filter as a workbook, newest first. */
export async function lettersWorkbook(work: Work, filter: LetterFilter): Promise<Uint8Array> {
  const rows = await allLetters(work, filter)
  return writeWorkbook(work, [sheet({ name: 'Letters', columns, rows: [rows] })])
}

const text = (heading: string, width: number, value: Column<LetterRow>['value']): Column<LetterRow> => ({
  heading,
  kind: 'text',
  width,
  value,
})
const day = (heading: string, value: Column<LetterRow>['value']): Column<LetterRow> => ({
  heading,
  kind: 'day',
  width: 12,
  value,
})

const columns: readonly Column<LetterRow>[] = [
  text('Letter', 12, ({ number }) => number),
  text('State', 12, ({ state }) => state),
  text('Account', 16, ({ accountNumber }) => accountNumber),
  text('To', 30, ({ partyName }) => partyName),
  text('About', 50, ({ subject }) => subject),
  text('Template', 24, ({ templateName }) => templateName ?? 'freely written'),
  text('Language', 10, ({ language }) => (language === 'en' ? 'English' : 'Spanish')),
  text('Sent by', 10, ({ sendBy }) => (sendBy === 'print' ? 'mail' : 'e-mail')),
  text('Drafted by', 20, ({ draftedBy }) => draftedBy),
  day('Drafted', ({ draftedOn }) => draftedOn),
  text('Approved by', 20, ({ approvedBy }) => approvedBy),
  day('Sent', ({ sentOn }) => sentOn),
  day('Came back', ({ returnedOn }) => returnedOn),
  text('E-mail', 30, ({ email }) => email && `${email.to}: ${email.state}`),
]
