import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { outsideFile } from '#test/outside-data'
import { type Field, layouts } from './layouts.ts'

type Row = Readonly<
  Record<'file' | 'fieldCode' | 'fieldName' | 'start' | 'length' | 'required' | 'key' | 'data', string>
>
type Data = { readonly type: string; readonly format: string; readonly precision?: number }
type Value = Readonly<Record<'fieldCode' | 'value', string>>

const table = async <Found>(name: string): Promise<Found[]> =>
  parse(await outsideFile(`usps/${name}`), { columns: true, relax_column_count: true })
const fields = await table<Row>('maildat-25-1-fields.csv')
const values = Map.groupBy(await table<Value>('maildat-25-1-enums.csv'), ({ fieldCode }) => fieldCode)

/** How the table names our forms. */
const forms: Readonly<Record<Field['form'], string>> = {
  s: 'string leftjustify',
  r: 'string rightjustify',
  z: 'string zfillnumeric',
  n: 'integer zfill',
  m: 'integer leftjustify',
  p: 'decimal zfill',
  d: 'date YYYYMMDD',
  t: 'time HH:MM',
  c: 'zipcode leftjustify',
  e: 'enum leftjustify',
  f: 'enum zfill',
  '#': 'closing leftjustify',
}

const valuesOf = (code: string) => (values.get(code) ?? []).map(({ value }) => value.trim()).toSorted()

describe('the layouts of Mail.dat 25-1', () => {
  it.each(layouts)('of $record are those of the field table, field by field', ({ record, fields: ours }) => {
    const theirs = fields.filter(({ file }) => file === record)
    expect(theirs.length).toBeGreaterThan(10)
    expect(
      ours.map(({ code, name, start, length, required, key, form, decimals }) =>
        [code, name, start, length, required, key, forms[form], decimals].join('|'),
      ),
    ).toEqual(
      theirs.map(({ fieldCode, fieldName, start, length, required, key, data }) => {
        const { type, format, precision = 0 } = JSON.parse(data) as Data
        return [
          fieldCode,
          fieldName.trim(),
          start,
          length,
          required === 'True',
          key === 'True',
          `${type} ${format}`,
          precision,
        ].join('|')
      }),
    )
  })

  it('have no gap and no overlap', () => {
    for (const { fields: ours } of layouts) {
      let next = 1
      for (const { start, length } of ours) {
        expect(start).toBe(next)
        next += length
      }
    }
  })

  it('have the values of the table, but for CPT-1112, which has those of MPU-1113 as the specification says', () => {
    const others = layouts
      .flatMap((layout) => layout.fields)
      .filter(({ code, values: ours }) => {
        const mine = (ours ?? []).map((value) => value.trim()).toSorted()
        return mine.join() !== valuesOf(code).join()
      })
      .map(({ code }) => code)
    expect(others).toEqual(['CPT-1112'])
    const processing = layouts.flatMap((layout) => layout.fields).find(({ code }) => code === 'CPT-1112')
    expect(processing!.values!.toSorted()).toEqual(valuesOf('MPU-1113'))
  })
})
