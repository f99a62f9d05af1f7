import type { ProcedureRow } from '@cartwright/api/procedure-shapes'
import { Group, Stack, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, day } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { placeWords } from './places.ts'
import { procedureList } from './procedure-queries.ts'

const columns: readonly Column<ProcedureRow>[] = [
  {
    key: 'title',
    title: 'Procedure',
    wrap: true,
    sortBy: ({ title }) => title.toLowerCase(),
    cell: ({ procedureId, title }) => (
      <TextLink to="/procedures/$procedureId" params={{ procedureId: `${procedureId}` }} inherit>
        {title}
      </TextLink>
    ),
  },
  { key: 'places', title: 'Applies to', wrap: true, cell: ({ places }) => places.map(placeWords).join(', ') },
  { key: 'version', title: 'Version', align: 'right', cell: ({ version }) => version },
  {
    key: 'coming',
    title: 'Next',
    sortBy: ({ coming }) => coming?.from ?? null,
    cell: ({ coming }) => coming && `◔ ${day(coming.from)}`,
  },
  { key: 'from', title: 'Since', sortBy: ({ from }) => from, cell: ({ from }) => <Day on={from} /> },
  { key: 'owner', title: 'Owner', sortBy: ({ owner }) => owner.name, cell: ({ owner }) => owner.name },
  { key: 'review', title: 'Review', sortBy: ({ reviewOn }) => reviewOn, cell: (row) => <Review row={row} /> },
  { key: 'read', title: 'You', cell: ({ mustRead }) => (mustRead ? '○ to be read' : '✓ read') },
]

const Review = ({ row }: { readonly row: ProcedureRow }) =>
  row.changedRules.length > 0 ? (
    '▲ a rule changed'
  ) : (
    <>
      {row.reviewDue && '▲ due '}
      <Day on={row.reviewOn} />
    </>
  )

/** The division's procedures: found by any words, what has to be read or reviewed told beside each. */
export function ProcedureList() {
  const may = useMay()
  const navigate = useNavigate()
  const [find, look] = useState('')
  const [asked] = useDebouncedValue(find, 200)
  const { data, error } = useQuery(procedureList(asked.trim() === '' ? {} : { find: asked }))
  return (
    <Stack gap="sm">
      <PageHead
        title="Procedures"
        state={data ? sentence(data.rows) : ''}
        action={
          <Group gap="xs">
            <ButtonLink to="/procedures/readers" variant="default">
              Who has read what
            </ButtonLink>
            {may('procedures.change') && <ButtonLink to="/procedures/write">Write a procedure</ButtonLink>}
          </Group>
        }
      />
      <TextInput
        label="Find"
        placeholder="Any words of the title or the text"
        value={find}
        onChange={(event) => look(event.currentTarget.value)}
        maw={420}
      />
      <Refusal error={error} />
      <DataTable
        label="Procedures by title"
        rows={data?.rows}
        columns={columns}
        rowKey={({ procedureId }) => procedureId}
        onOpen={({ procedureId }) =>
          void navigate({ to: '/procedures/$procedureId', params: { procedureId: `${procedureId}` } })
        }
        empty={
          asked.trim() === ''
            ? 'No procedure yet. Write the first: what everybody asks you most often.'
            : 'No procedure has all of these words. Try fewer.'
        }
      />
    </Stack>
  )
}

function sentence(rows: readonly ProcedureRow[]): string {
  const unread = rows.filter(({ mustRead }) => mustRead).length
  const due = rows.filter(({ reviewDue, changedRules }) => reviewDue || changedRules.length > 0).length
  return [
    count(rows.length, 'procedure'),
    unread > 0 ? `${unread} for you to read` : 'you have read them all',
    due > 0 ? `${due} to be reviewed` : 'none to be reviewed',
  ].join(' · ')
}
