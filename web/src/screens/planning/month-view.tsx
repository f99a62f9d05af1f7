import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { day, monthName, plusDays } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCalendarPlace } from './calendar-search.ts'
import { DaySteps } from './day-steps.tsx'
import { plusMonths, sameDayOf, weeksOf } from './month-days.ts'
import { MonthGrid } from './month-grid.tsx'
import { calendarOf } from './planning-queries.ts'

/** A month by weeks, and below it what is planned on the day that is chosen. */
export function MonthView({ today }: { readonly today: string }) {
  const { place, go } = useCalendarPlace()
  const month = place.month ?? today.slice(0, 7)
  const chosen = place.day?.startsWith(month) ? place.day : sameDayOf(month, today)
  const weeks = weeksOf(month)
  const from = weeks[0]![0]!
  const until = plusDays(weeks.at(-1)![6]!, 1)
  const { data, error } = useQuery(calendarOf({ from, until, cycle: place.cycle }))
  const heading = useRef<HTMLHeadingElement>(null)
  const show = (on: string) => go({ month: on.slice(0, 7), day: on })
  const turn = (months: number) => show(sameDayOf(plusMonths(month, months), chosen))
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Title order={2} id="month" aria-live="polite" style={{ minWidth: '7rem' }}>
          {monthName(`${month}-01`)}
        </Title>
        <Button variant="default" size="compact-md" onClick={() => turn(-1)} aria-label="Month before">
          ‹
        </Button>
        <Button variant="default" size="compact-md" onClick={() => turn(1)} aria-label="Month after">
          ›
        </Button>
        <Button variant="default" size="compact-md" onClick={() => show(today)}>
          Today
        </Button>
        <Text size="sm" c="dimmed" visibleFrom="sm">
          Arrow keys move by day, Page keys by month, Enter goes to the day’s steps.
        </Text>
      </Group>
      <Refusal error={error} />
      <MonthGrid
        {...{ month, weeks, today, chosen }}
        days={data?.days}
        steps={data?.steps}
        onChoose={show}
        onOpen={() => heading.current?.focus()}
      />
      <Title order={2} ref={heading} tabIndex={-1}>
        {day(chosen)}
      </Title>
      {data && (
        <DaySteps
          day={data.days.find(({ on }) => on === chosen)}
          steps={data.steps.filter(({ on }) => on === chosen)}
        />
      )}
    </Stack>
  )
}
