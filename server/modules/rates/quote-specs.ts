import { type ClosedPeriod, parseDay, type PlainDate } from '#kernel/dates'
import type { DiscountToRate, EventToRate, ServiceToRate } from './account-to-rate.ts'

/** A specification was not understood: the message says what to type. */
export class SpecError extends Error {}

export const serviceGrammar = 'STREAM:CONTAINER:SIZE[:xCOUNT][:N/wk|on-call][:LOCATION][:from=DATE][:to=DATE]'
export const eventGrammar = 'CODE@DATE[:xCOUNT][:STREAM:CONTAINER:SIZE][:TONSt][:DAYSd]'
export const discountGrammar = 'CODE[@DATE..DATE]'

const example = 'refuse:bin:4yd:x2:3/wk'

/**
 * Reads a service such as `refuse:bin:4yd:x2:3/wk`. The first three parts are the stream, the container and the size; the
 * rest may come in any order. Once a week, one container, at the curb and over all days asked about unless it says so.
 */
export function readServiceSpec(
  spec: string,
  serviceId: number,
  days: ClosedPeriod,
  units: number,
): ServiceToRate {
  const [stream, container, size, ...rest] = spec.split(':').map((part) => part.trim())
  if (!stream || !container || !size)
    throw new SpecError(`“${spec}” is no service. Type ${serviceGrammar}, for example ${example}.`)
  let service: ServiceToRate = {
    serviceId,
    stream,
    container,
    size: readSize(size, spec),
    quantity: 1,
    pickupsPerWeek: 1,
    location: 'curb',
    units,
    served: days,
  }
  for (const part of rest) service = { ...service, ...readPart(part, spec, service) }
  return service
}

function readPart(part: string, spec: string, { served }: ServiceToRate): Partial<ServiceToRate> {
  const count = /^x([1-9]\d{0,3})$/.exec(part)
  if (count) return { quantity: Number(count[1]) }
  const pickups = /^([1-9]|1[0-4])\/wk$/.exec(part)
  if (pickups) return { pickupsPerWeek: Number(pickups[1]) }
  if (part === 'on-call') return { pickupsPerWeek: null }
  const day = /^(from|to)=(.+)$/.exec(part)
  if (day?.[1] === 'from') return { served: { ...served, from: readDay(day[2]!, `the from= of ${spec}`) } }
  if (day) return { served: { ...served, until: readDay(day[2]!, `the to= of ${spec}`).add({ days: 1 }) } }
  if (/^[a-z][a-z-]*$/.test(part)) return { location: part }
  throw new SpecError(`“${part}” in “${spec}” is not understood. ${hint(part)}`)
}

function hint(part: string): string {
  const number = /^\d+/.exec(part)?.[0]
  if (/^\d+x?$/.test(part))
    return `For ${number} containers type x${number}; for ${number} pickups a week type ${number}/wk.`
  if (/w(ee)?k/i.test(part) && number) return `For ${number} pickups a week type ${number}/wk.`
  return `After the size type xCOUNT, N/wk (1 to 14), on-call, a location such as side-yard, from=DATE or to=DATE.`
}

/** `4yd` and `4 yd` are the same size; so are `96`, `96gal` and `96 gallon` when the number can only be gallons. */
export function readSize(text: string, spec: string): string {
  const match = /^(\d+(?:\.\d+)?)\s*(gal|gallons?|g|yd|yards?|cy|y)?$/i.exec(text)
  if (!match)
    throw new SpecError(`“${text}” in “${spec}” is no size. Type a number and gal or yd: 96gal, 1.5yd.`)
  const unit = match[2]?.toLowerCase()
  if (!unit && Number(match[1]) < 20)
    throw new SpecError(`“${text}” in “${spec}” has no unit. Type ${text}yd or ${text}gal.`)
  return `${match[1]} ${unit && /^(y|c)/.test(unit) ? 'yd' : 'gal'}`
}

/** Reads something that happened, such as `bulky@2026-11-12` or `load@2026-11-12:refuse:roll-off:20yd:3.25t:9d`. */
export function readEventSpec(spec: string, eventId: number): EventToRate {
  const [head, ...rest] = spec.split(':').map((part) => part.trim())
  const [code, on] = (head ?? '').split('@')
  if (!code || !on)
    throw new SpecError(`“${spec}” is no event. Type ${eventGrammar}, for example bulky@2026-11-12.`)
  const words = rest.filter((part) => !/^(x\d+|\d+(\.\d{1,2})?t|\d+d)$/.test(part))
  const [stream, container, size] = words
  if (words.length > 3 || words.some((word) => /^\d/.test(word) && !/(gal|yd)$/.test(word)))
    throw new SpecError(`“${spec}” is not understood. Type ${eventGrammar}: tons as 3.25t, days as 9d.`)
  const number = (pattern: RegExp): string | undefined =>
    rest.map((part) => pattern.exec(part)?.[1]).find((found) => found !== undefined)
  const tons = number(/^(\d+(?:\.\d{1,2})?)t$/)
  const standing = number(/^(\d+)d$/)
  return {
    eventId,
    serviceId: null,
    code,
    happenedOn: readDay(on, `the event ${spec}`),
    quantity: Number(number(/^x(\d+)$/) ?? 1),
    tonsHundredths: tons === undefined ? null : hundredthsOf(tons),
    containerDays: standing === undefined ? null : Number(standing),
    ...(stream && { stream }),
    ...(container && { container }),
    ...(size && { size: readSize(size, spec) }),
  }
}

function hundredthsOf(tons: string): number {
  const [whole, part = ''] = tons.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** Reads a discount such as `senior`, or `senior@2026-11-10..2026-12-31` for some days. */
export function readDiscountSpec(spec: string, days: ClosedPeriod): DiscountToRate {
  const [code, period] = spec.split('@')
  if (!code) throw new SpecError(`“${spec}” is no discount. Type ${discountGrammar}, for example senior.`)
  if (period === undefined) return { code, period: days }
  const [from, to] = period.split('..')
  return {
    code,
    period: {
      from: from ? readDay(from, `the discount ${spec}`) : days.from,
      until: to ? readDay(to, `the discount ${spec}`).add({ days: 1 }) : days.until,
    },
  }
}

/** Reads a day, or says what to type. */
export function readDay(text: string, where: string): PlainDate {
  const day = parseDay(text)
  if (!day) throw new SpecError(`“${text}” in ${where} is no day of the calendar. Type it as 2026-11-30.`)
  return day
}
