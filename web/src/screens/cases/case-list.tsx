import { Button, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useRef, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PrintedTable } from '../../parts/printed-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { useWorkKeys } from '../workplan/use-work-keys.ts'
import { caseColumns } from './case-columns.tsx'
import { CaseFilters } from './case-filters.tsx'
import { CaseWays } from './case-ways.tsx'
import { type CaseCounts, caseList, type CaseView } from './case-queries.ts'
import type { CaseSearch } from './case-search.ts'
import { OpenCase } from './forms/open-case.tsx'

/** The queue of the desk: late cases first, then by day. */
export function CaseList() {
  const search = useSearch({ from: '/office/cases' })
  const navigate = useNavigate()
  const list = useQuery(caseList(search))
  const may = useMay()('cases.change')
  const [opening, open] = useState(false)
  const today = useToday()
  const columns = useMemo(() => caseColumns(today), [today])
  const box = useRef<HTMLDivElement>(null)
  useWorkKeys({ box, onNew: () => may && open(true), onDone: () => undefined })
  const go = (to: CaseSearch) => void navigate({ to: '/cases', search: to, replace: true })
  return (
    <Stack gap="sm">
      <PageHead
        title="Cases"
        state={list.data ? sentence(list.data.counts) : ''}
        action={
          may && (
            <Button onClick={() => open(true)} aria-keyshortcuts="n" data-no-print>
              New case
            </Button>
          )
        }
      />
      <CaseWays />
      <CaseFilters search={search} go={go} counts={list.data?.counts} />
      <Refusal error={list.error} />
      {!list.error && (
        <div ref={box} data-no-print>
          <DataTable
            label="Cases, late ones first"
            rows={list.data?.rows}
            columns={columns}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: `${id}` } })}
            empty={emptyWords(search)}
            height="max(20rem, calc(100dvh - 20rem))"
          />
          <Text size="xs" c="dimmed">
            Keys: n new case · j and k down and up · Enter opens
          </Text>
        </div>
      )}
      <PrintedTable rows={list.data?.rows ?? []} columns={columns} rowKey={({ id }) => id} />
      {opening && (
        <OpenCase
          onClose={() => open(false)}
          onOpened={({ id }) => navigate({ to: '/cases/$caseId', params: { caseId: `${id}` } })}
        />
      )}
    </Stack>
  )
}

const sentence = ({ late, mine, waiting, open }: CaseCounts): string =>
  [
    late > 0 && `${late} late`,
    `${count(mine, 'case')} for you`,
    waiting > 0 && `${waiting} waiting for somebody`,
    `${count(open, 'case')} open`,
  ]
    .filter(Boolean)
    .join(' · ')

const empties: Record<CaseView, string> = {
  late: 'Nothing is late.',
  mine: 'No case is yours just now.',
  waiting: 'No case waits for anybody.',
  open: 'No case is open. Open the first with the button above, or from the page of an account while the caller talks.',
  closed: 'No case was closed yet.',
  all: 'There is no case yet.',
}

const emptyWords = ({ view = 'open', type, owner, account, q }: CaseSearch): string =>
  type || owner || account || q ? 'No case fits. Take a filter away.' : empties[view]
