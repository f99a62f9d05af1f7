import { describe, expect, it } from 'vitest'
import { amounts, cityRates } from '#test/city-folders'
import { outsideFile } from '#test/outside-data'
import { type OutsideRow, outsideCents, outsideRows } from '#test/outside-rows'

const marlow = await cityRates('marlow')
const total = (lines: readonly number[]): number => lines.reduce((a, b) => a + b, 0)

const sizeOf = (row: OutsideRow): string => `${row.size}${row.size_unit!.replace('cu ', '')}`

const day = (row: OutsideRow) => {
  const year = row.effective_date === '2023-07-19' ? '2024' : '2025'
  return { from: `${year}-03-01`, to: `${year}-03-31` }
}

/** What a row of Ontario's tables costs by the practice city's folder, each as the difference of two quotes where it is one. */
function ontario(row: OutsideRow): number {
  const size = sizeOf(row)
  const days = day(row)
  if (row.customer_class === 'residential') {
    const stream = /extra (\w+) cart/.exec(row.service!)?.[1]
    const spec = stream ? `${stream}:extra-cart:${size}` : `all:cart-set:${size}`
    return total(amounts(marlow({ class: 'residential', services: [spec], ...days })))
  }
  if (row.customer_class === 'industrial/roll-off')
    return total(amounts(marlow({ class: 'roll-off', events: [load(row, days.to)], ...days })))
  const container = row.container_type === 'compactor bin' ? 'compactor' : row.container_type
  const spec = `${row.service!.replace(' ', '-')}:${container}:${size}`
  const cost = (rest: string) =>
    total(amounts(marlow({ class: 'commercial', services: [`${spec}${rest}`], ...days })))
  const more = row.pickups_per_week === '+1'
  if (/first container/.test(row.note!)) return more ? cost(':2/wk') - cost('') : cost('')
  const second = (pickups: string) => cost(`:x2${pickups}`) - cost(pickups)
  return more ? second(':2/wk') - second('') : second('')
}

function load(row: OutsideRow, on: string): string {
  if (row.service!.startsWith('dry run')) return `dry-run@${on}`
  const kinds: Record<string, string> = {
    compactor: 'refuse:compactor',
    'inert/green waste per load': 'green-waste:roll-off',
    'recycling per load': 'recycling:roll-off',
    refuse: 'refuse:roll-off',
  }
  // The published table has one rate for whatever size of these.
  const any = row.service === 'compactor' ? '30' : '40'
  return `load@${on}:${kinds[row.service!]}:${/^\d/.test(row.size!) ? row.size : any}yd:2t`
}

describe('the rates as their cities publish them, read where they lie', () => {
  it('every rate Ontario adopted', async () => {
    const rows = (await outsideRows('rates/ontario-ca.csv')).filter(({ status }) => status === 'adopted')
    expect(rows).toHaveLength(288)
    const wrong = rows.flatMap((row) => {
      const [is, says] = [ontario(row), outsideCents(row.charge!)]
      return is === says ? [] : [{ ...row, is }]
    })
    expect(wrong).toEqual([])
  })

  it('every rate of Folsom', async () => {
    const ask = await cityRates('folsom')
    const rows = await outsideRows('rates/folsom-ca.csv')
    expect(rows).toHaveLength(15)
    for (const row of rows)
      expect([row.service, folsomLines(row, ask)]).toEqual([
        row.service,
        expect.arrayContaining([outsideCents(row.charge!)]),
      ])
  })

  it('every rate of Fresno County, its overlays beside it', async () => {
    const ask = await cityRates('fresno-county')
    const rows = await outsideRows('rates/fresno-county-ca.csv')
    expect(rows).toHaveLength(95)
    for (const row of rows) {
      const lines = fresnoLines(row, ask)
      expect([row, lines.includes(outsideCents(row.charge!))]).toEqual([row, true])
    }
  })
})

type Ask = Awaited<ReturnType<typeof cityRates>>
const november = { from: '2026-11-01', to: '2026-11-30' }

const folsomEvents: Readonly<Record<string, string>> = {
  'extra pickup': 'extra-pickup',
  'can cleaning fee': 'cart-cleaning',
  'replacement of damaged can': 'cart-replacement',
  'service change': 'service-change',
}

function folsomLines(row: OutsideRow, ask: Ask): number[] {
  const service = row.service!
  const event = folsomEvents[service]
  if (event) return amounts(ask({ class: 'residential', events: [`${event}@2026-11-12`], ...november }))
  const extra = /^extra (\w+) can/.exec(service)?.[1]?.replace('garbage', 'refuse')
  const size = `${row.size || '96'}gal`
  const low = service.includes('low-income') ? 'residential-low-income' : 'residential'
  const rateClass = service.includes('mobile home') ? 'mobile-home' : low
  const spec = extra ? `${extra}:extra-cart:${size}` : `all:cart-set:${size}`
  return amounts(ask({ class: rateClass, services: [spec], ...november }))
}

function fresnoLines(row: OutsideRow, ask: Ask): number[] {
  const [, kind, where] = /^(\w+) \(zone (.+)\)$/.exec(row.customer_class!)!
  const zone = where!.replace(' existing green areas', '-existing').replace(' new green areas', '-new')
  const size = sizeOf(row)
  if (kind === 'residential') {
    return amounts(ask({ class: 'residential', zone, services: [`all:cart:${size}`], ...november }))
  }
  const stream = row.service === 'organics' ? 'organics' : 'refuse'
  const spec = `${stream}:${row.container_type}:${size}:${row.pickups_per_week}/wk`
  return amounts(ask({ class: 'commercial', zone, services: [spec], ...november }))
}

type Bill = {
  id: string
  service_period: string
  lines: { utility: string; description: string; amount: number }[]
}

it('the solid waste lines of the two bills Ontario shows', async () => {
  const { bills } = JSON.parse((await outsideFile('bills/ontario-bills.json')).toString()) as {
    bills: Bill[]
  }
  expect(bills.map(({ id }) => id)).toEqual(['ONT-RES', 'ONT-COM'])
  for (const { id, service_period, lines } of bills) {
    const waste = lines.filter(({ utility }) => utility === 'solid waste')
    const [from, to] = service_period.split('..') as [string, string]
    const services = waste.map(({ description }) => billed(description))
    const quoted = marlow({
      class: id === 'ONT-RES' ? 'residential' : 'commercial',
      services,
      from,
      to,
      months: 1,
    })
    expect(amounts(quoted)).toEqual(waste.map(({ amount }) => outsideCents(amount)))
  }
})

/** `2 yd food waste bin, 2x/wk` in the words of a quote. */
function billed(description: string): string {
  if (description === '96 gal set') return 'all:cart-set:96gal'
  const [, size, stream, pickups] = /^(\d) yd (.+) bin, (\d)x\/wk$/.exec(description)!
  const streams: Record<string, string> = { 'food waste': 'organics', recycle: 'recycling', refuse: 'refuse' }
  return `${streams[stream!]}:bin:${size}yd:${pickups}/wk`
}
