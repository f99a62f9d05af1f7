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
  const response = await fetch(urlOf(route, input), {
    method: route.method.toUpperCase(),
    ...(body !== undefined && {
      body: form ? body : JSON.stringify(body),
      ...(!form && { headers: { 'content-type': 'application/json' } }),
    }),
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
