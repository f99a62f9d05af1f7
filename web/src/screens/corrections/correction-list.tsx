import { Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Day, period } from '../../parts/day.tsx'
import { ButtonLink, TextLink } from '../../parts/links.tsx'
import { signedMoney } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { ForCase } from '../cases/for-case-line.tsx'
import { correctionList, type CorrectionRow } from './correction-queries.ts'
import { stateWords } from './state-words.ts'

/** What was corrected of the past, and what waits for a second person. */
export function CorrectionList() {
  const navigate = useNavigate()
  const list = useInfiniteQuery(correctionList())
  const rows = list.data?.pages.flatMap((page) => page.rows)
  return (
    <Stack gap="sm">
      <PageHead
        title="Corrections of the past"
        state={rows ? sentence(rows) : ''}
        action={
          <ButtonLink to="/rebill-lists" variant="default">
            Lists to cancel and rebill
          </ButtonLink>
        }
      />
      <Refusal error={list.error} />
      <DataTable
        label="Corrections, newest first"
        rows={rows}
        columns={columns}
        rowKey={({ correctionId }) => correctionId}
        onOpen={({ correctionId }) =>
          void navigate({ to: '/corrections/$correctionId', params: { correctionId: String(correctionId) } })
        }
        onEnd={() => void (list.hasNextPage && list.fetchNextPage())}
        empty="Nothing was corrected yet. Open an account and choose “Correct the past” under More."
      />
    </Stack>
  )
}

function sentence(rows: readonly CorrectionRow[]): string {
  const waiting = rows.filter(({ state }) => state === 'asked').length
  return waiting === 0
    ? 'Nothing waits for approval.'
    : `${count(waiting, 'correction waits', 'corrections wait')} for approval.`
}

const columns: readonly Column<CorrectionRow>[] = [
  {
    key: 'account',
    title: 'Account',
    sortBy: ({ accountNumber }) => accountNumber,
    cell: ({ accountNumber, correctionId }) => (
      <TextLink to="/corrections/$correctionId" params={{ correctionId: String(correctionId) }} fz="inherit">
        {accountNumber}
      </TextLink>
    ),
  },
  {
    key: 'stated',
    title: 'What was otherwise',
    wrap: true,
    cell: ({ statedEn, deskCaseId, deskCaseTitle }) => (
      <>
        {statedEn.slice(0, -1).join(' ')}
        <ForCase id={deskCaseId} title={deskCaseTitle} />
      </>
    ),
  },
  { key: 'days', title: 'Days', sortBy: ({ from }) => from, cell: ({ from, until }) => period(from, until) },
  {
    key: 'posted',
    title: 'To post',
    align: 'right',
    sortBy: ({ postedCents }) => postedCents,
    cell: ({ postedCents }) => signedMoney(postedCents),
  },
  { key: 'state', title: 'State', sortBy: ({ state }) => state, cell: ({ state }) => stateWords[state] },
  { key: 'by', title: 'Asked by', sortBy: ({ askedBy }) => askedBy, cell: ({ askedBy }) => askedBy },
  {
    key: 'on',
    title: 'Asked on',
    sortBy: ({ askedOn }) => askedOn,
    cell: ({ askedOn }) => <Day on={askedOn} />,
  },
]
