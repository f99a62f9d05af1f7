import { call } from '@cartwright/api/client'
import { planning } from '@cartwright/api/planning'
import { Alert, Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { useCalendarPlace } from './calendar-search.ts'
import { type YearPlan, yearPlan } from './planning-queries.ts'
import { YearTable } from './year-table.tsx'

/** A year of all cycles as planning it would make it, beside what is saved, and the one step that saves it. */
export function YearView({ thisYear }: { readonly thisYear: number }) {
  const { place, go } = useCalendarPlace()
  const year = place.year ?? thisYear
  const query = useQuery(yearPlan(year))
  return (
    <Stack gap="sm">
      <NativeSelect
        label="Year"
        maw="10rem"
        value={String(year)}
        onChange={({ currentTarget }) => go({ year: Number(currentTarget.value) })}
        data={[-1, 0, 1, 2].map((apart) => String(thisYear + apart))}
      />
      <Loaded query={query} rows={12}>
        {(plan) => <Known plan={plan} />}
      </Loaded>
    </Stack>
  )
}

function Known({ plan }: { readonly plan: YearPlan }) {
  const may = useMay()('planning.change')
  const [saved, setSaved] = useState<number | null>(null)
  const save = useCommand(
    () => call(planning.plan, { params: { year: plan.year } }),
    ({ year }) => setSaved(year),
  )
  const open = plan.added + plan.changed
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Text style={{ flex: '1 1 20rem' }} aria-live="polite">
          {saved === plan.year && open === 0 ? `✓ The plan of ${plan.year} is saved. ` : ''}
          {standing(plan)}
        </Text>
        {may && open > 0 && (
          <Button loading={save.isPending} onClick={() => save.mutate(undefined)}>
            Save the plan of {plan.year}
          </Button>
        )}
      </Group>
      <Refusal error={save.error} />
      {plan.conflicts.length > 0 && <Conflicts plan={plan} />}
      <YearTable plan={plan} />
    </>
  )
}

function standing({ year, periods, added, changed, same, keptByHand }: YearPlan): string {
  if (periods.length === 0) return `No cycle mails bills in ${year}.`
  const kept =
    keptByHand > 0 ? ` ${count(keptByHand, 'day')} set by hand ${keptByHand === 1 ? 'stays' : 'stay'}.` : ''
  if (added + changed === 0) return `All ${count(same, 'run')} of ${year} are planned as shown.${kept}`
  const parts = [
    added > 0 && `${count(added, 'run')} not planned yet`,
    changed > 0 && `${count(changed, 'run')} whose days would change`,
    same > 0 && `${count(same, 'run')} as saved`,
  ]
  return `${parts.filter(Boolean).join(', ')}. Nothing is saved until you say so.${kept}`
}

const Conflicts = ({ plan: { conflicts } }: { readonly plan: YearPlan }) => (
  <Alert color="yellow" title={`⚠ ${count(conflicts.length, 'thing')} to look at`}>
    <List size="sm">
      {conflicts.map(({ on, sentence }) => (
        <List.Item key={sentence}>
          {sentence}{' '}
          {on && (
            <TextLink to="/calendar" search={{ month: on.slice(0, 7), day: on }} inherit c="inherit">
              Show {day(on)}
            </TextLink>
          )}
        </List.Item>
      ))}
    </List>
  </Alert>
)
