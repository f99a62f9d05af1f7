import assert from 'node:assert/strict'
import { csm } from './layout-csm.ts'
import { hdr } from './layout-hdr.ts'
import { cpt, mcr, mpa, mpu, seg } from './layout-job.ts'
import { cqt, pdr, pqt } from './layout-pieces.ts'

/*
 * The layouts of Mail.dat 25-1 (DTAC, the Delivery Technology Advocacy Council), in a form of our own. They were taken from the field table
 * of Open-Mail-dat (LGPL-3.0, with attribution); `layouts.outside.test.ts` holds them against it, field by field.
 *
 * A line is: number of the field, first position, length, R when it is required and K when it is part of the key, form, name. The forms:
 * s text, left · r text, right · z numbers filled with zeros or text, left · n whole number filled with zeros · m whole number, left ·
 * pN number with N decimals, the point implied · d day YYYYMMDD · t time HH:MM · c ZIP code, left · e one of its values, left · f the
 * same filled with zeros · # the closing character. `_` in a list of values is the blank.
 *
 * CPT-1112 (processing category of a component) is not as the table has it: there it repeats the values of surcharges, while the
 * specification says “see MPU Processing Category”. It has those of MPU-1113.
 */

export type RecordName = 'hdr' | 'seg' | 'mpu' | 'mcr' | 'mpa' | 'cpt' | 'csm' | 'cqt' | 'pqt' | 'pdr'
type Form = 's' | 'r' | 'z' | 'n' | 'm' | 'p' | 'd' | 't' | 'c' | 'e' | 'f' | '#'
export type Field = {
  /** As the standard names it: `CSM-1150`. */
  readonly code: string
  readonly name: string
  /** The first position is 1. */
  readonly start: number
  readonly length: number
  readonly required: boolean
  readonly key: boolean
  readonly form: Form
  /** Decimals of a number. */
  readonly decimals: number
  /** What it may say; null: anything of its form. */
  readonly values: readonly string[] | null
}
export type Layout = {
  readonly record: RecordName
  readonly fields: readonly Field[]
  readonly length: number
}

const texts: Readonly<Record<RecordName, string>> = { hdr, seg, mpu, mcr, mpa, cpt, csm, cqt, pqt, pdr }

/** Every record of a job of letters, in the order in which they are written. */
export const layouts: readonly Layout[] = (Object.keys(texts) as RecordName[]).map((record) => {
  const fields = texts[record]
    .trim()
    .split('\n')
    .map((line) => fieldOf(record, line))
  return { record, fields, length: fields.reduce((length, field) => length + field.length, 0) }
})

/** The layout of one record. */
export function layoutOf(record: RecordName): Layout {
  const found = layouts.find((one) => one.record === record)
  assert(found, `there is no record ${record}`)
  return found
}

function fieldOf(record: RecordName, line: string): Field {
  const match = /^(\d{4}) (\d+) (\d+) ([R-])(K?) ([a-z#])(\d?)(?::(\S+))? (.+)$/.exec(line)
  assert(match, `a line of the layout of ${record} is not in form: ${line}`)
  const [, number, start, length, required, key, form, decimals, values, name] = match
  return {
    code: `${record.toUpperCase()}-${number}`,
    name: name!,
    start: Number(start),
    length: Number(length),
    required: required === 'R',
    key: key === 'K',
    form: form as Form,
    decimals: Number(decimals || 0),
    values: values?.split(',').map((value) => (value === '_' ? ' ' : value)) ?? null,
  }
}
