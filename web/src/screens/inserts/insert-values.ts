import { conditionOf, type TermValues } from '../messages/term-values.ts'
import { readThousandths } from '../mailpieces/mailpiece-words.ts'
import type { Draft, Insert } from './insert-queries.ts'

/** A notice or insert as it is filled in. */
export type InsertValues = {
  name: string
  kind: Insert['kind']
  way: Insert['way']
  code: string
  itemCode: string
  weight: string
  thickness: string
  length: string
  height: string
  cost: string
  postage: string
  from: string
  until: string
  countsTo: string
  citation: string
  classes: string[]
  cycles: string[]
  match: 'all' | 'any'
  terms: readonly TermValues[]
  csv: string
  leaveOutUnknown: boolean
}

export const begun = (today: string): InsertValues => ({
  name: '',
  kind: 'leaflet',
  way: 'with-bills',
  code: 'A',
  itemCode: '',
  weight: '0.2',
  thickness: '0.004',
  length: '8.5',
  height: '3.625',
  cost: '0.05',
  postage: '0',
  from: today,
  until: '',
  countsTo: '',
  citation: '',
  classes: [],
  cycles: [],
  match: 'all',
  terms: [],
  csv: '',
  leaveOutUnknown: false,
})

const measures = ['weight', 'thickness', 'length', 'height', 'cost', 'postage'] as const

/** What is wrong by field, and what to type. */
export function insertFaults(values: InsertValues): Record<string, string> {
  const { name, kind, way, code, until, from, countsTo, citation } = values
  return Object.fromEntries([
    ...(name.trim() ? [] : [['name', 'Give it a name.'] as const]),
    ...(/^[A-Z0-9]$/.test(code) ? [] : [['code', 'Write one capital or digit, such as A.'] as const]),
    ...measures
      .filter((key) => readThousandths(values[key]) === null)
      .map((key) => [key, 'Write a number with up to three decimals, such as 0.125.'] as const),
    ...(from ? [] : [['from', 'Write the first day.'] as const]),
    ...(way === 'with-bills' && until <= from ? [['until', 'Write a day after the first.'] as const] : []),
    ...(kind !== 'leaflet' && !countsTo ? [['countsTo', 'Write the day it is counted to.'] as const] : []),
    ...(kind !== 'leaflet' && !citation.trim()
      ? [['citation', 'Write the rule or the resolution.'] as const]
      : []),
    ...(way === 'with-bills' && conditionOf(values) === null
      ? [['terms', 'Each term needs what it asks for. Choose it, or take the term away.'] as const]
      : []),
  ])
}

const read = (text: string): number => readThousandths(text) ?? 0

/** What is sent; it was checked before. */
export function draftOf(values: InsertValues): Draft {
  const withBills = values.way === 'with-bills'
  return {
    name: values.name.trim(),
    kind: values.kind,
    way: values.way,
    code: values.code,
    material: {
      itemCode: values.itemCode.trim() || null,
      name: values.name.trim(),
      weightMills: read(values.weight),
      thicknessMils: read(values.thickness),
      lengthMils: read(values.length),
      heightMils: read(values.height),
    },
    costMills: read(values.cost),
    postageMills: read(values.postage),
    from: values.from,
    until: withBills ? values.until || null : null,
    countsTo: values.kind === 'leaflet' ? null : values.countsTo || null,
    citation: values.citation.trim() || null,
    classes: values.classes,
    cycles: values.cycles,
    condition: withBills ? (conditionOf(values) ?? {}) : {},
    csv: values.csv.trim() || null,
    leaveOutUnknown: values.leaveOutUnknown,
  }
}
