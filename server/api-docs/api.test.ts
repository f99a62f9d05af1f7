import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { holds, permissions, Role } from '@cartwright/api/roles'
import type { Route } from '@cartwright/api/route'
import { describe, expect, it } from 'vitest'
import { testOffice } from '#test/test-office'

const office = testOffice({ on: '2026-11-23', keep: true })
const folder = join(import.meta.dirname, '..', '..', 'api')

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'responses' in value

/** Every route that the contract names, whatever file it is in. */
const routes = await Promise.all(
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map(async (file) => {
      const exported = Object.values((await import(join(folder, file))) as object) as unknown[]
      return exported
        .filter((value) => typeof value === 'object' && value !== null)
        .flatMap((group) => Object.values(group).filter(isRoute))
    }),
)
/** A route stands once, also where one file of the contract hands on those of another. */
const all = [...new Set(routes.flat())]
const nameOf = ({ method, path }: Route) => `${method.toUpperCase()} ${path}`

type Described = { paths: Record<string, Record<string, { 'x-permission': string; operationId: string }>> }
const described = async (): Promise<Described> =>
  (await (await office.as(null).get('/openapi.json')).json()) as Described

const call = (role: Role | null, { method, path }: Route) =>
  office.as(role)[method](path.replaceAll(/\{\w+\}/g, '1'))

describe('every route of the contract', () => {
  it('is there once', () => {
    expect(all.length).toBeGreaterThan(60)
    expect(new Set(all.map(nameOf)).size).toBe(all.length)
  })

  it('is served, and described with its permission; nothing else is', async () => {
    const { paths } = await described()
    const served = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => `${method.toUpperCase()} ${path} ${operation['x-permission']}`,
      ),
    )
    const promised = all.map((route) => `${nameOf(route).replace(' ', ' /api')} ${route.permission}`)
    expect(served.toSorted()).toEqual(promised.toSorted())
  })

  it('has a name of its own for programs', async () => {
    const { paths } = await described()
    const names = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(names).size).toBe(names.length)
  })

  it('names a permission there is', () => {
    expect(all.filter(({ permission }) => !(permission in permissions))).toEqual([])
  })

  it.each(
    all.filter(({ permission }) => permission !== 'public').map((route) => [nameOf(route), route] as const),
  )('%s is refused to whom it is not for', async (_, route) => {
    expect(await (await call(null, route)).json()).toMatchObject({ code: 'NOT_SIGNED_IN', status: 401 })
    for (const role of Role.options.filter((one) => !holds(one, route.permission)))
      expect(await (await call(role, route)).json()).toMatchObject({
        code: 'NOT_PERMITTED',
        details: { permission: route.permission, role },
      })
  })
})

describe('the description of the API', () => {
  it('is a page that reads without scripts, and names every operation', async () => {
    const response = await office.as(null).get('/docs')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(text).not.toContain('<script')
    expect(all.filter(({ path }) => !text.includes(`<code>/api${path}</code>`)).map(nameOf)).toEqual([])
  })

  it('is printed for those who read it without a server', async () => {
    const document = await (await office.as(null).get('/openapi.json')).json()
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot('../../docs/openapi.json')
  })
})
