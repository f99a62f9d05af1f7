import { once } from 'node:events'
import type { Socket } from 'node:net'
import pg from 'pg'

/** How a call to the database fails: it never arrives, or it is done and nobody is told. */
type Failure = 'lost on the way' | 'done, and the answer lost'

/** Counts the calls to the database while a task is done, and lets the connection break at one of them. */
export async function whileBreaking<Result>(
  task: () => Promise<Result>,
  at?: { readonly call: number; readonly failure: Failure },
): Promise<{ calls: string[]; result: Result | null; broke: boolean }> {
  const real = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  const calls: string[] = []
  let broke = false
  function query(this: pg.Client, ...given: unknown[]): unknown {
    const [asked] = given
    const text = typeof asked === 'string' ? asked : String((asked as { text?: string }).text)
    // What a new connection is told at its beginning: whether there is a new one depends on how long the others were idle.
    if (text.startsWith('set tcp_')) return Reflect.apply(real, this, given)
    calls.push(text)
    if (calls.length !== at?.call) return Reflect.apply(real, this, given)
    broke = true
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection
    const lost = async (): Promise<never> => {
      const closed = once(stream, 'close')
      stream.destroy()
      await closed
      throw Object.assign(new Error('the connection broke'), { code: 'ECONNRESET' })
    }
    return at.failure === 'lost on the way'
      ? Promise.resolve().then(lost)
      : Promise.resolve(Reflect.apply(real, this, given)).then(lost)
  }
  Reflect.set(pg.Client.prototype, 'query', query)
  try {
    return { calls, result: await task(), broke }
  } catch (error) {
    if (!broke) throw error
    return { calls, result: null, broke }
  } finally {
    Reflect.set(pg.Client.prototype, 'query', real)
  }
}

/** Every way in which a task that made these calls may break: at each call before it arrives, and at each commit also after it was done. */
export const failuresOf = (
  calls: readonly string[],
): { readonly call: number; readonly failure: Failure }[] =>
  calls.flatMap((text, index) => [
    { call: index + 1, failure: 'lost on the way' as const },
    ...(text === 'commit' ? [{ call: index + 1, failure: 'done, and the answer lost' as const }] : []),
  ])
