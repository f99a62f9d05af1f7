import { Anchor, Box, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { titleOf } from '../../parts/words.ts'
import { ChangeHistogram } from './change-histogram.tsx'
import { runChange } from './run-queries.ts'
import { unfiltered, useRunPlace } from './run-search.ts'
import type { Change, ChangeCause, RunDetail } from './run-types.ts'
import { causeWords } from './run-words.ts'

type Cause = Change['causes'][number]
type ClassTotals = RunDetail['classes'][number]

/** Why this run differs from the last bills: causes that sum to the difference, and how much bills changed by class. */
export function ChangeTab({ run }: { run: RunDetail }) {
  const { data: change, error } = useQuery(runChange(run.id))
  if (error) return <Refusal error={error} />
  if (!change) return <Skeleton h={320} />
  return (
    <Stack gap="lg">
      <Causes change={change} />
      <ClassTable run={run} />
      <section aria-labelledby="change-spread">
        <Title order={2} size="h4" id="change-spread" mb="xs">
          How much bills changed, in percent
        </Title>
        {change.histogram.length === 0 && <Text>There is no bill to compare yet.</Text>}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="lg">
          {change.histogram.map((one) => (
            <ChangeHistogram key={one.class} title={titleOf(one.class)} bars={one.bars} />
          ))}
        </SimpleGrid>
      </section>
    </Stack>
  )
}

function Causes({ change }: { change: Change }) {
  const { go } = useRunPlace()
  const { beforeCents, nowCents, causes } = change
  const show = (cause: ChangeCause) => go({ ...unfiltered, tab: 'register', cause })
  return (
    <section aria-labelledby="change-causes">
      <Title order={2} size="h4" id="change-causes" mb="xs">
        By cause
      </Title>
      <Text mb="xs">
        The last bills of these accounts came to <Money cents={beforeCents} />, these come to{' '}
        <Money cents={nowCents} />.
      </Text>
      <Box maw={560}>
        <DataTable
          label="Change by cause"
          rows={causes}
          columns={causeColumns(nowCents - beforeCents, show)}
          rowKey={({ cause }) => cause}
          onOpen={({ cause }) => show(cause)}
          empty="Nothing changed."
        />
      </Box>
    </section>
  )
}

const causeColumns = (changedCents: number, show: (cause: ChangeCause) => void): Column<Cause>[] => [
  {
    key: 'why',
    title: 'Why',
    cell: ({ cause }) => (
      <Anchor component="button" type="button" inherit onClick={() => show(cause)}>
        {titleOf(causeWords[cause])}
      </Anchor>
    ),
    total: 'Change in all',
  },
  {
    key: 'accounts',
    title: 'Accounts',
    align: 'right',
    cell: ({ accounts }) => accounts.toLocaleString('en-US'),
    total: '',
  },
  {
    key: 'charges',
    title: 'Charges',
    align: 'right',
    cell: ({ amountCents }) => signedMoney(amountCents),
    total: signedMoney(changedCents),
  },
]

const ClassTable = ({ run }: { run: RunDetail }) => (
  <section aria-labelledby="change-classes">
    <Title order={2} size="h4" id="change-classes" mb="xs">
      By class
    </Title>
    <Box maw={720}>
      <DataTable
        label="Change by class"
        rows={run.classes}
        columns={classColumns}
        rowKey={(one) => one.class}
        empty="No bill yet."
      />
    </Box>
  </section>
)

const classColumns: Column<ClassTotals>[] = [
  { key: 'class', title: 'Class', cell: (one) => titleOf(one.class) },
  { key: 'bills', title: 'Bills', align: 'right', cell: ({ bills }) => bills.toLocaleString('en-US') },
  { key: 'last', title: 'Last bills', align: 'right', cell: (one) => <Money cents={one.lastChargesCents} /> },
  { key: 'now', title: 'These bills', align: 'right', cell: (one) => <Money cents={one.chargesCents} /> },
  {
    key: 'change',
    title: 'Change',
    align: 'right',
    cell: (one) => signedMoney(one.chargesCents - one.lastChargesCents),
  },
]
