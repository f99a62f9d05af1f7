import type { AutomationLevel } from '../presort/presort.ts'

/** A tray of a job with how many letters it was filled with, and how many are in it without those taken out. */
export type CountedTray = {
  readonly tray: number
  readonly level: AutomationLevel
  readonly cin: string
  readonly zip5: string
  readonly lines: readonly string[]
  readonly had: number
  readonly has: number
}

/** A destination that has too few letters by now, and the level below that its trays go to. */
export type Fallen = {
  readonly destination: string
  readonly level: AutomationLevel
  readonly lower: Exclude<AutomationLevel, '5-digit'>
  readonly trays: readonly number[]
  readonly pieces: number
  /** The label of the AADC its trays go to; null: they go to mixed AADC. */
  readonly aadc: string | null
}

type Rules = {
  /** Letters that one destination needs (DMM 235.6.6). */
  readonly minimum: number
  /** The label of the AADC of a ZIP code; null where no list says it. */
  readonly aadcOf: (zip5: string) => string | null
}

type Destination = {
  readonly level: AutomationLevel
  readonly label: string
  readonly zip5: string
  readonly trays: readonly number[]
  readonly had: number
  readonly has: number
}

/**
 * The destinations of a job that had enough letters and have too few without those taken out: a 5-digit one goes to its AADC where the job has trays of
 * that and the letters are enough together, else to mixed AADC; an AADC goes to mixed AADC, which has no minimum (DMM 235.6.6). Pure.
 */
export function fallenOf(trays: readonly CountedTray[], { minimum, aadcOf }: Rules): Fallen[] {
  const all = destinationsOf(trays)
  const short = all.filter(
    ({ level, had, has }) => level !== 'mixed-aadc' && had >= minimum && has > 0 && has < minimum,
  )
  const fives = short.filter(({ level }) => level === '5-digit')
  const aadcs = all.filter(({ level }) => level === 'aadc')
  const named = new Map(fives.map((five) => [five, aadcOf(five.zip5)]))
  const together = new Map(
    aadcs.map(({ label, has }) => [
      label,
      fives.reduce((sum, five) => sum + (named.get(five) === label ? five.has : 0), has),
    ]),
  )
  return short
    .filter(({ level, label }) => level === '5-digit' || (together.get(label) ?? 0) < minimum)
    .map((one): Fallen => {
      const label = one.level === '5-digit' ? (named.get(one) ?? null) : null
      const aadc = label !== null && (together.get(label) ?? 0) >= minimum ? label : null
      const { level, label: destination, trays: its, has: pieces } = one
      return { destination, level, lower: aadc === null ? 'mixed-aadc' : 'aadc', trays: its, pieces, aadc }
    })
}

/** Trays of one destination have one label; the content identifier tells a scheme from a ZIP code. */
function destinationsOf(trays: readonly CountedTray[]): Destination[] {
  const groups = Map.groupBy(trays, ({ level, cin, lines }) => `${level} ${cin} ${lines[0]}`)
  return [...groups.values()].map((some) => ({
    level: some[0]!.level,
    label: some[0]!.lines[0] ?? '',
    zip5: some[0]!.zip5,
    trays: some.map(({ tray }) => tray),
    had: some.reduce((sum, { had }) => sum + had, 0),
    has: some.reduce((sum, { has }) => sum + has, 0),
  }))
}
