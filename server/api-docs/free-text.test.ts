import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Route } from '@cartwright/api/route'
import { expect, it } from 'vitest'
import { z } from 'zod'

const folder = join(import.meta.dirname, '..', '..', 'api')

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'responses' in value

const routes = (
  await Promise.all(
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts'))
      .map(async (file) => Object.values((await import(join(folder, file))) as object) as unknown[]),
  )
)
  .flat()
  .filter((value) => typeof value === 'object' && value !== null)
  .flatMap((group) => Object.values(group).filter(isRoute))

/** Every text in a shape, by its path. */
function textsIn(schema: z.core.$ZodType, path: string): (readonly [string, z.ZodString])[] {
  if (schema instanceof z.ZodString) return [[path, schema]]
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([name, part]) =>
      textsIn(part, path ? `${path}.${name}` : name),
    )
  if (schema instanceof z.ZodArray) return textsIn(schema.element, `${path}[]`)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => textsIn(one, path))
  if (schema instanceof z.ZodRecord) return textsIn(schema.valueType, `${path}[]`)
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return textsIn(schema.unwrap(), path)
  if (schema instanceof z.ZodPipe) return textsIn(schema.in, path)
  return []
}

/** Texts that name something there is, which is looked up and refused when it is not there; secrets; and what is only shown back. */
const others =
  /(^|\.)(code|type|class|number|accountNumber|billNumber|service\..+|was\..+|among\[\]|phone|serial|receipt|seed|search|key|request\w*|seen|email|password|current|next|token|csv|fileName|apn|typed|formerNumber|scopes\[\]|path)$|^post \/procedures\/preview body$/

it('takes no card number in any text that people write and the books keep', () => {
  const written = routes.flatMap(({ path, method, request }) =>
    textsIn(request.body?.content['application/json']?.schema ?? z.null(), '').map(
      ([field, schema]) => ({ where: `${method} ${path} ${field}`, field, schema }) as const,
    ),
  )
  const open = written.filter(
    ({ where, field, schema }) =>
      !others.test(where) &&
      !others.test(field) &&
      (schema.maxLength ?? 0) >= 40 &&
      schema.safeParse('Pays with 4111 1111 1111 1111.').success,
  )
  expect(written.length).toBeGreaterThan(200)
  expect(open.map(({ where }) => where)).toEqual([])
})
