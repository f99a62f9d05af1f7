import type { OpenAPIHono } from '@hono/zod-openapi'
import { holds } from '@cartwright/api/roles'
import type { ReceivedBy, Route, SuccessOf } from '@cartwright/api/route'
import type { Context } from 'hono'
import type { ZodType } from 'zod'
import type { PlainDate } from '#kernel/dates'
import type { Gate } from '#kernel/gate'
import { refuse } from '#kernel/refusal'
import type { Actor, InTransaction, Work } from '#kernel/work'
import { inTransaction, type SendJob } from '#database/in-transaction'
import type { OpenDatabase } from '#database/open-database'
import type { Curtain } from './modules/accounts/curtain.ts'
import { answerOnce } from './modules/audit/answer-once.ts'
import { issueSentence } from './issue-sentence.ts'
import { unstorable } from './storable-text.ts'
import { addressCurtain } from './modules/accounts/hidden-addresses.ts'
import { authorityFor, keepAuthority } from './modules/staff/delegated-authority.ts'

/** Who is asking, and for which city. */
export type Caller = {
  readonly actor: Actor
  readonly city: string
  /** Set while they must set up a second factor: until then they reach that and nothing else. */
  readonly held?: boolean
}

/** Recognises the caller of a request: by session in the product, by a header in tests. Null when nobody is signed in. */
export type Identify = (request: Request) => Promise<Caller | null>

/** What every door needs: the books, the day, and who is asking. */
export type Office = {
  readonly database: OpenDatabase
  readonly today: () => PlainDate
  readonly identify: Identify
  readonly send: SendJob
  /** What stands before the steps of bill runs. */
  readonly gates: readonly Gate[]
}

/** What a handler of a long answer gets besides its work: its own transactions, and the request. */
export type Visit = {
  readonly caller: Caller
  readonly context: Context
  /** Runs a task in its own transaction as this caller. */
  readonly inTransaction: InTransaction
}

export type Door = {
  /** Answers an operation inside one transaction. */
  readonly open: <R extends Route>(
    route: R,
    handle: (work: Work, received: ReceivedBy<R>, visit: Visit) => Promise<SuccessOf<R> | Response>,
  ) => void
  /** Answers an operation that opens its own transactions: streams, uploads, long work. */
  readonly openLong: <R extends Route>(
    route: R,
    handle: (visit: Visit, received: ReceivedBy<R>) => Promise<SuccessOf<R> | Response>,
  ) => void
}

/** The doors of the REST API: each checks permission first, then the request, then lets the module's handler work. */
export function makeDoor(app: OpenAPIHono, office: Office): Door {
  const serve = <R extends Route>(
    route: R,
    handle: (visit: Visit, received: ReceivedBy<R>) => Promise<unknown>,
    answersAgain = false,
  ): void => {
    const { permission, tags, secret: _, ...described } = route
    app.openAPIRegistry.registerPath({
      ...described,
      operationId: operationOf(route),
      tags: [...tags],
      'x-permission': permission,
      ...(answersAgain && { 'x-idempotency-key': true }),
      ...(permission === 'public' && { security: [] }),
    })
    app.on(route.method.toUpperCase(), honoPath(route), async (context) => {
      const caller = await admit(office, route, context.req.raw)
      const visit: Visit = {
        caller,
        context,
        inTransaction: (task) =>
          workOf(office, caller, async (work) => {
            await keepAuthority(work, permission)
            return task(work)
          }),
      }
      const result = await handle(visit, await received(route, context))
      return result instanceof Response ? result : context.json(result as object, successOf(route))
    })
  }
  return {
    openLong: (route, handle) =>
      serve(route, async (visit, given) => {
        const result = await handle(visit, given)
        return isBare(route, visit) ? result : hidden(result, await visit.inTransaction(addressCurtain))
      }),
    open: (route, handle) =>
      serve(
        route,
        (visit, given) =>
          visit.inTransaction(async (work) => {
            if (isBare(route, visit)) return handle(work, given, visit)
            const key = isRepeatable(route) ? keyOf(visit.context) : null
            const answer = () => handle(work, given, visit)
            const result =
              key === null
                ? await answer()
                : await answerOnce(work, { key, request: [route.method, route.path, given] }, answer)
            return hidden(result, await addressCurtain(work))
          }),
        isRepeatable(route),
      ),
  }
}

