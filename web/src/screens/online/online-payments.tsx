import { Anchor, SegmentedControl, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DataTable } from '../../parts/data-table.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useSession } from '../../session.tsx'
import { listColumns } from './online-columns.tsx'
import { type OnlinePayment, onlineList, type View } from './online-queries.ts'
import { OnlineRefunds } from './online-refunds.tsx'
import { RefundWindow } from './refund-window.tsx'

const views = [
  { value: 'all', label: 'All' },
  { value: 'pending', label: 'On their way' },
  { value: 'failed', label: 'Not paid by the bank' },
] as const

const empty: Record<View, string> = {
  all: 'Nobody has paid online yet. Customers do at the address that the code on their bill opens, or at /pay.',
  pending: 'Nothing is on its way. Payments from bank accounts stand here until the bank has paid.',
  failed: 'No bank has failed to pay.',
}

/** Payments made online, newest first: how each stands with the provider, and what of it is in the books. */
export function OnlinePayments() {
  const [view, setView] = useState<View>('all')
  const [shown, show] = useState<OnlinePayment | null>(null)
  const list = useInfiniteQuery({ ...onlineList(view), placeholderData: (before) => before })
  const city = useSession()?.city
  const waiting = list.data?.pages[0]?.waitingEvents ?? 0
  return (
    <Stack gap="md">
      <PageHead
        title="Online payments"
        state={
          waiting > 0
            ? `${waiting} ${waiting === 1 ? 'call' : 'calls'} of the provider still to be seen to.`
            : 'All that the provider told is seen to.'
        }
      />
      {city?.demo && (
        <Text>
          Practice city: what payers and the bank do is done on{' '}
          <Anchor href={`/practice-provider/${city.name}`} target="_blank">
            the pages of the practice provider
          </Anchor>
          , the payout too.
        </Text>
      )}
      <SegmentedControl
        aria-label="Which"
        value={view}
        data={[...views]}
        onChange={setView}
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      <Refusal error={list.error} />
      <DataTable
        label="Payments made online, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={listColumns}
        rowKey={({ reference }) => reference}
        onOpen={show}
        onEnd={() => {
          if (list.hasNextPage) void list.fetchNextPage()
        }}
        empty={empty[view]}
      />
      <OnlineRefunds />
      {shown && <RefundWindow payment={shown} onClose={() => show(null)} />}
    </Stack>
  )
}
