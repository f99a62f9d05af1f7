import type { ProcedureReaders } from '@cartwright/api/procedure-shapes'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortDay } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { procedureReaders } from './procedure-queries.ts'

const hasRead = ({ version }: ProcedureReaders, person: ProcedureReaders['people'][number]): boolean =>
  person.readVersion === version

/** Who has read which version of every procedure, a column for each person. */
export function ReadersPage() {
  const { data, error } = useQuery(procedureReaders)
  const rows = data?.rows
  const open = (rows ?? []).reduce(
    (sum, row) => sum + row.people.filter((person) => !hasRead(row, person)).length,
    0,
  )
  return (
    <Stack gap="sm">
      <PageHead
        title="Who has read what"
        state={
          rows === undefined
            ? ''
            : open === 0
              ? 'Everybody has read everything that is in use.'
              : `${count(open, 'reading')} still to come. Everybody sees on Today what they have to read.`
        }
      />
      <Refusal error={error} />
      <DataTable
        label="Readings by procedure"
        rows={rows}
        columns={columnsOf(rows?.[0]?.people ?? [])}
        rowKey={({ procedureId }) => procedureId}
        empty="No procedure yet, so there is nothing to be read."
      />
    </Stack>
  )
}

const columnsOf = (people: ProcedureReaders['people']): Column<ProcedureReaders>[] => [
  {
    key: 'title',
    title: 'Procedure',
    wrap: true,
    sortBy: ({ title }) => title.toLowerCase(),
    cell: ({ procedureId, title, version }) => (
      <TextLink to="/procedures/$procedureId" params={{ procedureId: `${procedureId}` }} inherit>
        {title}, version {version}
      </TextLink>
    ),
  },
  ...people.map(({ userId, name }): Column<ProcedureReaders> => ({
    key: userId,
    title: name,
    cell: (row) => {
      const person = row.people.find((one) => one.userId === userId)
      if (!person || person.readVersion === null) return '○ not yet'
      return hasRead(row, person)
        ? `✓ ${person.readOn === null ? '' : shortDay(person.readOn)}`
        : `▲ version ${person.readVersion} only`
    },
  })),
]
