import type { Item } from './stock-queries.ts'
import { orNone, poundsOf, readPieces, readPounds, readThousandths, thousandths } from './measures.ts'
import { readMoney } from '../../parts/money.tsx'

/** What is typed in the form of an item. */
export type ItemValues = {
  code: string
  version: string
  versionFrom: string
  name: string
  kind: Item['kind']
  usedFor: Item['usedFor']
  bothSides: boolean
  weightMills: string
  thicknessMils: string
  lengthMils: string
  heightMils: string
  piecesPerPack: string
  packsPerCarton: string
  cartonWeightMills: string
  vendor: string
  thousandCents: string
  leadDays: string
  safetyQuantity: string
  orderQuantity: string
  note: string
}

const whole = (value: number | null): string => (value === null ? '' : String(value))

/** The values a form begins with: of an item as it is, or of a new one. */
export const itemValues = (item: Item | null, today: string): ItemValues => ({
  code: item?.code ?? '',
  version: '',
  versionFrom: today,
  name: item?.name ?? '',
  kind: item?.kind ?? 'bill-stock',
  usedFor: item?.usedFor ?? 'none',
  bothSides: item?.bothSides ?? false,
  weightMills: thousandths(item?.weightMills ?? null),
  thicknessMils: thousandths(item?.thicknessMils ?? null),
  lengthMils: thousandths(item?.lengthMils ?? null),
  heightMils: thousandths(item?.heightMils ?? null),
  piecesPerPack: whole(item?.piecesPerPack ?? null),
  packsPerCarton: whole(item?.packsPerCarton ?? null),
  cartonWeightMills: poundsOf(item?.cartonWeightMills ?? null),
  vendor: item?.vendor ?? '',
  thousandCents: item?.thousandCents == null ? '' : (item.thousandCents / 100).toFixed(2),
  leadDays: whole(item?.leadDays ?? 14),
  safetyQuantity: whole(item?.safetyQuantity ?? 0),
  orderQuantity: whole(item?.orderQuantity ?? null),
  note: item?.note ?? '',
})

const needed = (message: string) => (value: string) => (value.trim() ? null : message)
const read = (reader: (text: string) => number | null, message: string) => (value: string) =>
  value.trim() !== '' && reader(value) === null ? message : null
const measure = read(readThousandths, 'Write a number with three decimals at most, such as 0.19.')
const many = read(readPieces, 'Write a whole number, such as 500.')

/** What is said of what cannot be read. */
export const itemFaults = {
  name: needed('Write what it is called.'),
  weightMills: measure,
  thicknessMils: measure,
  lengthMils: measure,
  heightMils: measure,
  piecesPerPack: many,
  packsPerCarton: many,
  cartonWeightMills: read(readPounds, 'Write pounds, such as 24.5.'),
  thousandCents: read(readMoney, 'Write an amount such as 24.00.'),
  leadDays: (value: string) => (readPieces(value) === null ? 'Write whole days, such as 14.' : null),
  safetyQuantity: (value: string) =>
    readPieces(value) === null ? 'Write a whole number, such as 500.' : null,
  orderQuantity: many,
}

/** What is sent of it. */
export const itemBody = (values: ItemValues) => ({
  name: values.name,
  kind: values.kind,
  usedFor: values.usedFor,
  bothSides: values.usedFor === 'sheet' && values.bothSides,
  weightMills: orNone(values.weightMills, readThousandths),
  thicknessMils: orNone(values.thicknessMils, readThousandths),
  lengthMils: orNone(values.lengthMils, readThousandths),
  heightMils: orNone(values.heightMils, readThousandths),
  piecesPerPack: orNone(values.piecesPerPack, readPieces),
  packsPerCarton: orNone(values.packsPerCarton, readPieces),
  cartonWeightMills: orNone(values.cartonWeightMills, readPounds),
  vendor: values.vendor.trim() || null,
  thousandCents: orNone(values.thousandCents, readMoney),
  leadDays: readPieces(values.leadDays) ?? 0,
  safetyQuantity: readPieces(values.safetyQuantity) ?? 0,
  orderQuantity: orNone(values.orderQuantity, readPieces),
  note: values.note.trim() || null,
})
