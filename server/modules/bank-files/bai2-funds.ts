import type { Funds } from './bai2-file.ts'
import { amountField, countField, dateField, type Fields, timeField } from './bai2-fields.ts'
import { quoted, type Reading } from './reading.ts'

/** More parts than any statement has: what claims more is no count. */
const mostParts = 1000

/**
 * Takes the funds type with the fields that follow it: 0, 1, 2 and Z none; S three amounts; V a day and a time; D a number and
 * as many pairs of days and amount. The parts belong to no control total.
 */
export function takeFunds(fields: Fields, amountCents: number, reading: Reading): Funds {
  const { text: type, place } = fields.take()
  const parts: Funds['parts'][number][] = []
  let valueOn: string | null = null
  switch (type) {
    case '':
    case '0':
    case '1':
    case '2':
    case 'Z':
      break
    case 'S':
      for (const days of [0, 1, 2])
        parts.push({ days, amountCents: amountField(fields.take(), 'The amount by availability', reading) })
      break
    case 'V':
      valueOn = dateField(fields.take(), 'The value date', reading)
      timeField(fields.take(), 'The value time', reading)
      break
    case 'D': {
      const count = countField(fields.take(), 'The number of parts', reading, true) ?? 0
      for (let part = 0; part < Math.min(count, mostParts) && !fields.atEnd(); part++) {
        const days = countField(fields.take(), 'The days of a part', reading)
        parts.push({ days, amountCents: amountField(fields.take(), 'The amount of a part', reading) })
      }
      break
    }
    default:
      reading.fault(
        place,
        'BAI2_FUNDS_TYPE',
        `The funds type is ${quoted(type)}; 0, 1, 2, S, V, D, Z or nothing was expected.`,
      )
  }
  const sum = parts.reduce((total, part) => total + part.amountCents, 0)
  if (parts.length > 0 && Math.abs(sum) !== Math.abs(amountCents))
    reading.fault(
      place,
      'BAI2_FUNDS_SUM',
      `The parts by availability come to ${sum} cents; the amount of ${amountCents} was expected.`,
    )
  return { type, valueOn, parts }
}
