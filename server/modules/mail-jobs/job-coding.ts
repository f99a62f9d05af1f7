import { type PlainDate, isBefore } from '#kernel/dates'
import type { Work } from '#kernel/work'
import { type CodedAddress, codedAddresses } from '../addresses/coded-addresses.ts'
import { movingKey } from '../addresses/read-mail-address.ts'
import type { MailDatJob } from '../mail-dat/mail-dat-job.ts'
import { type JobPiece, listedPieces } from './job-pieces.ts'

/** A piece that lies in a tray. */
export type RoutedPiece = {
  readonly piece: number
  readonly tray: number
  readonly tracking: string
  readonly routing: string
  /** Thousandths of an ounce. */
  readonly weightMills: number
  /** The name at its address, as codings and moves are kept. */
  readonly key: string
}

/** How many pieces are read at a time. */
const atOnce = 2000

/** Those of a job’s pieces that lie in trays, in the order of the mail. */
export async function routedPieces(
  work: Work,
  runId: number,
  pieces: readonly JobPiece[],
): Promise<RoutedPiece[]> {
  const automated = pieces.filter(({ mailBarcode }) => mailBarcode !== undefined)
  const routed: RoutedPiece[] = []
  for (let from = 0; from < automated.length; from += atOnce)
    for (const { piece, tray, tracking, routing, weightMills, lines } of await listedPieces(
      work,
      runId,
      automated.slice(from, from + atOnce),
    ))
      if (tray !== null && tracking !== null && routing !== null && weightMills !== null)
        routed.push({ piece, tray, tracking, routing, weightMills, key: movingKey(lines) })
  return routed
}

/** How Mail.dat calls what a Move Update was made with (SEG-1147). */
const methods: Readonly<Record<string, MailDatJob['moveUpdateMethod']>> = {
  acs: '1',
  ncoalink: '2',
  alternative: '4',
  'ancillary-endorsement': '5',
  'onecode-acs': '8',
}
/** More than one method (SEG-1147). */
const several = '6'

/**
 * When the addresses of pieces were coded, and moves looked for: the oldest day, which holds for all of them. Stops where one is not known, since its piece has no
 * automation price (DMM 602.5).
 */
export async function codingOf(
  work: Work,
  pieces: readonly RoutedPiece[],
): Promise<Pick<MailDatJob, 'codedOn' | 'moveUpdateOn' | 'moveUpdateMethod'>> {
  const coded = await codedAddresses(
    work,
    pieces.map(({ key }) => key),
  )
  const open = pieces.filter(({ key }) => !isLookedFor(coded.get(key)))
  if (open.length > 0)
    throw new Error(
      `Mail.dat must say when moves were looked for, and nobody knows it of ${open.length.toLocaleString('en')} pieces at automation prices, such as piece ${open[0]!.piece}. Bring the vendor’s answer in under Addresses, then drop this job and put it together again.`,
    )
  const known = [...coded.values()]
  const used = new Set(known.map(({ moveUpdateMethod }) => moveUpdateMethod ?? ''))
  const [only = ''] = used
  return {
    codedOn: oldest(known.map(({ codedOn }) => codedOn)),
    moveUpdateOn: oldest(known.flatMap(({ moveUpdateOn }) => moveUpdateOn ?? [])),
    moveUpdateMethod: used.size === 1 ? (methods[only] ?? several) : several,
  }
}

const isLookedFor = (coded: CodedAddress | undefined): boolean =>
  coded !== undefined && coded.moveUpdateOn !== null

const oldest = (days: readonly PlainDate[]): PlainDate =>
  days.reduce((first, day) => (isBefore(day, first) ? day : first))
