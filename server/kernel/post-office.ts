/** An address that the post office is asked about. */
export type AddressAsked = {
  readonly line1: string
  readonly line2: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
}

/** What the post office knows of an address, or why it knows none. It is a suggestion: no certified coding. */
export type PostOfficeAnswer =
  | {
      readonly found: true
      readonly address: AddressAsked
      /** Y, D, S or N; null where it says nothing. */
      readonly dpv: string | null
      readonly vacant: boolean
      /** What it changed or asks for, in its own words. */
      readonly remarks: readonly string[]
    }
  | {
      readonly found: false
      readonly why: 'address' | 'zip' | 'state' | 'place' | 'not-found' | 'several'
      readonly sentence: string
    }

/** The post office did not answer as it should. `afterSeconds`: when it may be asked again; null: nobody knows. */
export class PostOfficeFailed extends Error {
  readonly kind: 'busy' | 'not-admitted' | 'away'
  readonly afterSeconds: number | null

  constructor(kind: 'busy' | 'not-admitted' | 'away', message: string, afterSeconds: number | null = null) {
    super(message)
    this.kind = kind
    this.afterSeconds = afterSeconds
  }
}

/** Whoever knows where mail can be delivered, one address at a time. */
export type PostOffice = {
  /** Whether all it says is invented, for practice. */
  readonly practice: boolean
  /** Looks one address up. Throws `PostOfficeFailed`. */
  readonly check: (asked: AddressAsked) => Promise<PostOfficeAnswer>
  /** The place and state of a ZIP code; null where it knows none. Throws `PostOfficeFailed`. */
  readonly placeOf: (zip5: string) => Promise<{ readonly place: string; readonly state: string } | null>
  /** How many questions are left in this hour. */
  readonly left: () => number
}

/** The post office of a city; null where it has no account there. */
export type PostOfficeOf = (city: string) => Promise<PostOffice | null>
