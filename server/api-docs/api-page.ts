import { permissions } from '@cartwright/api/roles'
import { escape, page } from '../page.ts'
import { type JsonSchema, schemaRows, typeOf } from './schema-rows.ts'

type Content = { readonly [mediaType: string]: { readonly schema?: JsonSchema } }
type Answer = { readonly description: string; readonly content?: Content }
type Operation = {
  readonly summary: string
  readonly tags: readonly string[]
  readonly 'x-permission': keyof typeof permissions
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema: JsonSchema
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: { readonly [status: string]: Answer }
}

/** The part of an OpenAPI document that the page is made of. */
export type ApiDocument = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
}

type Entry = Operation & { readonly method: string; readonly path: string }

/** The whole API on one page that reads without scripts: every operation, who may call it, what it takes and answers. */
export function apiPage({ info, paths }: ApiDocument): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ ...operation, method, path })),
  )
  const byTag = Map.groupBy(all, ({ tags }) => tags[0] ?? 'Other')
  const body = [
    `<h1>${escape(info.title)} API</h1>`,
    ...info.description.split('\n\n').map((paragraph) => `<p>${inline(paragraph)}</p>`),
    '<p>The same for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>',
    `<nav aria-label="Rooms"><ul>${[...byTag.keys()].map((tag) => `<li><a href="#${anchor(tag)}">${escape(tag)}</a></li>`).join('')}</ul></nav>`,
    ...[...byTag].map(
      ([tag, entries]) =>
        `<section><h2 id="${anchor(tag)}">${escape(tag)}</h2>${entries.map(operationPart).join('')}</section>`,
    ),
  ]
  return page('API', body.join('\n'))
}

const anchor = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')

/** Plain text with `code` in it. */
const inline = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

function operationPart(entry: Entry): string {
  const { method, path, summary } = entry
  return `<details><summary><span class="method">${method}</span> <code>${escape(path)}</code> ${escape(summary)}</summary>
${whoMay(entry['x-permission'])}${parameterPart(entry)}${bodyPart(entry)}${answerPart(entry)}</details>`
}

function whoMay(permission: Operation['x-permission']): string {
  if (permission === 'public') return '<p>Anybody, without signing in.</p>'
  return `<p>Permission <code>${permission}</code>: ${permissions[permission].join(', ')}.</p>`
}

function parameterPart({ parameters = [] }: Entry): string {
  return fields(
    'Parameters',
    parameters.map(({ name, in: where, required, description, schema }) => ({
      name: `${name} (${where})`,
      type: typeOf(schema),
      needed: required ?? false,
      description: description ?? schema.description ?? '',
    })),
  )
}

function bodyPart({ requestBody }: Entry): string {
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  return content?.schema ? fields(`Body, ${mediaType}`, schemaRows(content.schema)) : ''
}

function answerPart({ responses }: Entry): string {
  return Object.entries(responses)
    .map(([status, { description, content = {} }]) => {
      const [mediaType, { schema } = {}] = Object.entries(content)[0] ?? []
      const said = `${status} ${description}`
      if (!mediaType || !schema) return `<p>${inline(said)}</p>`
      if (mediaType === 'application/problem+json') return `<p>${inline(said)} ${codesOf(schema)}</p>`
      if (mediaType !== 'application/json') return `<p>${inline(said)} <code>${escape(mediaType)}</code></p>`
      return fields(said, schemaRows(schema))
    })
    .join('')
}

/** The codes of the refusals a schema describes. */
function codesOf(schema: JsonSchema): string {
  const many = schema.anyOf ?? schema.oneOf ?? [schema]
  const codes = many.map(({ properties }) => properties?.code?.const ?? properties?.code?.enum?.[0])
  return codes.map((code) => `<code>${escape(String(code))}</code>`).join(', ')
}

function fields(caption: string, rows: ReturnType<typeof schemaRows>): string {
  if (rows.length === 0) return ''
  const lines = rows.map(
    ({ name, type, needed, description }) =>
      `<tr><td><code>${escape(name)}</code>${needed ? '' : ' <em>optional</em>'}</td><td>${escape(type)}</td><td>${inline(description)}</td></tr>`,
  )
  return `<table><caption>${inline(caption)}</caption><thead><tr><th>Field</th><th>What</th><th></th></tr></thead><tbody>${lines.join('')}</tbody></table>`
}
