/** A JSON schema, as far as our own schemas use it. */
export type JsonSchema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}

/** Shapes that several operations share, by their names. */
export type Shapes = Readonly<Record<string, JsonSchema>>

/** One field of a body or an answer, as the page lists it. */
export type SchemaRow = {
  readonly name: string
  readonly type: string
  readonly needed: boolean
  readonly description: string
}

/**
 * The fields of a schema, those within others by their path: `rows[].account.number`. A shape with a name is told by its fields only
 * where it is the whole; within another one it is told by its name.
 */
export function schemaRows(schema: JsonSchema, shapes: Shapes): SchemaRow[] {
  const whole = shapeOf(schema, shapes)
  const listed = whole.items ? shapeOf(whole.items, shapes) : null
  return listed ? rowsWithin(listed, '[]') : rowsWithin(whole, '')
}

/** What stands behind a name. */
export function shapeOf(schema: JsonSchema, shapes: Shapes): JsonSchema {
  const name = nameOf(schema)
  return (name && shapes[name]) || schema
}

/** The name of a shape that is told elsewhere. */
const nameOf = ({ $ref }: JsonSchema): string | undefined => $ref?.split('/').at(-1)

function rowsWithin(schema: JsonSchema, path: string): SchemaRow[] {
  const inner = bare(schema)
  if (inner.items) return rowsWithin(inner.items, `${path}[]`)
  const required = new Set(inner.required)
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const own = path ? `${path}.${name}` : name
    const row = {
      name: own,
      type: typeOf(field),
      needed: required.has(name),
      description: field.description ?? '',
    }
    return [row, ...rowsWithin(field, own)]
  })
}

/** What a value is, in a few words: `text`, `whole number or null`, `list of day`. */
export function typeOf(schema: JsonSchema): string {
  const name = nameOf(schema)
  if (name) return name
  const many = schema.anyOf ?? schema.oneOf
  if (many) return [...new Set(many.map(typeOf))].join(' or ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (schema.items) return `list of ${typeOf(schema.items)}`
  const types = Array.isArray(schema.type) ? schema.type : [schema.type]
  const [named, nullable] = [types.filter((type) => type !== 'null'), types.includes('null')]
  const words = named.map((type: string | undefined) => wordOf(type, schema)).join(' or ')
  return nullable ? `${words ? `${words} or ` : ''}null` : words
}

function wordOf(type: string | undefined, { format, properties, additionalProperties }: JsonSchema): string {
  if (type === 'string') return format === 'date' ? 'day' : format === 'date-time' ? 'instant' : 'text'
  if (type === 'integer') return 'whole number'
  if (type === 'boolean') return 'yes or no'
  if (type === 'object' || properties)
    return !properties && typeof additionalProperties === 'object'
      ? `${typeOf(additionalProperties)} by name`
      : 'object'
  return type ?? 'anything'
}

/** The schema a field has when it is there: `null` beside it says only that it may be missing. */
function bare(schema: JsonSchema): JsonSchema {
  const many = (schema.anyOf ?? schema.oneOf)?.filter(({ type }) => type !== 'null')
  return many?.length === 1 ? bare(many[0]!) : schema
}
