import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { titleOf } from '../../parts/words.ts'
import type { CompareSearch } from './impact-search.ts'
import { textColumn } from './impact-columns.tsx'
import { percentChange, periodsWords } from './impact-words.ts'
import { type Impact, impactShown, type WhatIf, whatIfList } from './proposal-queries.ts'

/** Two what-ifs side by side: what each would mean for classes, typical customers and funds. */
export function ComparePage() {
  const search = useSearch({ from: '/office/what-if/compare' })
  const list = useQuery(whatIfList())
  return (
    <Stack gap="lg">
      <PageHead
        title="Compare two what-ifs"
        state="Both beside the rates in force, over the periods each was calculated for."
      />
      <Loaded query={list} rows={8}>
        {({ rows }) => <Chosen all={rows.filter(({ state }) => state === 'calculated')} search={search} />}
      </Loaded>
    </Stack>
  )
}

function Chosen({ all, search }: { readonly all: readonly WhatIf[]; readonly search: CompareSearch }) {
  const navigate = useNavigate()
  const one = all.find(({ id }) => id === search.one) ?? all[1]
  const other = all.find(({ id }) => id === search.other) ?? all[0]
  if (!one || !other)
    return (
      <Text>
        Calculate two what-ifs first; they are compared here then.{' '}
        <TextLink to="/what-if" fz="inherit">
          To the proposals
        </TextLink>
      </Text>
    )
  const go = (next: CompareSearch) =>
    void navigate({
      to: '/what-if/compare',
      search: { one: one.id, other: other.id, ...next },
      replace: true,
    })
  const choices = all.map((whatIf) => ({
    value: String(whatIf.id),
    label: `${whatIf.proposal}, version ${whatIf.number} · ${periodsWords(whatIf)}`,
  }))
  return (
    <>
      <Group gap="sm" grow align="flex-end">
        <NativeSelect
          label="One"
          data={choices}
          value={one.id}
          onChange={({ currentTarget }) => go({ one: Number(currentTarget.value) })}
        />
        <NativeSelect
          label="The other"
          data={choices}
          value={other.id}
          onChange={({ currentTarget }) => go({ other: Number(currentTarget.value) })}
        />
      </Group>
      <SideBySide one={one} other={other} />
    </>
  )
}

function SideBySide({ one, other }: { readonly one: WhatIf; readonly other: WhatIf }) {
  const first = useQuery(impactShown(one.id))
  const second = useQuery(impactShown(other.id))
  const both = {
    data: first.data && second.data ? { first: first.data, second: second.data } : undefined,
    error: first.error ?? second.error,
  }
  return (
    <Loaded query={both} rows={12}>
      {({ first: left, second: right }) => (
        <>
          <Part
            title="By class, in a year"
            rows={paired(left, right, ({ classes }) =>
              classes.map(inYear(({ class: name }) => titleOf(name))),
            )}
            names={[one.proposal, other.proposal]}
          />
          <Part
            title="Typical customers, by the month"
            rows={paired(left, right, ({ typical }) =>
              typical.map((row) => ({ ...row, name: `${titleOf(row.class)}: ${row.served}` })),
            )}
            names={[one.proposal, other.proposal]}
          />
          <Part
            title="Revenue by fund, in a year"
            rows={paired(left, right, ({ funds }) => funds.map(inYear(({ fund }) => fund || 'No fund')))}
            names={[one.proposal, other.proposal]}
          />
        </>
      )}
    </Loaded>
  )
}

type Named = { readonly name: string; readonly beforeCents: number; readonly afterCents: number }
type Paired = { readonly name: string; readonly one: Named | null; readonly other: Named | null }
type Yearly = { readonly yearBeforeCents: number; readonly yearAfterCents: number }

const inYear =
  <Row extends Yearly>(nameOf: (row: Row) => string) =>
  (row: Row): Named => ({
    name: nameOf(row),
    beforeCents: row.yearBeforeCents,
    afterCents: row.yearAfterCents,
  })

/** The rows of two impacts that are named alike, side by side. */
function paired(one: Impact, other: Impact, rowsOf: (impact: Impact) => readonly Named[]): Paired[] {
  const [left, right] = [rowsOf(one), rowsOf(other)]
  const names = [...new Set([...left, ...right].map(({ name }) => name))]
  return names.map((name) => ({
    name,
    one: left.find((row) => row.name === name) ?? null,
    other: right.find((row) => row.name === name) ?? null,
  }))
}

const side = (title: string, key: 'one' | 'other'): Column<Paired>[] => [
  {
    key: `${key} after`,
    title,
    align: 'right',
    cell: (row) => row[key] && <Money cents={row[key].afterCents} />,
  },
  {
    key: `${key} change`,
    title: 'Change',
    align: 'right',
    cell: ({ [key]: row }) =>
      row &&
      `${signedMoney(row.afterCents - row.beforeCents)} ${percentChange(row.beforeCents, row.afterCents)}`,
  },
]

const inForce: Column<Paired> = {
  key: 'before',
  title: 'In force',
  align: 'right',
  cell: ({ one, other }) => <Money cents={(one ?? other)!.beforeCents} />,
}

type PartProps = {
  readonly title: string
  readonly rows: readonly Paired[]
  readonly names: readonly [string, string]
}

const Part = ({ title, rows, names }: PartProps) => (
  <section>
    <Title order={2} size="h4" mb="xs">
      {title}
    </Title>
    <DataTable
      label={title}
      rows={rows}
      columns={[
        textColumn('', ({ name }: Paired) => name),
        inForce,
        ...side(names[0], 'one'),
        ...side(names[1], 'other'),
      ]}
      rowKey={({ name }) => name}
      empty="Nothing to compare."
    />
  </section>
)
