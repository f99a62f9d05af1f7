import { permissions } from '@cartwright/api/roles'
import { escape, page } from '../page.ts'
import { type JsonSchema, type SchemaRow, type Shapes, schemaRows, shapeOf, typeOf } from './schema-rows.ts'

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
  readonly components?: { readonly schemas?: Shapes }
  readonly paths: { readonly [path: string]: { readonly [method: string]: Operation } }
}

type Entry = Operation & { readonly method: string; readonly path: string }

/** The whole API on one page that reads without scripts: every operation, who may call it, what it takes and answers. */
export function apiPage({ info, paths, components }: ApiDocument): string {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Entry => ({ ...operation, method, path })),
  )
  const shapes = components?.schemas ?? {}
  const byTag = Map.groupBy(all, ({ tags }) => tags[0] ?? 'Other')
  const body = [
    `<h1>${escape(info.title)} API</h1>`,
    ...info.description.split('\n\n').map((paragraph) => `<p>${inline(paragraph)}</p>`),
    '<p>The same for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>',
    `<nav aria-label="Rooms"><ul>${[...byTag.keys()].map((tag) => `<li><a href="#${anchor(tag)}">${escape(tag)}</a></li>`).join('')}<li><a href="#shapes">Shapes</a></li></ul></nav>`,
    ...[...byTag].map(
      ([tag, entries]) =>
        `<section><h2 id="${anchor(tag)}">${escape(tag)}</h2>${entries.map((entry) => operationPart(entry, shapes)).join('')}</section>`,
    ),
    shapesPart(shapes),
  ]
  return page('API', body.join('\n'))
}

const anchor = (tag: string): string => tag.toLowerCase().replaceAll(/[^a-z]+/g, '-')

/** Plain text with `code` in it. */
const inline = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

function operationPart(entry: Entry, shapes: Shapes): string {
  const { method, path, summary } = entry
  return `<details><summary><span class="method">${method}</span> <code>${escape(path)}</code> ${escape(summary)}</summary>
${whoMay(entry['x-permission'])}${parameterPart(entry)}${bodyPart(entry, shapes)}${answerPart(entry, shapes)}</details>`
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

function bodyPart({ requestBody }: Entry, shapes: Shapes): string {
  const [mediaType, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
  return content?.schema ? fields(`Body, ${mediaType}`, schemaRows(content.schema, shapes)) : ''
}

function answerPart({ responses }: Entry, shapes: Shapes): string {
  return Object.entries(responses)
    .map(([status, { description, content = {} }]) => {
      const [mediaType, { schema } = {}] = Object.entries(content)[0] ?? []
      const said = `${status} ${description}`
      if (!mediaType || !schema) return `<p>${inline(said)}</p>`
      if (mediaType === 'application/problem+json') return `<p>${inline(said)} ${codesOf(schema, shapes)}</p>`
      if (mediaType !== 'application/json') return `<p>${inline(said)} <code>${escape(mediaType)}</code></p>`
      return fields(said, schemaRows(schema, shapes))
    })
    .join('')
}

/** The codes of the refusals a schema describes. */
function codesOf(schema: JsonSchema, shapes: Shapes): string {
  const many = (schema.anyOf ?? schema.oneOf ?? [schema]).map((one) => shapeOf(one, shapes))
  const codes = many.map(({ properties }) => properties?.code?.const ?? properties?.code?.enum?.[0])
  return codes.map((code) => `<code>${escape(String(code))}</code>`).join(', ')
}

/** The shapes that several operations share, each once; not the refusals, which are told with every operation. */
function shapesPart(shapes: Shapes): string {
  const told = Object.entries(shapes).filter(
    ([, { properties }]) => !properties?.code?.const && !properties?.code?.enum,
  )
  const parts = told.map(([name, shape]) => {
    const rows = schemaRows(shape, shapes)
    return `<details id="${name}"><summary><code>${name}</code></summary>${rows.length > 0 ? fields(name, rows) : `<p>${linked(typeOf(shape))}</p>`}</details>`
  })
  return `<section><h2 id="shapes">Shapes</h2>${parts.join('')}</section>`
}

/** What a field is, with a way to every shape that has a name. */
const linked = (type: string): string =>
  escape(type).replaceAll(/\b[A-Z][a-z]\w+\b/g, (name) => `<a href="#${name}">${name}</a>`)

function fields(caption: string, rows: readonly SchemaRow[]): string {
  if (rows.length === 0) return ''
  const lines = rows.map(
    ({ name, type, needed, description }) =>
      `<tr><td><code>${escape(name)}</code>${needed ? '' : ' <em>optional</em>'}</td><td>${linked(type)}</td><td>${inline(description)}</td></tr>`,
  )
  return `<table><caption>${inline(caption)}</caption><thead><tr><th>Field</th><th>What</th><th></th></tr></thead><tbody>${lines.join('')}</tbody></table>`
}
