import { z } from 'zod'
import type { AddressAsked, PostOfficeAnswer } from '#kernel/post-office'

const text = z.string().nullish()

/** What the token endpoint answers: `expires_in` comes as a number or as text. */
export const Token = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive(),
})

const More = z.object({
  DPVConfirmation: text,
  vacant: text,
})

// The description (3.0.2) allows codes of one sign; the service sends two, such as 31. What it corrected may be an empty pair.
const Remark = z.object({ code: text, text })

/** An address as the service answers, with the names it was seen to use. */
export const AddressFound = z.object({
  address: z.object({
    streetAddress: z.string().min(1),
    secondaryAddress: text,
    city: text,
    cityAbbreviation: text,
    state: z.string().length(2),
    ZIPCode: z.string().regex(/^\d{5}$/),
    ZIPPlus4: text,
  }),
  // Described under one name, and sent under either.
  additionalInfo: More.nullish(),
  addressAdditionalInfo: More.nullish(),
  corrections: z.array(Remark).nullish(),
  matches: z.array(Remark).nullish(),
})

const Place = z.object({ city: z.string().min(1), state: z.string().length(2) })

/** The place of a ZIP code: flat, as the service sends it, or within `cityState`, as other versions do. */
export const PlaceFound = z.union([
  Place,
  z.object({ cityState: Place }).transform(({ cityState }) => cityState),
])

const Source = z.object({ parameter: text }).nullish()

/** Its errors. `code` comes as text or as a number. */
export const ErrorTold = z.object({
  error: z.object({
    code: z.coerce.string().nullish(),
    message: text,
    errors: z
      .array(z.object({ code: z.coerce.string().nullish(), title: text, detail: text, source: Source }))
      .nullish(),
  }),
})

/** The sub-codes of what it cannot look up (its list of errors). */
const whyOf: Readonly<Record<string, Extract<PostOfficeAnswer, { found: false }>['why']>> = {
  '010001': 'address',
  '010002': 'zip',
  '010003': 'state',
  '010004': 'place',
  '010005': 'not-found',
  '010006': 'several',
}

const sentences = {
  address: 'The post office cannot read this address.',
  zip: 'There is no such ZIP code.',
  state: 'There is no such state.',
  place: 'There is no such place in that state.',
  'not-found': 'The post office knows no such address.',
  several: 'The post office knows several such addresses: a unit, a direction or a suffix is missing.',
}

/** An error that says something of the address; null when it says something of the service. */
export function notFound(status: number, told: z.output<typeof ErrorTold> | null): PostOfficeAnswer | null {
  if (status !== 400 && status !== 404) return null
  const codes = told?.error.errors?.map(({ code }) => code ?? '') ?? []
  const why = codes.map((code) => whyOf[code.padStart(6, '0')]).find(Boolean)
  // 404 is what it says of an address it does not know, with a code or without.
  const known = why ?? (status === 404 ? 'not-found' : told ? 'address' : null)
  return known ? { found: false, why: known, sentence: sentences[known] } : null
}

/** An answer in our words. */
export function answerOf(found: z.output<typeof AddressFound>): PostOfficeAnswer {
  const { address } = found
  const more = found.additionalInfo ?? found.addressAdditionalInfo
  const zip4 = /^\d{4}$/.test(address.ZIPPlus4 ?? '') ? `-${address.ZIPPlus4}` : ''
  return {
    found: true,
    address: {
      line1: address.streetAddress,
      line2: address.secondaryAddress?.trim() ? address.secondaryAddress.trim() : null,
      place: address.city ?? address.cityAbbreviation ?? '',
      state: address.state,
      zip: `${address.ZIPCode}${zip4}`,
    },
    dpv: /^[YDSN]$/.test(more?.DPVConfirmation ?? '') ? more!.DPVConfirmation! : null,
    // Its description says that Y is occupied; everywhere else in delivery point validation Y is vacant. A person is only warned by it.
    vacant: more?.vacant === 'Y',
    remarks: [...(found.corrections ?? []), ...(found.matches ?? [])].flatMap((one) =>
      one.text?.trim() ? [one.text.trim()] : [],
    ),
  }
}

/** What is asked, as the service wants it. */
export function questionOf({ line1, line2, place, state, zip }: AddressAsked): URLSearchParams {
  const [zip5, zip4] = zip.split('-')
  return new URLSearchParams(
    Object.entries({
      streetAddress: line1,
      secondaryAddress: line2 ?? '',
      city: place,
      state,
      ZIPCode: zip5 ?? '',
      ZIPPlus4: zip4 ?? '',
    }).filter(([, value]) => value !== ''),
  )
}
