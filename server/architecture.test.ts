import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

/** The modules in the order they may build on each other: each may import only those above it. */
const order = [
  'audit',
  'staff',
  'city',
  'policies',
  'planning',
  'ledger',
  'premises',
  'accounts',
  'rates',
  'services',
  'proposals',
  'messages',
  'billing',
  'addresses',
  'postal',
  'barcodes',
  'stock',
  'inserts',
  'mailpieces',
  'presort',
  'mail-dat',
  'bills',
  'payments',
  'suspense',
  'bank-files',
  'cash',
  'autopay',
  'letters',
  'adjustments',
  'returns',
  'online',
  'corrections',
  'orders',
  'moves',
  'refunds',
  'unclaimed',
  'contacts',
  'cases',
  'desk',
  'intake',
  'bank-intake',
  'reconciliation',
  'cash-reports',
  'postage',
  'mail-jobs',
  'returned-mail',
  'checks',
  'workplan',
  'procedures',
  'setup',
  'demo',
]
const root = import.meta.dirname

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/\.test\.ts$|^\.types|node_modules/.test(file),
)
const moduleOf = (file: string): string | undefined => /^modules\/([^/]+)/.exec(file)?.[1]
const imports = sources.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+|#[^']+)'/g)].map(([, to]) => ({
    from: file,
    to: to!.startsWith('#') ? to!.slice(1) : relative(root, join(root, dirname(file), to!)),
  })),
)
const modules = readdirSync(join(root, 'modules')).filter((name) =>
  statSync(join(root, 'modules', name)).isDirectory(),
)

it('there is something to read', () => {
  expect(imports.length).toBeGreaterThan(40)
})

it('modules import only the modules above them', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [user, used] = [moduleOf(from), moduleOf(to)]
    return user && used && user !== used && order.indexOf(used) > order.indexOf(user)
  })
  expect(wrong).toEqual([])
})

it('every module is in the order', () => {
  expect(modules.filter((name) => !order.includes(name))).toEqual([])
})

it('the kernel imports no module, and no module imports the wiring', () => {
  const wiring = /^(app|main|worker|cli|jobs|gates)\.ts$/
  expect(imports.filter(({ from, to }) => from.startsWith('kernel/') && moduleOf(to))).toEqual([])
  expect(imports.filter(({ from, to }) => moduleOf(from) && wiring.test(to))).toEqual([])
})

it('a table is written only in its owner’s folder', () => {
  const migrations = join(root, 'database/migrations/city')
  const sql = readdirSync(migrations)
    .map((name) => readFileSync(join(migrations, name), 'utf8'))
    .join('\n')
  const owners = new Map<string, string>()
  let owner = ''
  for (const line of sql.split('\n')) {
    owner = /^-- ([\w-]+) -{20,}/.exec(line)?.[1] ?? owner
    const table = /^create table (\w+)/.exec(line)?.[1]
    if (table) owners.set(table, owner)
  }
  const writes = sources.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8').replaceAll(/\/\*\*.*?\*\/|^\s*\/\/.*$/gms, '')
    const found = [
      ...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g),
      ...text.matchAll(/\b(?:insert into|update|delete from)\s+(\w+)\b/g),
    ]
    return found.flatMap(([, table]) => (owners.has(table!) ? [{ file, table: table! }] : []))
  })
  const wrong = writes.filter(
    ({ file, table }) => moduleOf(file) !== owners.get(table) && !file.startsWith('test/'),
  )
  expect(owners.size).toBeGreaterThan(25)
  expect(wrong).toEqual([])
})

it('every module says what it owns, what it leaves to others and what is always true', () => {
  const silent = modules.filter((name) => {
    const readme = join(root, 'modules', name, 'README.md')
    const text = existsSync(readme) ? readFileSync(readme, 'utf8') : ''
    return !/\bowns\b/i.test(text) || !/leaves to others/i.test(text) || !/always true/i.test(text)
  })
  expect(silent).toEqual([])
})
