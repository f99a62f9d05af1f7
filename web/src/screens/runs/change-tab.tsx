import { Box, NativeSelect, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { DataTable } from '../../parts/data-table.tsx'
import { Money, money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { causeColumns, classColumns } from './change-columns.tsx'
import { ChangeHistogram } from './change-histogram.tsx'
import { periodWords } from './period-words.ts'
import { runChange } from './run-queries.ts'
import { type RunSearch, unfiltered, useRunPlace } from './run-search.ts'
import type { Change, RunDetail } from './run-types.ts'
import { StoppedTable } from './stopped-table.tsx'

/** Why this run differs from an earlier one: causes that sum to the difference, and how much bills changed by class. */
export function ChangeTab({ run }: { run: RunDetail }) {
  const { place } = useRunPlace()
  const { data: change, error } = useQuery(runChange(run.id, place.against))
  if (error) return <Refusal error={error} />
  if (!change) return <Skeleton h={320} />
  return (
    <Stack gap="lg">
      <ComparedWith change={change} />
      <Causes change={change} />
      <Classes change={change} />
      <Spread change={change} />
      {change.stopped.accounts > 0 && <StoppedTable run={run} change={change} />}
    </Stack>
  )
}

/** Which run this one is compared with: any earlier one of the cycle. */
function ComparedWith({ change: { against, choices } }: { change: Change }) {
  const { go } = useRunPlace()
  if (!against) return null
  return (
    <NativeSelect
      label="Compared with"
      maw={420}
      value={against.runId}
      onChange={(event) => go({ against: Number(event.currentTarget.value) }, { replace: true })}
      data={choices.map(({ runId, periodFrom, periodUntil, chargesCents }) => ({
        value: String(runId),
        label: `Run ${runId}, ${periodWords(periodFrom, periodUntil)}: ${money(chargesCents)}`,
      }))}
    />
  )
}

/** Goes to the rows of the register that a part of the change is made of. */
function useDrill({ against }: Change): (part: RunSearch) => void {
  const { go } = useRunPlace()
  return (part) => go({ ...unfiltered, tab: 'register', against: against?.runId, ...part })
}

function Causes({ change }: { change: Change }) {
  const drill = useDrill(change)
  const { against, beforeCents, nowCents, causes } = change
  return (
    <section aria-labelledby="change-causes">
      <Title order={2} size="h4" id="change-causes" mb="xs">
        By cause
      </Title>
      <Text mb="xs">
        {against ? `Run ${against.runId}` : 'The last bills of these accounts'} came to{' '}
        <Money cents={beforeCents} />, this one comes to <Money cents={nowCents} />.
      </Text>
      <Box maw={560}>
        <DataTable
          label="Change by cause"
          rows={causes}
          columns={causeColumns(nowCents - beforeCents, (cause) => drill({ cause }))}
          rowKey={({ cause }) => cause}
          onOpen={({ cause }) => drill({ cause })}
          empty="Nothing changed."
        />
      </Box>
    </section>
  )
}

function Classes({ change }: { change: Change }) {
  const drill = useDrill(change)
  return (
    <section aria-labelledby="change-classes">
      <Title order={2} size="h4" id="change-classes" mb="xs">
        By class
      </Title>
      <Box maw={860}>
        <DataTable
          label="Change by class"
          rows={change.classes}
          columns={classColumns(change, (name) => drill({ class: name, billed: true }))}
          rowKey={(one) => one.class}
          onOpen={(one) => drill({ class: one.class, billed: true })}
          empty="No bill yet."
        />
      </Box>
    </section>
  )
}

function Spread({ change }: { change: Change }) {
  const drill = useDrill(change)
  return (
    <section aria-labelledby="change-spread">
      <Title order={2} size="h4" id="change-spread" mb="xs">
        How much bills changed, in percent
      </Title>
      {change.histogram.length === 0 && <Text>There is no bill to compare yet.</Text>}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="lg">
        {change.histogram.map((one) => (
          <ChangeHistogram
            key={one.class}
            title={titleOf(one.class)}
            bars={one.bars}
            onBar={({ fromPercent, untilPercent }) =>
              drill({
                class: one.class,
                fromPercent: fromPercent ?? undefined,
                untilPercent: untilPercent ?? undefined,
              })
            }
          />
        ))}
      </SimpleGrid>
    </section>
  )
}
