/** What the post office has a price for, by our code, with its name for people and the names that files have for it. */
type PostalItem = { readonly title: string; readonly names: readonly string[] }

/**
 * The prices a bill run can need. The names are those of the file `fcm-letter-prices.csv`, which was gathered from Notice 123 and the pages it names
 * row by row; our own files write the code.
 */
export const postalItems = {
  '5-digit': {
    title: 'Automation letter, 5-digit, to 3.5 oz',
    names: ['commercial automation letter 5-digit (to 3.5 oz)', 'commercial automation letter 5-digit'],
  },
  aadc: {
    title: 'Automation letter, AADC, to 3.5 oz',
    names: ['commercial automation letter aadc (to 3.5 oz)', 'commercial automation letter aadc'],
  },
  'mixed-aadc': {
    title: 'Automation letter, mixed AADC, to 3.5 oz',
    names: ['commercial automation letter mixed aadc (to 3.5 oz)', 'commercial automation letter mixed aadc'],
  },
  'single-piece-metered': {
    title: 'Single piece, metered, first ounce',
    names: ['single-piece metered letter 1 oz'],
  },
  'single-piece-stamped': {
    title: 'Single piece, stamped, first ounce',
    names: ['single-piece stamped letter 1 oz'],
  },
  'single-piece-additional-ounce': {
    title: 'Single piece, each further ounce',
    names: ['single-piece additional ounce'],
  },
  'single-piece-stamped-2-oz': {
    title: 'Single piece, stamped, to 2 oz',
    names: ['single-piece stamped letter 2 oz'],
  },
  'single-piece-stamped-3-oz': {
    title: 'Single piece, stamped, to 3 oz',
    names: ['single-piece stamped letter 3 oz'],
  },
  'single-piece-stamped-3.5-oz': {
    title: 'Single piece, stamped, to 3.5 oz',
    names: ['single-piece stamped letter 3.5 oz'],
  },
  'full-service-discount': { title: 'Full-Service discount for each automation piece', names: [] },
  'nonmachinable-surcharge': {
    title: 'Surcharge of a nonmachinable letter',
    names: ['nonmachinable surcharge'],
  },
  'nonmachinable-5-digit': {
    title: 'Presorted nonmachinable letter, 5-digit',
    names: ['commercial nonmachinable letter 5-digit'],
  },
  'nonmachinable-adc': {
    title: 'Presorted nonmachinable letter, ADC',
    names: ['commercial nonmachinable letter adc tier'],
  },
  'nonmachinable-mixed-adc': {
    title: 'Presorted nonmachinable letter, mixed ADC',
    names: ['commercial nonmachinable letter mixed tier'],
  },
  'permit-application-fee': {
    title: 'Application for a permit imprint',
    names: ['permit imprint application fee'],
  },
  'presort-mailing-fee': {
    title: 'Annual mailing fee, presort',
    names: ['first-class presort annual mailing fee'],
  },
} as const satisfies Readonly<Record<string, PostalItem>>

export type PostalItemCode = keyof typeof postalItems
export const postalItemCodes = Object.keys(postalItems) as PostalItemCode[]

const byName: ReadonlyMap<string, PostalItemCode> = new Map(
  postalItemCodes.flatMap((code) => [code, ...postalItems[code].names].map((name) => [name, code] as const)),
)

/** The item that a file calls by our code or by its own name; null: nobody here knows it. */
export const postalItemNamed = (name: string): PostalItemCode | null =>
  byName.get(name.trim().toLowerCase().replaceAll(/\s+/g, ' ')) ?? null
