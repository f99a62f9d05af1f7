import { Button, List, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DataTable } from '../../parts/data-table.tsx'
import { day, period } from '../../parts/day.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { adjustmentColumns } from './adjustment-columns.tsx'
import { adjustmentList, casesOf, type CaseRow } from './adjustment-queries.ts'
import { caseName } from './adjustment-words.ts'
import { SettleVacancy } from './settle-vacancy.tsx'

/** The adjustments of an account, and its standard cases. */
export function AccountAdjustments({ account }: { readonly account: Account }) {
  const { accountNumber } = account
  const navigate = useNavigate()
  const may = useMay()
  const list = useInfiniteQuery(adjustmentList({ accountNumber }))
  const cases = useQuery(casesOf(accountNumber))
  return (
    <Stack gap="md">
      {may('adjustments.ask') && (
        <ButtonLink
          to="/accounts/$accountNumber/adjust"
          params={{ accountNumber }}
          style={{ alignSelf: 'flex-start' }}
        >
          Credit or charge …
        </ButtonLink>
      )}
      <Refusal error={list.error ?? cases.error} />
      <DataTable
        label="Adjustments of the account, newest first"
        rows={list.data?.pages.flatMap((page) => page.rows)}
        columns={adjustmentColumns(list.data?.pages[0]?.totals).filter(({ key }) => key !== 'account')}
        rowKey={({ adjustmentId }) => adjustmentId}
        onOpen={({ adjustmentId }) =>
          void navigate({ to: '/adjustments/$adjustmentId', params: { adjustmentId: String(adjustmentId) } })
        }
        empty="Nothing was credited or charged beside bills yet."
        height="24rem"
      />
      <Cases rows={cases.data?.rows ?? []} maySettle={may('adjustments.ask')} />
    </Stack>
  )
}

function Cases({ rows, maySettle }: { readonly rows: readonly CaseRow[]; readonly maySettle: boolean }) {
  const [settled, settle] = useState<CaseRow | null>(null)
  if (rows.length === 0) return null
  return (
    <Stack gap={4}>
      <Title order={2} size="h5">
        Standard cases
      </Title>
      <List size="sm">
        {rows.map((row) => (
          <List.Item key={row.caseId}>
            <strong>{caseName(row.standardCase)}</strong>,{' '}
            {row.until ? period(row.happenedOn, row.endedOn ?? row.until) : day(row.happenedOn)}:{' '}
            {row.outcome}
            {row.adjustedCents !== 0 && `, ${money(row.adjustedCents)} posted`}
            {row.waitingCents !== 0 && `, ${money(row.waitingCents)} waits`}
            <Text size="sm">{row.told.en.join(' ')}</Text>
            {maySettle && row.standardCase === 'vacancy' && (
              <Button variant="default" size="xs" onClick={() => settle(row)}>
                Settle …
              </Button>
            )}
          </List.Item>
        ))}
      </List>
      {settled && <SettleVacancy caseId={settled.caseId} onClose={() => settle(null)} />}
    </Stack>
  )
}
