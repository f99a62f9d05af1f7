import { parseDay } from '#kernel/dates'
import type { RateVersion } from '../rates/rate-row.ts'

/** What tells a proposed table from the one it would succeed. */
export type Succession = { readonly resolution: string; readonly effectiveFrom: string }

/** The tables in force on a day as the next versions of their schedules: the same rates under another resolution. */
export function copiedTables(
  adopted: readonly RateVersion[],
  { resolution, effectiveFrom }: Succession,
  schedules: readonly string[],
): RateVersion[] {
  return adopted
    .filter(
      (version) =>
        version.effectiveFrom <= effectiveFrom &&
        (version.effectiveUntil === null || version.effectiveUntil > effectiveFrom) &&
        (schedules.length === 0 || schedules.includes(version.schedule)),
    )
    .map((version) => ({
      ...version,
      id: null,
      label: labelFor(version.schedule, effectiveFrom, adopted),
      resolution,
      status: proposedStatus,
      adoptedOn: null,
      effectiveFrom,
      effectiveUntil: null,
      scheduleEndsOn:
        version.scheduleEndsOn !== null && version.scheduleEndsOn >= effectiveFrom
          ? version.scheduleEndsOn
          : null,
      source: `Proposal for ${resolution}`,
      note: null,
      rows: version.rows.map((row) => ({ ...row, id: null })),
    }))
}

/** How proposed tables say that nobody has adopted them. */
export const proposedStatus = 'proposed'

/** A name for a version that no adopted one has: `2027-07-01 collection`. */
export function labelFor(
  schedule: string,
  effectiveFrom: string,
  adopted: readonly Pick<RateVersion, 'label'>[],
): string {
  const day = parseDay(effectiveFrom)?.toString() ?? effectiveFrom
  const taken = new Set(adopted.map(({ label }) => label))
  const names = [
    `${day} ${schedule}`,
    ...Array.from({ length: 99 }, (_, at) => `${day} ${schedule} ${at + 2}`),
  ]
  return names.find((name) => !taken.has(name))!
}
