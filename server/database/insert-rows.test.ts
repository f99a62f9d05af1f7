import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testOffice } from '#test/test-office'
import { insertRows } from './insert-rows.ts'

const office = testOffice({ on: '2026-11-23' })

const texts = [
  'plain',
  '',
  'a\tb',
  'a\nb\r\n',
  'C:\\N\\t',
  '\\.',
  'O\'Brien, {"x"}',
  'ñ 漢 😀',
  '\u2028',
  null,
]

it.each([20, 2000])('%i rows arrive as they were given, whatever is written in them', async (count) => {
  const rows = Array.from({ length: count }, (_, index) => ({
    place: index + 1,
    text: texts[index % texts.length]!,
    known: index % 3 === 0 ? null : index % 2 === 0,
    day: index % 4 === 0 ? null : '2026-11-23',
    facts: { text: texts[index % texts.length]!, list: [index, null, '"\\"'] },
  }))
  const read = await office.work(async (work) => {
    await sql`create temp table arrived (place bigint, "text" text, known boolean, day date, facts jsonb)`.execute(
      work.db,
    )
    await insertRows(work, {
      into: sql`insert into arrived`,
      rows,
      columns: {
        place: ['bigint', ({ place }) => place],
        text: ['text', ({ text }) => text],
        known: ['boolean', ({ known }) => known],
        day: ['date', ({ day }) => day],
        facts: ['jsonb', ({ facts }) => JSON.stringify(facts)],
      },
    })
    const found = await sql`
      select place, "text", known, day::text as day, facts from arrived order by place`.execute(work.db)
    await sql`drop table arrived`.execute(work.db)
    return found.rows
  })
  expect(read).toEqual(rows)
})
