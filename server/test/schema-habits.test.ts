import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testOffice } from './test-office.ts'

const office = testOffice({ on: '2026-11-23' })

const rowsOf = async <Row>(query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await query.execute(office.database().db)).rows

it('every foreign key has an index that begins with it', async () => {
  const bare = await rowsOf(sql<{ key: string }>`
    select c.conrelid::regclass::text || '.' || c.conname as key
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace n on n.oid = t.relnamespace
    where c.contype = 'f' and n.nspname = ${office.city}
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid
        and (i.indkey::smallint[])[0:array_length(c.conkey, 1) - 1] = c.conkey)`)
  expect(bare).toEqual([])
})

it('every cents column is a bigint', async () => {
  const wrong = await rowsOf(sql<{ column: string }>`
    select table_name || '.' || column_name as column from information_schema.columns
    where table_schema = ${office.city} and column_name like '%\\_cents' and data_type <> 'bigint'`)
  expect(wrong).toEqual([])
})

it('there are no triggers', async () => {
  const triggers = await rowsOf(sql<{ name: string }>`
    select tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = ${office.city} and not t.tgisinternal`)
  expect(triggers).toEqual([])
})

it.each(['entry', 'bill', 'bill_line', 'command_record', 'seal', 'payment', 'gl_journal'])(
  'the application can add to %s and read it, and nothing else',
  async (table) => {
    for (const statement of [`update ${table} set id = 0`, `delete from ${table}`, `truncate ${table}`]) {
      const attempt = office.work(({ db }) =>
        sql
          .raw(statement.replace('id = 0', `${table === 'bill_line' ? 'line_no' : 'id'} = default`))
          .execute(db),
      )
      await expect(attempt).rejects.toThrow('permission denied')
    }
  },
)
