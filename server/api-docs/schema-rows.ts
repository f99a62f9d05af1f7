/** A JSON schema, as far as our own schemas use it. */
export type JsonSchema = {
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

/** One field of a body or an answer, as the page lists it. */
export type SchemaRow = {
  readonly name: string
  readonly type: string
  readonly needed: boolean
  readonly description: string
}

/** The fields of a schema, those within others by their path: `rows[].account.number`. */
export function schemaRows(schema: JsonSchema, path = ''): SchemaRow[] {
  const inner = bare(schema)
  if (inner.items) return schemaRows(inner.items, `${path}[]`)
  const required = new Set(inner.required)
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const own = path ? `${path}.${name}` : name
    const row = {
      name: own,
      type: typeOf(field),
      needed: required.has(name),
      description: field.description ?? '',
    }
    return [row, ...schemaRows(field, own)]
  })
}

/** What a value is, in a few words: `text`, `whole number or null`, `list of day`. */
export function typeOf(schema: JsonSchema): string {
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