/** Whether a request of an operation may be sent again under its key: those that add something, unless their answer is kept nowhere. */
const isRepeatable = ({ method, permission, secret }: Route): boolean =>
  method === 'post' && secret !== true && permission !== 'public' && !permission.startsWith('sign-in.')

/** What whoever asks calls the request: the header that the IETF httpapi group describes. Null when it has no name. */
function keyOf({ req }: Context): string | null {
  const key = req.header('idempotency-key') ?? null
  if (key === null || (key.length >= 8 && key.length <= 200)) return key
  return refuse('REQUEST_INVALID', {
    faults: [{ field: 'Idempotency-Key', message: 'Send 8 to 200 signs, new for each request.' }],
  })
}

/** Whether an answer has no books of a city behind it: signing in, and what is told to everybody. */
const isBare = ({ permission }: Route, { caller }: Visit): boolean =>
  caller.city === '' || permission === 'public' || permission.startsWith('sign-in.')

/** Files of signs are told anew; pictures, workbooks and PDFs were written behind the curtain, and streams hold no address. */
async function hidden(answered: unknown, curtain: Curtain): Promise<unknown> {
  if (!curtain.hides) return answered
  if (!(answered instanceof Response)) return curtain.value(answered)
  const type = answered.headers.get('content-type') ?? ''
  if (!/^(text\/(?!event-stream)|application\/json)/.test(type)) return answered
  return new Response(curtain.text(await answered.text()), {
    status: answered.status,
    headers: answered.headers,
  })
}

async function admit(office: Office, route: Route, request: Request): Promise<Caller> {
  const caller = await office.identify(request)
  if (route.permission === 'public')
    return caller ?? { actor: { name: 'visitor', userId: null, role: 'customer' }, city: '' }
  if (!caller) refuse('NOT_SIGNED_IN', {})
  if (caller.held && route.permission !== 'sign-in.set-up') refuse('SECOND_FACTOR_NEEDED', {})
  const { role, scopes } = caller.actor
  // A token reaches what it was made for and its role still holds. What is only delegated to its person it never does.
  if (scopes) {
    if (!scopes.includes(route.permission))
      refuse('TOKEN_SCOPE_MISSING', { permission: route.permission, scopes: [...scopes] })
    if (role === 'system' || !holds(role, route.permission))
      refuse('NOT_PERMITTED', { permission: route.permission, role })
    return caller
  }
  if (role === 'system' || holds(role, route.permission)) return caller
  // What the role does not hold, a manager may have given for some days: then all that is done bears the number of that.
  const delegation = await workOf(office, caller, (work) => authorityFor(work, route.permission))
  if (!delegation) refuse('NOT_PERMITTED', { permission: route.permission, role })
  return { ...caller, actor: { ...caller.actor, delegation } }
}

/** One transaction in the city of a caller, under their name. */
const workOf = <Result>(
  office: Office,
  caller: Caller,
  task: (work: Work) => Promise<Result>,
): Promise<Result> =>
  inTransaction(
    office.database.db,
    { ...caller, today: office.today(), send: office.send, gates: office.gates },
    task,
  )

/** A name for programs that are made from the description: `getRunsRunIdRegister`. */
const operationOf = ({ method, path }: Route): string =>
  `${method}${path.replaceAll(/[^a-zA-Z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`

const honoPath = (route: Route): string => route.path.replace(/\{(\w+)\}/g, ':$1')

const successOf = (route: Route): 200 =>
  Number(Object.keys(route.responses).find((code) => code.startsWith('2')) ?? 200) as 200

/** The parts of the request that the route describes, checked against it. All faults are told at once. */
async function received<R extends Route>(route: R, { req }: Context): Promise<ReceivedBy<R>> {
  const { params, query, body } = route.request
  const faults: { field: string; message: string }[] = []
  const check = (schema: ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined
    const checked = schema.safeParse(value, { error: issueSentence })
    if (checked.success) {
      const message = 'This has signs that cannot be kept. Type it anew instead of pasting it.'
      faults.push(...unstorable(checked.data).map((field) => ({ field, message })))
      return checked.data
    }
    faults.push(...checked.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })))
    return undefined
  }
  const json = body?.content['application/json']
  const parts = {
    params: check(params, req.param()),
    query: check(query, req.query()),
    body: json && check(json.schema, await req.json().catch(() => undefined)),
  }
  if (faults.length > 0) refuse('REQUEST_INVALID', { faults })
  return parts as unknown as ReceivedBy<R>
}
