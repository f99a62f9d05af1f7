import { PostgresAdapter, PostgresDialect } from 'kysely'
import pg from 'pg'
import { keptName } from './kept-statement.ts'

/** A connection as `pg` speaks on it, as far as copying needs it. */
type Speaking = {
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
}

/** What rows a COPY brings, as the one value of a statement that is no query. */
export class CopiedRows {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** How many bytes are handed to the connection at once. */
const bytesAtOnce = 1 << 20

/** `copy … from stdin` with its rows. */
class CopyQuery extends pg.Query {
  readonly #rows: string
  constructor(statement: string, rows: string) {
    super({ text: statement })
    this.#rows = rows
  }
  /** Called by the client when the server is ready for the rows. */
  handleCopyInResponse(connection: Speaking): void {
    const bytes = Buffer.from(this.#rows)
    for (let at = 0; at < bytes.length; at += bytesAtOnce)
      connection.sendCopyFromChunk(bytes.subarray(at, at + bytesAtOnce))
    connection.endCopyFrom()
  }
}

/** A client of a database server that also takes `copy … from stdin`, and keeps the plans of some statements: through the same door as every other. */
export class CopyingClient extends pg.Client {
  // One method stands for the many ways in which `pg` lets itself be called.
  override query = ((...given: readonly unknown[]): unknown => {
    const ask = Reflect.get(pg.Client.prototype, 'query') as (...asked: readonly unknown[]) => unknown
    const [statement, values] = given
    const [rows] = Array.isArray(values) ? (values as readonly unknown[]) : []
    const name = keptName(statement)
    if (name !== undefined) return Reflect.apply(ask, this, [{ name, text: statement, values }])
    if (!(rows instanceof CopiedRows)) return Reflect.apply(ask, this, given)
    return new Promise((done, fail) => {
      const told = (error: Error | null, result: unknown): void => (error ? fail(error) : done(result))
      Reflect.apply(ask, this, [new CopyQuery(String(statement), rows.text), told])
    })
  }) as pg.Client['query']
}

/** How a unit of work sees that its database takes COPY. */
export class CopyingAdapter extends PostgresAdapter {}

/** A server as Kysely speaks to it. */
export class CopyingDialect extends PostgresDialect {
  override createAdapter(): CopyingAdapter {
    return new CopyingAdapter()
  }
}
