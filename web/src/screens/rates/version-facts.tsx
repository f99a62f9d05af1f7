import { day, period } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { count, titleOf } from '../../parts/words.ts'
import type { Version } from './rate-queries.ts'

/** Where a rate table comes from: its resolution, its dates, and whether it may still be changed. */
export const VersionFacts = ({ version }: { readonly version: Version }) => (
  <Facts
    facts={{
      Resolution: `${version.resolution} (${titleOf(version.status)})`,
      'Adopted on': version.adoptedOn && day(version.adoptedOn),
      'In force': period(version.effectiveFrom, version.effectiveUntil),
      'Schedule ends': version.scheduleEndsOn && `${day(version.scheduleEndsOn)}: no rate may start later`,
      Source: version.source,
      Note: version.note,
      Used:
        version.postedRuns > 0
          ? `by ${count(version.postedRuns, 'posted run')}: it can only be succeeded, not changed`
          : 'by no posted run yet',
    }}
  />
)
