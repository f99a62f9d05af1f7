import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay, useSession } from '../../session.tsx'
import { CustomerToday } from './customer-today.tsx'
import { CycleStrip } from './cycle-strip.tsx'
import { useWaiting } from './use-waiting.ts'
import { WaitingList } from './waiting-list.tsx'
import type { Waiting } from './waiting.ts'

/** Home: what is late, what waits on me, what waits on others; under it the month of each cycle. */
export function Today() {
  const may = useMay()
  return may('runs.read') ? <OfficeToday /> : <CustomerToday />
}

function OfficeToday() {
  const city = useQuery(cityShown)
  const { query, runs, error } = useWaiting()
  return (
    <Stack gap="xl">
      <PageHead
        title={city.data ? `Today, ${day(city.data.today)}` : 'Today'}
        state={query.data ? sentence(query.data) : ''}
      />
      <Authority />
      <Loaded query={query} rows={6}>
        {(list) => <WaitingList list={list} cycles={city.data?.cycles.length ?? 0} />}
      </Loaded>
      <Refusal error={error} />
      {city.data && runs && <CycleStrip city={city.data} runs={runs} />}
    </Stack>
  )
}

function sentence(list: readonly Waiting[]): string {
  const of = (kind: Waiting['kind']) => list.filter((one) => one.kind === kind).length
  const parts = [
    of('late') > 0 && `${of('late')} late`,
    of('today') > 0 && `${of('today')} for today`,
    of('mine') > 0 && `${count(of('mine'), 'thing')} for you`,
    of('others') > 0 && `${of('others')} with others`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : 'Nothing waits.'
}

/** That the person who looks acts for somebody, as long as they do. */
function Authority() {
  const held = useSession()?.authority ?? []
  const each = [...new Map(held.map((one) => [one.id, one])).values()]
  return each.map(({ id, givenBy, lastOn }) => (
    <Text key={id}>
      You act for {givenBy} through {day(lastOn)}; all of it is marked and reported.{' '}
      <TextLink to="/delegations/$delegationId" params={{ delegationId: `${id}` }}>
        What you may do
      </TextLink>
    </Text>
  ))
}
