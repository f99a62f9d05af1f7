import type { PlainDate } from '#kernel/dates'

/** The price levels of First-Class Mail automation letters. What has no routing code is none of them, and stays out of the job. */
export type AutomationLevel = '5-digit' | 'aadc' | 'mixed-aadc'

/** One letter, in the order in which it lies in its tray. */
export type MailDatPiece = {
  /** The number printed on it; the first of the job is 1. */
  readonly sequence: number
  /** The 20 digits of the Intelligent Mail barcode: barcode ID, service type, mailer ID and serial number. */
  readonly tracking: string
  /** The 11 digits of the delivery point. */
  readonly routing: string
  /** What it weighs in thousandths of an ounce. */
  readonly weightMills: number
}

export type MailDatTray = {
  readonly number: number
  /** MM1 one foot, MM2 two feet, EMM two feet and wider (USPS tray sizes). */
  readonly size: 'MM1' | 'MM2' | 'EMM'
  readonly level: AutomationLevel
  /** Whether it holds several five-digit ZIP codes that are sorted together (labeling list L606). */
  readonly isScheme: boolean
  /** The ZIP code on its label: five digits, or three. */
  readonly destination: string
  readonly label: {
    readonly destination: string
    readonly contents: string
    readonly entry: string
  }
  /** The content identifier number of the labeling lists: 242, 245, 246 … */
  readonly cin: string
  /** The 24 digits of the tray barcode. */
  readonly barcode: string
  readonly pieces: readonly MailDatPiece[]
}

/** Who is told by a number: as the customer registration ID and the mailer ID of USPS. */
type MailDatParty = { readonly crid: string; readonly mailerId: string }

/** One mailing of First-Class Mail automation letters, as Mail.dat tells it. */
export type MailDatJob = {
  /** Eight digits that no other job of the same sender has. */
  readonly jobId: string
  /** The name of its files without the ending: eight letters and digits at most. */
  readonly rootName: string
  readonly name: string
  /** The four letters of the licensed user, where the city has a licence. */
  readonly licenseCode: string | null
  readonly preparedOn: PlainDate
  /** `18:12`. */
  readonly preparedAt: string
  readonly source: string
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string }
  readonly software: {
    readonly vendor: string
    readonly product: string
    readonly version: string
    readonly email: string
  }
  readonly owner: MailDatParty
  /** Its mailer ID is null where it is not known. */
  readonly preparer: { readonly crid: string; readonly mailerId: string | null }
  readonly mailedOn: PlainDate
  readonly payment: {
    readonly kind: 'permit-imprint' | 'metered'
    readonly permit: string
    /** Of the post office that holds the permit: five digits or nine. */
    readonly permitZip: string
  }
  readonly entry: { readonly name: string; readonly zip: string }
  readonly fullService: boolean
  /** The day the addresses were matched and coded, and that of the Move Update with its method (Mail.dat SEG-1147: 2 is NCOALink). */
  readonly codedOn: PlainDate
  readonly moveUpdateOn: PlainDate
  readonly moveUpdateMethod: '1' | '2' | '4' | '5' | '6' | '8'
  /** The day from which the labeling lists hold that it was sorted by. */
  readonly labelingListsOn: PlainDate
  readonly trays: readonly MailDatTray[]
}

/** Prices of a day in mills (1/1000 dollar), as the price list has them. */
export type MailDatPrices = {
  readonly mills: Readonly<Record<AutomationLevel, number>> & { readonly 'full-service-discount': number }
}
