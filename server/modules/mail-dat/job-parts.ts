import type { AutomationLevel, MailDatJob, MailDatPiece, MailDatTray } from './mail-dat-job.ts'

/** Letters of one weight: a mail piece unit, with its component. */
export type PieceUnit = { readonly id: string; readonly weightMills: number; readonly pounds: number }

/** Letters of one unit in one tray to one three- or five-digit ZIP code: what a container quantity record counts. */
export type Quantity = {
  readonly id: number
  readonly tray: MailDatTray
  readonly unit: PieceUnit
  readonly division: string
  readonly pieces: readonly MailDatPiece[]
}

/** The name of the one segment of a job of letters. */
export const segmentId = '0001'
/** How a rate category is called (CQT-1008), and a package of that level (PQT-1102). */
export const levelCodes: Readonly<
  Record<AutomationLevel, { readonly rate: string; readonly container: string; readonly package: string }>
> = {
  '5-digit': { rate: 'E', container: 'G', package: 'C' },
  aadc: { rate: 'L1', container: 'AA', package: 'I' },
  'mixed-aadc': { rate: 'L2', container: 'AC', package: 'M' },
}
/** How trays of several ZIP codes, and their packages, are called. */
const scheme = { rate: 'E', container: 'N', package: 'U' } as const

/** The codes of a tray. */
export const codesOf = ({ level, isScheme }: MailDatTray) =>
  level === '5-digit' && isScheme ? scheme : levelCodes[level]

/** What letters in a container of a level are priced by; null: no level of letters at automation prices. */
export const rateOfContainer = (container: string): string | null =>
  [...Object.values(levelCodes), scheme].find((one) => one.container === container)?.rate ?? null

/** How a tray is called (CSM-1005). */
export const trayCodes: Readonly<Record<MailDatTray['size'], string>> = { MM1: 'O', MM2: 'T', EMM: 'E' }

/** Ten-thousandths of a pound of a weight in thousandths of an ounce, halves up: 16 ounces are a pound. */
export const poundsOf = (weightMills: number): number => Math.floor((weightMills * 10 + 8) / 16)

/** The units of a job, the lightest first. */
export function unitsOf({ trays }: MailDatJob): PieceUnit[] {
  const weights = new Set(trays.flatMap(({ pieces }) => pieces.map(({ weightMills }) => weightMills)))
  return [...weights]
    .toSorted((a, b) => a - b)
    .map((weightMills, at) => ({
      id: String(at + 1).padStart(5, '0'),
      weightMills,
      pounds: poundsOf(weightMills),
    }))
}

/** What lies in each tray, by unit and by ZIP code: five digits of a tray for five digits, three of any other. */
export function quantitiesOf(job: MailDatJob, units: readonly PieceUnit[]): Quantity[] {
  const byWeight = new Map(units.map((unit) => [unit.weightMills, unit]))
  let id = 0
  return job.trays.flatMap((tray) => {
    const digits = tray.level === '5-digit' ? 5 : 3
    const groups = Map.groupBy(
      tray.pieces,
      ({ routing, weightMills }) => `${routing.slice(0, digits)} ${weightMills}`,
    )
    return [...groups.values()].map((pieces) => ({
      id: ++id,
      tray,
      unit: byWeight.get(pieces[0]!.weightMills)!,
      division: pieces[0]!.routing.slice(0, digits),
      pieces,
    }))
  })
}

/** Ten-thousandths of a pound of what lies in a tray: the letters at the weight of their unit. */
export const trayPounds = ({ pieces }: MailDatTray): number =>
  pieces.reduce((all, { weightMills }) => all + poundsOf(weightMills), 0)
