import { millsToCents } from './mills.ts'
import type { AutomationLevel, MailDatJob, MailDatPrices, MailDatTray } from './mail-dat-job.ts'
import { poundsOf } from './job-parts.ts'

type WorksheetLine = {
  readonly level: AutomationLevel
  /** As the form names it. */
  readonly line: string
  readonly pieces: number
  readonly priceMills: number
  readonly amountMills: number
}

/**
 * What a postage statement of the job says, in the order of PS Form 3600-FCM. The statement itself is electronic for every mailing at these prices
 * (DMM 203 since 2024-01-21): this is a worksheet to hold it against.
 */
export type StatementWorksheet = {
  /** The head of the form: what is asked, with the answer. */
  readonly head: readonly { readonly ask: string; readonly say: string }[]
  readonly trays: { readonly oneFoot: number; readonly twoFoot: number; readonly emm: number }
  readonly pieces: number
  /** Ten-thousandths of a pound. */
  readonly pounds: number
  readonly lines: readonly WorksheetLine[]
  readonly subtotalMills: number
  readonly discount: WorksheetDiscount | null
  /** Net postage due: rounded once, halves up. */
  readonly netCents: number
  /** What goes single piece, on no line of part A. */
  readonly single: readonly (SinglePieces & { readonly amountMills: number | null })[]
  /** The postage of all of it, rounded once; null: a price of single pieces is not known. */
  readonly inAllCents: number | null
}
/** Single pieces of one step of weight, which go beside the letters of the job. */
export type SinglePieces = {
  readonly line: string
  readonly pieces: number
  /** Null: the price list has none. */
  readonly priceMills: number | null
}
type WorksheetDiscount = {
  readonly pieces: number
  readonly priceMills: number
  readonly amountMills: number
}

const lineNames: readonly (readonly [AutomationLevel, string])[] = [
  ['5-digit', 'A1 5-Digit'],
  ['aadc', 'A2 AADC'],
  ['mixed-aadc', 'A3 Mixed AADC'],
]
/** As the form names them (SEG-1147). */
const moveUpdateWords: Readonly<Record<MailDatJob['moveUpdateMethod'], string>> = {
  '1': 'ACS',
  '2': 'NCOALink',
  '4': 'Mailer Move Update Process Certification',
  '5': 'Ancillary service endorsement',
  '6': 'Multiple',
  '8': 'OneCode ACS',
}

/**
 * The worksheet of a job by the prices of its day, with what goes single piece beside it. Letters at automation prices cost the same up to 3.5 oz; single pieces
 * pay by the ounce.
 */
export function statementWorksheet(
  job: MailDatJob,
  { mills }: MailDatPrices,
  beside: readonly SinglePieces[] = [],
): StatementWorksheet {
  const pieces = job.trays.flatMap((tray) => tray.pieces)
  const lines = lineNames.flatMap(([level, line]): WorksheetLine[] => {
    const many = sum(job.trays.filter((tray) => tray.level === level).map((tray) => tray.pieces.length))
    return many === 0
      ? []
      : [{ level, line, pieces: many, priceMills: mills[level], amountMills: many * mills[level] }]
  })
  const subtotalMills = sum(lines.map(({ amountMills }) => amountMills))
  const priceMills = mills['full-service-discount']
  const discount =
    job.fullService && priceMills > 0
      ? { pieces: pieces.length, priceMills, amountMills: pieces.length * priceMills }
      : null
  const netMills = subtotalMills - (discount?.amountMills ?? 0)
  const single = beside.map((one) => ({
    ...one,
    amountMills: one.priceMills === null ? null : one.pieces * one.priceMills,
  }))
  return {
    head: headOf(job),
    trays: { oneFoot: traysOf(job, 'MM1'), twoFoot: traysOf(job, 'MM2'), emm: traysOf(job, 'EMM') },
    pieces: pieces.length,
    pounds: sum(pieces.map(({ weightMills }) => poundsOf(weightMills))),
    lines,
    subtotalMills,
    discount,
    netCents: millsToCents(netMills),
    single,
    inAllCents: inAll(netMills, single),
  }
}

/** Rounded once over all of it, as the sort is. */
function inAll(netMills: number, single: StatementWorksheet['single']): number | null {
  const amounts = single.flatMap(({ amountMills }) => amountMills ?? [])
  return amounts.length < single.length ? null : millsToCents(netMills + sum(amounts))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
const traysOf = ({ trays }: MailDatJob, size: MailDatTray['size']): number =>
  trays.filter((tray) => tray.size === size).length

/** The head of the form, in its order. */
function headOf(job: MailDatJob): StatementWorksheet['head'] {
  const weights = new Set(job.trays.flatMap(({ pieces }) => pieces.map(({ weightMills }) => weightMills)))
  const [weight] = weights
  return [
    {
      ask: 'Permit holder',
      say: `${job.source}, ${job.contact.name}, ${job.contact.email}, ${job.contact.phone}`,
    },
    { ask: 'CRID of the permit holder', say: job.owner.crid },
    { ask: 'Mailing agent, CRID', say: job.preparer.crid },
    { ask: 'Mail owner, CRID', say: job.owner.crid },
    { ask: 'Post office of mailing', say: `${job.entry.name} ${job.entry.zip}` },
    { ask: 'Processing category', say: 'Letters' },
    { ask: 'Mailing date', say: job.mailedOn.toString() },
    { ask: 'Mailer’s job number', say: job.jobId },
    {
      ask: 'Type of postage',
      say: `${job.payment.kind === 'permit-imprint' ? 'Permit imprint' : 'Metered'}, permit ${job.payment.permit}`,
    },
    {
      ask: 'Weight of a single piece',
      say: weights.size === 1 ? `${(poundsOf(weight!) / 10_000).toFixed(4)} lb` : 'Non-identical weights',
    },
    { ask: 'Date of address matching and coding', say: job.codedOn.toString() },
    {
      ask: 'Move Update method',
      say: `${moveUpdateWords[job.moveUpdateMethod]}, ${job.moveUpdateOn.toString()}`,
    },
    { ask: 'Political or official election mail', say: 'No' },
    { ask: 'Parts completed', say: 'A' },
  ]
}
