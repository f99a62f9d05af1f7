import { Anchor, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { cityShown } from '../../city-queries.ts'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { count } from '../../parts/words.ts'
import { useMay, useSession } from '../../session.tsx'
import { CustomerToday } from './customer-today.tsx'
import { CycleStrip } from './cycle-strip.tsx'
import { recentRuns, runProposals } from './today-queries.ts'
import styles from './today.module.css'
import { whatWaits, type Waiting } from './what-waits.ts'

/** Home: what is late, what waits on me, what waits on others; under it the month of each cycle. */
export function Today() {
  const may = useMay()
  return may('runs.read') ? <OfficeToday /> : <CustomerToday />
}

function OfficeToday() {
  const city = useQuery(cityShown)
  const runs = useQuery(recentRuns)
  const proposals = useQuery(runProposals)
  const session = useSession()
  const may = useMay()
  const known = city.data && runs.data && proposals.data
  const waiting =
    known &&
    whatWaits({
      today: city.data.today,
      me: session?.person?.name ?? '',
      mayPrepare: may('runs.prepare'),
      mayRelease: may('runs.release'),
      runs: runs.data.rows,
      proposals: proposals.data.rows,
    })
  const query = { data: waiting, error: city.error ?? runs.error ?? proposals.error }
  return (
    <Stack gap="xl">
      <PageHead
        title={city.data ? `Today, ${day(city.data.today)}` : 'Today'}
        state={waiting ? sentence(waiting) : ''}
      />
      <Loaded query={query} rows={6}>
        {(list) => <WaitingList list={list} cycles={city.data?.cycles.length ?? 0} />}
      </Loaded>
      {known && <CycleStrip city={city.data} runs={runs.data.rows} />}
    </Stack>
  )
}

function sentence(list: readonly Waiting[]): string {
  const of = (kind: Waiting['kind']) => list.filter((one) => one.kind === kind).length
  const parts = [
    of('late') > 0 && `${of('late')} late`,
    of('mine') > 0 && `${count(of('mine'), 'thing')} for you`,
    of('others') > 0 && `${of('others')} with others`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : 'Nothing waits.'
}

const marks = {
  late: { shape: '■', word: 'Late' },
  mine: { shape: '▶', word: 'For you' },
  others: { shape: '○', word: 'With others' },
  planned: { shape: '·', word: 'Planned' },
} as const

function WaitingList({ list, cycles }: { list: readonly Waiting[]; cycles: number }) {
  if (cycles === 0)
    return (
      <Text>
        The city has no cycle yet. Load its folder first:{' '}
        <Anchor href="/guide">the guide tells how to set up your city</Anchor>.
      </Text>
    )
  return (
    <section aria-labelledby="waiting">
      <Title order={2} id="waiting" mb="xs">
        What waits
      </Title>
      {list.length === 0 && <Text>Every run is where it should be.</Text>}
      <ul className={styles.list}>
        {list.map((one) => (
          <li key={`${one.runId} ${one.title}`} className={styles.item} data-kind={one.kind}>
            <span className={styles.kind}>
              <span aria-hidden>{marks[one.kind].shape}</span> {marks[one.kind].word}
            </span>
            <span className={styles.what}>
              {one.runId === null ? (
                <TextLink to="/runs/new" search={{ cycle: one.cycle }} fw={600}>
                  {one.title}
                </TextLink>
              ) : (
                <TextLink to="/runs/$runId" params={{ runId: `${one.runId}` }} fw={600}>
                  {one.title}
                </TextLink>
              )}
              <Text size="sm">{one.text}</Text>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
