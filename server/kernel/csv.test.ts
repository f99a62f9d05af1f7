import { expect, it } from 'vitest'
import { asCsv } from './csv.ts'

it.each([
  ['words with a comma', 'Oak, 212', '"Oak, 212"'],
  ['a quotation mark', 'the “big" cart', '"the “big"" cart"'],
  ['a formula', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['a sum', '+1+2', "'+1+2"],
  ['a dash and words', '-gone', "'-gone"],
  ['a formula that begins with a minus', '-1+cmd', "'-1+cmd"],
  ['a function of old', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab before a formula', '\t=1', "'\t=1"],
  ['a line before a formula', '\r=1', `"'\r=1"`],
  ['the wide signs', '＝1', "'＝1"],
  ['a negative amount', '-12.40', '-12.40'],
])('CSV keeps %s what it is', (_, cell, written) => {
  expect(asCsv([['Heading'], [cell]])).toBe(`\uFEFFHeading\r\n${written}\r\n`)
})
