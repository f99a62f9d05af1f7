import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenDatabase, openDatabase } from './open-database.ts'

/** The embedded database, also when the suite runs on a server: this is about its socket. */
let embedded: OpenDatabase

beforeAll(async () => {
  embedded = await openDatabase({})
  await sql`create table slip (id bigint generated always as identity primary key, text text)`.execute(
    embedded.db,
  )
})
afterAll(() => embedded.close())

const long = (letter: string): string => letter.repeat(300_000)

describe('many connections to an embedded database', () => {
  it('each get the answer to their own question, also outside of transactions and with long parameters', async () => {
    const asked = Array.from({ length: 120 }, (_, index) =>
      index % 3 === 0 ? long(`${index % 10}`) : `${index}`,
    )
    const answers = await Promise.all(
      asked.map(async (text, index) => {
        const { rows } = await (index % 2 === 0
          ? sql<{ said: string }>`select ${text}::text as said`.execute(embedded.db)
          : sql<{ said: string }>`select upper(${text}::text) as said, ${index}::bigint as "index"`.execute(
              embedded.db,
            ))
        return rows[0]!.said
      }),
    )
    expect(answers).toEqual(asked)
  })

  it('do not see into each other’s transactions', async () => {
    const counts: number[] = []
    const count = async (): Promise<number> => {
      const { rows } = await sql<{ n: number }>`select count(*) as n from slip`.execute(embedded.db)
      return rows[0]!.n
    }
    await Promise.all([
      embedded.db.transaction().execute(async (transaction) => {
        for (let slip = 0; slip < 10; slip++)
          await sql`insert into slip (text) values ('x')`.execute(transaction)
      }),
      ...Array.from({ length: 10 }, async () => counts.push(await count())),
    ])
    expect(counts.every((n) => n === 0 || n === 10)).toBe(true)
    expect(await count()).toBe(10)
  })

  it('go on when one breaks off in the middle of a transaction, and what it did is undone', async () => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from slip`.execute(embedded.db)
    const client = await embedded.pool.connect()
    await client.query('begin')
    await client.query('insert into slip (text) values ($1)', ['lost'])
    client.release(true)
    const after = await sql<{ n: number }>`select count(*) as n from slip`.execute(embedded.db)
    expect(after.rows).toEqual(rows)
  })

  it('are told what is wrong with a statement, and can go on', async () => {
    await expect(sql`select ${'x'}::bigint`.execute(embedded.db)).rejects.toThrow('invalid input syntax')
    await expect(sql`select nothing from nowhere`.execute(embedded.db)).rejects.toThrow('does not exist')
    const { rows } = await sql`select 1 as one`.execute(embedded.db)
    expect(rows).toEqual([{ one: 1 }])
  })
})
