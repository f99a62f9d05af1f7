import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { money, signedMoney } from '../../parts/money.tsx'
import { titleOf } from '../../parts/words.ts'
import {
  countColumn,
  drillColumn,
  sideColumns,
  sumColumns,
  textColumn,
  wordsColumn,
} from './impact-columns.tsx'
import { ImpactHistogram } from './impact-histogram.tsx'
import type { ImpactSearch } from './impact-search.ts'
import { causeWords } from './impact-words.ts'
import type { Impact } from './proposal-queries.ts'

type Shown = { readonly impact: Impact; readonly onDrill: (part: ImpactSearch) => void }

/** What customers would pay: by class, typical ones, how many change by how much, and where it comes from. */
export function ImpactShown({ impact, onDrill }: Shown) {
  return (
    <Stack gap="xl">
      <Classes impact={impact} onDrill={onDrill} />
      <Typical impact={impact} onDrill={onDrill} />
      <Spread impact={impact} onDrill={onDrill} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="xl">
        <Beyond impact={impact} onDrill={onDrill} />
        <Causes impact={impact} />
      </SimpleGrid>
      <Largest impact={impact} />
    </Stack>
  )
}

type SectionProps = { readonly id: string; readonly title: string; readonly children: ReactNode }

const Section = ({ id, title, children }: SectionProps) => (
  <section aria-labelledby={id}>
    <Title order={2} size="h4" id={id} mb="xs">
      {title}
    </Title>
    {children}
  </section>
)

const turned = (more: number, less: number): string =>
  `${more.toLocaleString('en-US')} / ${less.toLocaleString('en-US')}`

type ClassRow = Impact['classes'][number]
const classColumns = ({ impact, onDrill }: Shown): Column<ClassRow>[] => [
  drillColumn(
    'Class',
    (row) => titleOf(row.class),
    (row) => onDrill({ class: row.class }),
    'All',
  ),
  countColumn('Accounts', ({ accounts }) => accounts, impact.accounts),
  {
    key: 'turned',
    title: 'More / less',
    align: 'right',
    cell: ({ more, less }) => turned(more, less),
    total: turned(impact.more, impact.less),
  },
  ...sumColumns<ClassRow>(impact),
  textColumn(
    'Median month',
    ({ medianBeforeCents, medianAfterCents }) => `${money(medianBeforeCents)} → ${money(medianAfterCents)}`,
  ),
]

const Classes = (shown: Shown) => (
  <Section id="impact-classes" title="By class">
    <DataTable
      label="Impact by class"
      rows={shown.impact.classes}
      columns={classColumns(shown)}
      rowKey={(row) => row.class}
      onOpen={(row) => shown.onDrill({ class: row.class })}
      empty="No account."
    />
  </Section>
)

type TypicalRow = Impact['typical'][number]

function Typical({ impact, onDrill }: Shown) {
  const drill = (row: TypicalRow) => onDrill({ class: row.class, served: row.served })
  const columns: Column<TypicalRow>[] = [
    textColumn('Class', (row) => titleOf(row.class)),
    drillColumn('What is served', ({ served }) => served, drill),
    countColumn('Accounts', ({ accounts }) => accounts),
    ...sideColumns<TypicalRow>(),
  ]
  return (
    <Section id="impact-typical" title="Typical customers, by the month">
      <DataTable
        label="Typical customers"
        rows={impact.typical}
        columns={columns}
        rowKey={(row) => `${row.class} ${row.served}`}
        onOpen={drill}
        empty="No account."
      />
      <Text size="sm" mt={4}>
        Accounts to which the same is served, the commonest of each class; the amounts are medians.
      </Text>
    </Section>
  )
}

function Spread({ impact, onDrill }: Shown) {
  return (
    <Section id="impact-spread" title="How many change by how much">
      {impact.percentBars.length === 0 && <Text>No account changes.</Text>}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl" verticalSpacing="lg">
        {impact.percentBars.map(({ class: name, bars }) => (
          <ImpactHistogram
            key={`percent ${name}`}
            title={`${titleOf(name)}, in percent`}
            unit="percent"
            bars={bars}
            onBar={({ from, until }) =>
              onDrill({
                class: name,
                ...(from !== null && { minPercent: from }),
                ...(until !== null && { maxPercent: until }),
              })
            }
          />
        ))}
        {impact.dollarBars.map(({ class: name, bars }) => (
          <ImpactHistogram
            key={`dollars ${name}`}
            title={`${titleOf(name)}, in dollars a month`}
            unit="dollars"
            bars={bars}
            onBar={({ from, until }) =>
              onDrill({
                class: name,
                ...(from !== null && { minCents: from * 100 }),
                ...(until !== null && { maxCents: until * 100 }),
              })
            }
          />
        ))}
      </SimpleGrid>
    </Section>
  )
}

type BeyondRow = Impact['beyond'][number]

function Beyond({ impact, onDrill }: Shown) {
  const drill = ({ unit, limit }: BeyondRow) =>
    onDrill({ order: 'increase', ...(unit === 'cents' ? { minCents: limit + 1 } : { minPercent: limit }) })
  const columns: Column<BeyondRow>[] = [
    drillColumn(
      'A month changes by more than',
      ({ unit, limit }) => (unit === 'cents' ? money(limit) : `${limit} %`),
      drill,
    ),
    countColumn('Pay more', ({ more }) => more),
    countColumn('Pay less', ({ less }) => less),
  ]
  return (
    <Section id="impact-beyond" title="Beyond a limit">
      <DataTable
        label="Accounts beyond a limit"
        rows={impact.beyond}
        columns={columns}
        rowKey={({ unit, limit }) => `${unit} ${limit}`}
        empty="No limit."
      />
    </Section>
  )
}

const causeColumns = (changedCents: number): Column<Impact['causes'][number]>[] => [
  wordsColumn('Cause', ({ cause }) => causeWords[cause], 'Difference'),
  countColumn('Accounts', ({ accounts }) => accounts),
  {
    key: 'amount',
    title: 'Charges',
    align: 'right',
    cell: ({ amountCents }) => signedMoney(amountCents),
    total: signedMoney(changedCents),
  },
]

const Causes = ({ impact }: { readonly impact: Impact }) => (
  <Section id="impact-causes" title="What it comes of">
    <DataTable
      label="Impact by cause"
      rows={impact.causes}
      columns={causeColumns(impact.afterCents - impact.beforeCents)}
      rowKey={({ cause }) => cause}
      empty="Nothing changes: the proposal is what is in force."
    />
  </Section>
)

type LargestRow = Impact['increases'][number]
const largestColumns: readonly Column<LargestRow>[] = [
  textColumn('Account', ({ accountNumber }) => accountNumber),
  textColumn('Service address', ({ serviceAddress }) => serviceAddress),
  textColumn('Class', (row) => titleOf(row.class)),
  wordsColumn('What is served', ({ served }) => served),
  ...sideColumns<LargestRow>(),
]

function Largest({ impact }: { readonly impact: Impact }) {
  const lists = [
    { id: 'increases', title: 'The largest increases', rows: impact.increases },
    { id: 'decreases', title: 'The largest decreases', rows: impact.decreases },
  ].filter(({ rows }) => rows.length > 0)
  return lists.map(({ id, title, rows }) => (
    <Section key={id} id={`impact-${id}`} title={title}>
      <DataTable
        label={title}
        rows={rows}
        columns={largestColumns}
        rowKey={({ accountNumber }) => accountNumber}
        empty=""
      />
    </Section>
  ))
}
