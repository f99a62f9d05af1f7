import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testOffice } from '#test/test-office'
import { keptAs, keptName } from './kept-statement.ts'

const office = testOffice({ on: '2026-11-23' })

it('a statement is kept under the name it begins with, and no other is', () => {
  expect(keptName('/* kept as balance-of-one */ select 1')).toBe('balance-of-one')
  expect(keptName('select 1')).toBeUndefined()
  expect(keptName("select '/* kept as balance-of-one */'")).toBeUndefined()
  expect(keptName({ text: 'select 1' })).toBeUndefined()
})

it('a kept statement answers what it is asked anew, each time and in each transaction', async () => {
  const asked = Array.from({ length: 8 }, (_, value) => value)
  const answered: number[] = []
  for (const value of asked)
    answered.push(
      await office.work(async ({ db }) => {
        const { rows } = await sql<{ twice: number }>`${keptAs('twice')}
          select ${value}::bigint * 2 as twice`.execute(db)
        return rows[0]!.twice
      }),
    )
  expect(answered).toEqual(asked.map((value) => value * 2))
})
