import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { period } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { AdjustmentFigures } from './adjustment-figures.tsx'
import { CaseFigures } from './case-figures.tsx'
import { ContactFigures } from './contact-figures.tsx'
import { PeriodWays } from './period-ways.tsx'
import { statisticsShown } from './statistics-queries.ts'

/** What the desk did in some days, held against the days before. */
export function DeskStatistics() {
  const search = useSearch({ from: '/office/statistics' })
  const navigate = useNavigate()
  const query = useQuery(statisticsShown(search))
  const shown = query.data
  return (
    <Stack gap="lg">
      <PageHead
        title="Statistics of the desk"
        state={
          shown
            ? `${period(shown.period.from, shown.period.until)}, compared with ${period(shown.before.from, shown.before.until)}`
            : ''
        }
      />
      <PeriodWays
        search={search}
        shown={shown?.period}
        go={(to) => void navigate({ to: '/statistics', search: to, replace: true })}
      />
      <Loaded query={query} rows={12}>
        {(figures) => (
          <Stack gap="xl">
            <ContactFigures figures={figures} />
            <CaseFigures figures={figures} />
            <AdjustmentFigures figures={figures} />
          </Stack>
        )}
      </Loaded>
    </Stack>
  )
}
