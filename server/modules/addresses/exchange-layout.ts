/** A column of the files that go to the vendor and come back. */
type Column = { readonly name: string; readonly meaning: string }

/** What we send. The vendor sends all of it back as it was: the first two say which row it is, the rest that it was not changed. */
export const sentColumns = [
  { name: 'exchange', meaning: 'The number of the export' },
  { name: 'row', meaning: 'The number of the row in it, from 1' },
  { name: 'name', meaning: 'Whom mail is for' },
  { name: 'line1', meaning: 'The first line of the address' },
  { name: 'line2', meaning: 'The second line, or empty' },
  { name: 'city', meaning: 'The place' },
  { name: 'state', meaning: 'Two letters' },
  { name: 'zip', meaning: 'ZIP code, with its ZIP+4 where we have one' },
] as const satisfies readonly Column[]

/** What the vendor adds. */
export const answeredColumns = [
  { name: 'coded_on', meaning: 'The day of the CASS matching, YYYY-MM-DD' },
  { name: 'dpv', meaning: 'Y, D, S or N' },
  { name: 'footnotes', meaning: 'DPV footnotes one after the other: AABB' },
  { name: 'zip5', meaning: 'ZIP code of the coded address' },
  { name: 'zip4', meaning: 'ZIP+4, four digits' },
  { name: 'delivery_point', meaning: 'Two digits' },
  { name: 'carrier_route', meaning: 'C, R, B, H or G and three digits' },
  { name: 'record_type', meaning: 'F, G, H, P, R or S' },
  { name: 'vacant', meaning: 'Y: nobody lives there' },
  { name: 'no_stat', meaning: 'Y: the post office counts no delivery there' },
  { name: 'std_line1', meaning: 'The coded address, first line' },
  { name: 'std_line2', meaning: 'Its second line' },
  { name: 'std_city', meaning: 'Its place' },
  { name: 'std_state', meaning: 'Its state' },
  { name: 'ncoa_on', meaning: 'The day NCOALink was asked, YYYY-MM-DD; empty: it was not' },
  { name: 'ncoa_code', meaning: 'The two signs of the NCOALink return code: A, 00, 01 …' },
  { name: 'move_type', meaning: 'I, F or B' },
  { name: 'move_date', meaning: 'The month of the move, YYYY-MM' },
  { name: 'new_line1', meaning: 'The new address, first line' },
  { name: 'new_line2', meaning: 'Its second line' },
  { name: 'new_city', meaning: 'Its place' },
  { name: 'new_state', meaning: 'Its state' },
  { name: 'new_zip5', meaning: 'Its ZIP code' },
  { name: 'new_zip4', meaning: 'Its ZIP+4' },
  { name: 'new_delivery_point', meaning: 'Its delivery point' },
  { name: 'new_dpv', meaning: 'Its DPV' },
] as const satisfies readonly Column[]

type SentColumn = (typeof sentColumns)[number]['name']
type AnsweredColumn = (typeof answeredColumns)[number]['name']
/** A line of an answer: what stands in each column, without blanks around it. */
export type AnswerLine = Readonly<Record<SentColumn | AnsweredColumn, string>>

/** A row of an export as it is written. */
export type SentRow = {
  readonly rowNo: number
  readonly name: string
  readonly line1: string
  readonly line2: string | null
  readonly place: string
  readonly state: string
  readonly zip: string
}

/** The cells of a row, in the order of the columns. */
export const sentCells = (exchangeId: number, row: SentRow): string[] => [
  String(exchangeId),
  String(row.rowNo),
  row.name,
  row.line1,
  row.line2 ?? '',
  row.place,
  row.state,
  row.zip,
]
