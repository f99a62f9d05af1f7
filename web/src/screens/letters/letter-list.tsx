import { call, urlOf } from '@cartwright/api/client'
import { letterPrints } from '@cartwright/api/letter-prints'
import { letters } from '@cartwright/api/letters'
import { Anchor, Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { DataTable } from '../../parts/data-table.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { letterColumns } from './letter-columns.tsx'
import { letterList, lettersWaiting } from './letter-queries.ts'
import { readLettersSearch } from './letters-search.ts'
import { stateWords } from './letter-words.ts'

/** All letters, newest first, narrowed by where they stand; what waits for whom; and the print of the day. */
export function LetterList() {
  const search = useSearch({ from: '/office/letters' })
  const navigate = useNavigate()
  const list = useInfiniteQuery(letterList(search))
  const waiting = useQuery(lettersWaiting)
  return (
    <Stack gap="sm">
      <PageHead
        title="Letters"
        state={
          waiting.data &&
          `${count(waiting.data.toPrint, 'piece')} to print · ${count(waiting.data.toApprove, 'letter')} to approve · ${count(waiting.data.drafts, 'draft')} of yours · ${waiting.data.returned} came back`
        }
        action={<RoomActions toPrint={waiting.data?.toPrint ?? 0} />}
      />
      <Filters />
      <Refusal error={list.error} />
      <DataTable
        label="Letters, newest first"
        rows={list.data?.pages.flatMap(({ rows }) => rows)}
        columns={letterColumns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/letters/$letterId', params: { letterId: `${id}` } })}
        onEnd={() => void (list.hasNextPage && list.fetchNextPage())}
        empty="No letter fits. Find an account and choose Write a letter there."
      />
      <Group gap="md">
        <Anchor size="sm" href={urlOf(letters.workbook, { query: search })} download>
          These letters, Excel
        </Anchor>
        <TextLink to="/letters/prints" size="sm">
          Prints of letters
        </TextLink>
      </Group>
    </Stack>
  )
}

function RoomActions({ toPrint }: { readonly toPrint: number }) {
  const may = useMay()
  const navigate = useNavigate()
  const printing = useCommand(
    () => call(letterPrints.print, { body: {} }),
    () => navigate({ to: '/letters/prints' }),
  )
  return (
    <Stack gap={4}>
      <Group gap="xs">
        {may('letters.write') && (
          <Button
            disabled={toPrint === 0}
            loading={printing.isPending}
            onClick={() => printing.mutate(undefined)}
          >
            Print {count(toPrint, 'piece')}
          </Button>
        )}
        <ButtonLink to="/letters/templates" variant="default">
          Templates
        </ButtonLink>
      </Group>
      <Refusal error={printing.error} />
    </Stack>
  )
}

function Filters() {
  const search = useSearch({ from: '/office/letters' })
  const navigate = useNavigate()
  const [typed, type] = useState(search.search ?? '')
  const narrow = (given: object) =>
    void navigate({ to: '/letters', search: readLettersSearch({ ...search, ...given }), replace: true })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        narrow({ search: typed })
      }}
    >
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label="State"
          data={[
            { value: '', label: 'all' },
            ...Object.entries(stateWords).map(([value, label]) => ({ value, label })),
          ]}
          value={search.state ?? ''}
          onChange={(event) => narrow({ state: event.currentTarget.value })}
        />
        <NativeSelect
          label="Goes by"
          data={[
            { value: '', label: 'mail or e-mail' },
            { value: 'print', label: 'mail' },
            { value: 'email', label: 'e-mail' },
          ]}
          value={search.sendBy ?? ''}
          onChange={(event) => narrow({ sendBy: event.currentTarget.value })}
        />
        <NativeSelect
          label="Whose"
          data={[
            { value: '', label: 'everybody’s' },
            { value: 'yes', label: 'mine' },
          ]}
          value={search.mine ?? ''}
          onChange={(event) => narrow({ mine: event.currentTarget.value })}
        />
        <TextInput
          label="Name, account, letter or subject"
          value={typed}
          maxLength={60}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
      </Group>
    </form>
  )
}
