import { z } from 'zod'
import { type Problem, problems, type RefusalCode, type StatusOf } from './refusals.ts'
import type { Permission } from './roles.ts'

/** One operation of the REST API, as data: the server checks requests against it, OpenAPI is printed from it. */
export type Route = {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  readonly path: `/${string}`
  readonly summary: string
  /** Who may call it. The server refuses everybody else before the operation starts. */
  readonly permission: Permission
  readonly tags: readonly string[]
  /** Answer or request hold a secret that is kept nowhere else: nothing of it is kept, and it is not answered again from what was kept. */
  readonly secret?: true
  readonly request: {
    readonly params?: z.ZodObject
    readonly query?: z.ZodObject
    readonly body?: BodyOf<z.ZodType>
  }
  readonly responses: { readonly [status: number]: Answer }
}
type Answer = {
  readonly description: string
  readonly content: { readonly [mediaType: string]: { schema: z.ZodType } }
}
type JsonOf<Schema> = { readonly content: { readonly 'application/json': { readonly schema: Schema } } }
type BodyOf<Schema> = {
  readonly required: true
  readonly content: { readonly [mediaType: string]: { readonly schema: Schema } }
}

/** A JSON request body. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  ({ required: true, content: { 'application/json': { schema } } }) as const

/** A request body with a file in it, sent as a form. The handler reads it from the raw request. */
export const upload = <Schema extends z.ZodType>(schema: Schema) =>
  ({ required: true, content: { 'multipart/form-data': { schema } } }) as const

/** A JSON answer. */
export const answer = <Schema extends z.ZodType>(description: string, schema: Schema) =>
  ({ description, content: { 'application/json': { schema } } }) as const

/** An answer that is a file: a PDF, a workbook, a text, or a stream of events. The handler returns a `Response`. */
export const file = (description: string, mediaType: string) =>
  ({ description, content: { [mediaType]: { schema: z.string().meta({ format: 'binary' }) } } }) as const

type Refusals<Code extends RefusalCode> = {
  readonly [Status in StatusOf<Code>]: JsonOf<z.ZodType<Problem<Code> & { status: Status }>> & {
    readonly description: string
  }
}

/** The answers for the ways this operation may be refused, one per status. */
export function mayRefuse<const Code extends RefusalCode>(...codes: Code[]): Refusals<Code> {
  const byStatus = Map.groupBy(codes, (code) => problems[code].shape.status.value)
  const answers = [...byStatus].map(([status, same]) => [
    status,
    {
      description: same.map((code) => problems[code].shape.title.value).join(' Or: '),
      content: { 'application/problem+json': { schema: z.union(same.map((code) => problems[code])) } },
    },
  ])
  return Object.fromEntries(answers) as Refusals<Code>
}

type JsonSchema<Part> = Part extends {
  content: { 'application/json': { schema: infer Schema extends z.ZodType } }
}
  ? Schema
  : never

type Sent<R extends Route, Kind extends 'input' | 'output'> = (R['request'] extends {
  params: infer P extends z.ZodType
}
  ? { params: Kind extends 'input' ? z.input<P> : z.output<P> }
  : unknown) &
  (R['request'] extends { query: infer Q extends z.ZodType }
    ? { query: Kind extends 'input' ? z.input<Q> : z.output<Q> }
    : unknown) &
  (R['request'] extends { body: infer B }
    ? { body: Kind extends 'input' ? z.input<JsonSchema<B>> : z.output<JsonSchema<B>> }
    : unknown)

/** What a caller sends to an operation. */
export type InputOf<R extends Route> = Sent<R, 'input'>
/** What the operation receives, checked. */
export type ReceivedBy<R extends Route> = Sent<R, 'output'>
/** What it answers when all is well; `never` for files, which are plain responses. */
export type SuccessOf<R extends Route> = z.output<
  JsonSchema<R['responses'][keyof R['responses'] & (200 | 201 | 202)]>
>
/** The refusals it names. */
export type RefusedBy<R extends Route> = Extract<
  z.output<
    JsonSchema<R['responses'][keyof R['responses'] & (401 | 403 | 404 | 409 | 413 | 422 | 423 | 429)]>
  >,
  Problem
>
