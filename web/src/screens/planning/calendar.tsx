import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cityShown } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useCalendarPlace, type View } from './calendar-search.ts'
import { FeedDialog } from './feed-dialog.tsx'
import { MonthView } from './month-view.tsx'
import { agenda } from './planning-queries.ts'
import { StepList } from './step-list.tsx'
import { forOwner, ownerRoles } from './step-words.tsx'
import { YearView } from './year-view.tsx'

const views: { value: View; label: string }[] = [
  { value: 'month', label: 'Month' },
  { value: 'list', label: 'List' },
  { value: 'year', label: 'Year' },
]

/** The calendar of bill runs: a month, a list with what is late first, and the year as it is planned. */
export function Calendar() {
  const { place, go } = useCalendarPlace()
  const { data: city } = useQuery(cityShown)
  const [feed, showFeed] = useState(false)
  const view = place.view ?? 'month'
  return (
    <Stack gap="sm">
      <PageHead
        title="Calendar"
        state={<Standing />}
        action={
          <Button variant="default" onClick={() => showFeed(true)}>
            Follow in your calendar …
          </Button>
        }
      />
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={(next) => go({ view: next })}
          data={views}
        />
        {view !== 'year' && <CycleChoice cycles={city?.cycles ?? []} />}
        {view === 'list' && <OwnerChoice />}
      </Group>
      {city && view === 'month' && <MonthView today={city.today} />}
      {view === 'list' && <StepList />}
      {city && view === 'year' && <YearView thisYear={Number(city.today.slice(0, 4))} />}
      {feed && <FeedDialog onClose={() => showFeed(false)} />}
    </Stack>
  )
}

/** Where the plan stands, in one sentence. */
function Standing() {
  const { data, error } = useQuery(agenda)
  if (error) return <Refusal error={error} />
  if (!data) return ''
  if (data.plannedUntil === null) return 'Nothing is planned yet. Open Year and plan one: it takes one step.'
  const late = data.late.length
  return (
    <Text component="span" inherit>
      {late > 0 ? <strong>▲ {count(late, 'step')} late</strong> : '✓ Nothing is late'} · {data.today.length}{' '}
      today · {count(data.soon.length, 'step')} in the next seven days · planned until{' '}
      {day(data.plannedUntil)}
    </Text>
  )
}

type Cycles = readonly { readonly code: string; readonly name: string }[]

function CycleChoice({ cycles }: { readonly cycles: Cycles }) {
  const { place, go } = useCalendarPlace()
  return (
    <NativeSelect
      aria-label="Cycle"
      value={place.cycle ?? ''}
      onChange={({ currentTarget }) => go({ cycle: currentTarget.value || undefined })}
      data={[
        { value: '', label: 'All cycles' },
        ...cycles.map(({ code, name }) => ({ value: code, label: `Cycle ${code} · ${name}` })),
      ]}
    />
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function OwnerChoice() {
  const { place, go } = useCalendarPlace()
  const known = place.owner && place.owner !== 'me' && !ownerRoles.includes(place.owner) ? [place.owner] : []
  return (
    <NativeSelect
      aria-label="Owner"
      value={place.owner ?? ''}
      onChange={({ currentTarget }) => go({ owner: currentTarget.value || undefined })}
      data={[
        { value: '', label: 'Everybody’s' },
        { value: 'me', label: 'Mine' },
        ...[...ownerRoles, ...known].map((owner) => ({ value: owner, label: capital(forOwner(owner)) })),
      ]}
    />
  )
}
