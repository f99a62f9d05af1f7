import { urlOf } from '@cartwright/api/client'
import { setup } from '@cartwright/api/setup'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day, instant } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { BeginForm } from './begin-form.tsx'
import { type Change, changes, present, type Present, type Version, versions } from './setup-queries.ts'
import { stateWords } from './setup-words.ts'

/** The city's set-up as a folder: take it along, change it, see what was changed before. */
export function SetupPage() {
  const query = useQuery(present)
  const may = useMay()
  const [beginning, begin] = useState(false)
  return (
    <Stack gap="md">
      <PageHead
        title="City set-up"
        state={query.data ? presentSentence(query.data) : ''}
        action={
          <Group gap="xs">
            <Button component="a" variant="default" href={urlOf(setup.folder, { query: {} })} download>
              Download the folder
            </Button>
            {may('city.change') && <Button onClick={() => begin(true)}>Begin a change …</Button>}
          </Group>
        }
      />
      <Loaded query={query} rows={1}>
        {({ secondPerson }) => (
          <Text size="sm">
            {secondPerson.asked
              ? `Another person than the one who prepared a change adopts it (${secondPerson.citation}).`
              : 'The city asks for no second person before a change is adopted; the policy set-up-change may.'}
          </Text>
        )}
      </Loaded>
      {beginning && <BeginForm onClose={() => begin(false)} />}
      <Changes />
      <Versions />
    </Stack>
  )
}

const presentSentence = ({ files, written }: Present): string =>
  `${count(files.length, 'file')}. ${
    written
      ? 'They are written from the books: nothing was adopted yet that says the same.'
      : 'As they were adopted, with their comments.'
  }`

function Changes() {
  const { data, error } = useQuery(changes)
  const navigate = useNavigate()
  return (
    <Stack gap="xs">
      <Title order={2}>Changes</Title>
      <Refusal error={error} />
      <DataTable
        label="Changes of the set-up, newest first"
        rows={data?.rows}
        columns={changeColumns}
        rowKey={({ id }) => id}
        onOpen={({ id }) =>
          navigate({ to: '/city/setup/changes/$changeId', params: { changeId: String(id) } })
        }
        empty="Nothing was changed here yet. Begin a change: it starts from the folder as it is now."
        height="20rem"
      />
    </Stack>
  )
}

const changeColumns: readonly Column<Change>[] = [
  { key: 'id', title: 'Change', align: 'right', sortBy: ({ id }) => id, cell: ({ id }) => id },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => stateWords[state] },
  { key: 'reason', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  { key: 'by', title: 'Begun by', cell: ({ begunBy }) => begunBy },
  { key: 'ended', title: 'Ended by', cell: ({ endedBy }) => endedBy ?? '' },
]

function Versions() {
  const { data, error } = useQuery(versions)
  const navigate = useNavigate()
  const zone = useTimeZone()
  const columns = useMemo(() => versionColumns(zone), [zone])
  return (
    <Stack gap="xs">
      <Title order={2}>What was adopted</Title>
      <Refusal error={error} />
      <DataTable
        label="The set-up as it was adopted each time, newest first"
        rows={data?.rows}
        columns={columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) =>
          navigate({ to: '/city/setup/versions/$versionId', params: { versionId: String(id) } })
        }
        empty="Nothing was kept yet: the city was loaded before its files were. The next change that is adopted begins the history."
        height="20rem"
      />
    </Stack>
  )
}

const versionColumns = (zone: string | undefined): readonly Column<Version>[] => [
  { key: 'id', title: 'Number', align: 'right', sortBy: ({ id }) => id, cell: ({ id }) => id },
  { key: 'on', title: 'Adopted on', sortBy: ({ id }) => id, cell: ({ adoptedOn }) => day(adoptedOn) },
  { key: 'at', title: 'At', cell: ({ adoptedAt }) => instant(adoptedAt, zone) },
  { key: 'by', title: 'By', cell: ({ adoptedBy }) => adoptedBy },
  {
    key: 'effects',
    title: 'Changed',
    align: 'right',
    sortBy: ({ effects }) => effects,
    cell: ({ effects }) => count(effects, 'thing'),
  },
  {
    key: 'reason',
    title: 'Why',
    wrap: true,
    cell: ({ reason, changeId }) => (changeId === null ? 'Loaded from its folder' : reason),
  },
]
