import type { Problem, RefusalCode } from './refusals.ts'
import type { InputOf, RefusedBy, Route, SuccessOf } from './route.ts'

/** The server said no. `problem.code` tells which refusal it was. */
export class Refused<P extends Problem = Problem> extends Error {
  readonly problem: P
  constructor(problem: P) {
    super(problem.title)
    this.problem = problem
  }
  is<Code extends RefusalCode & P['code']>(code: Code): this is Refused<P & { code: Code }> {
    return this.problem.code === code
  }
}
export type RefusalOf<R extends Route> = Refused<RefusedBy<R>>

/** Something went wrong that nobody meant. The reference finds it in the server's log; null when no answer came from there. */
export class Fault extends Error {
  readonly reference: string | null
  constructor(message: string, reference: string | null) {
    super(message)
    this.reference = reference
  }
}

/** Under which name the calls that are begun now go, and how many did already. */
let named: { readonly key: string; calls: number } | null = null

/**
 * Lets what is begun in `run` go under a name: done again under the same name after no answer came, it does nothing more. Whatever else is
 * sent has another name by itself.
 */
export function repeatable<Result>(key: string, run: () => Result): Result {
  named = { key, calls: 0 }
  try {
    return run()
  } finally {
    named = null
  }
}

/** The name of one request: that of what it is done in, its place there, and what is sent. */
function keyFor(method: string, sent: string): string | null {
  if (named === null || method !== 'post') return null
  const place = named.calls++
  // Two requests that differ never share a name: a sum of their signs is enough to tell what a form sent before from what it sends now.
  let sum = 0
  for (const sign of sent) sum = (Math.imul(sum, 31) + sign.codePointAt(0)!) | 0
  return `${named.key}.${place}.${(sum >>> 0).toString(36)}`
}

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/** The address of one operation with its parameters filled in, for links to files. */
export function urlOf<R extends Route>(route: R, input: InputOf<R>): string {
  const { params = {}, query = {} } = input as Parts
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return `/api${path}${search && `?${search}`}`
}

/** Calls one operation. Rejects with `Refused` on a refusal and with `Fault` on anything unexpected the server answers. */
export async function call<R extends Route>(route: R, input: InputOf<R>): Promise<SuccessOf<R>> {
  return (await (await answerTo(route, input)).json()) as SuccessOf<R>
}

/** Calls an operation that answers with a file. */
export async function callForFile<R extends Route>(route: R, input: InputOf<R>): Promise<Blob> {
  return (await answerTo(route, input)).blob()
}

async function answerTo<R extends Route>(route: R, input: InputOf<R>): Promise<Response> {
  const { body } = input as Parts
  const form = body instanceof FormData
  const url = urlOf(route, input)
  const text = form || body === undefined ? '' : JSON.stringify(body)
  const key = keyFor(route.method, `${url} ${text}`)
  const response = await fetch(url, {
    method: route.method.toUpperCase(),
    headers: {
      ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      ...(key !== null && { 'idempotency-key': key }),
    },
    ...(body !== undefined && { body: form ? body : text }),
  })
  if (response.headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Refused((await response.json()) as Problem)
  if (!response.ok) throw new Fault(`The server answered ${response.status}.`, await referenceOf(response))
  return response
}

async function referenceOf(response: Response): Promise<string | null> {
  try {
    return ((await response.json()) as { reference?: string }).reference ?? null
  } catch {
    return null
  }
}
