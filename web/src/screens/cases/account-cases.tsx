import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { caseColumns } from './case-columns.tsx'
import { caseList } from './case-queries.ts'
import { OpenCase } from './forms/open-case.tsx'

type OfAccount = { readonly account: { readonly accountNumber: string } }

/** The cases of an account, open ones first. */
export function AccountCases({ account: { accountNumber } }: OfAccount) {
  const list = useQuery(caseList({ view: 'all', account: accountNumber }))
  const may = useMay()('cases.change')
  const today = useToday()
  const navigate = useNavigate()
  const columns = useMemo(() => caseColumns(today).filter(({ key }) => key !== 'account'), [today])
  const [opening, open] = useState(false)
  return (
    <Stack gap="sm">
      {may && (
        <Group>
          <Button variant="default" onClick={() => open(true)}>
            Open a case …
          </Button>
        </Group>
      )}
      <Refusal error={list.error} />
      {!list.error && (
        <DataTable
          label={`Cases of ${accountNumber}`}
          rows={list.data?.rows}
          columns={columns}
          rowKey={({ id }) => id}
          onOpen={({ id }) => void navigate({ to: '/cases/$caseId', params: { caseId: `${id}` } })}
          empty={<Text size="sm">No case yet.</Text>}
        />
      )}
      {opening && <OpenCase accountNumber={accountNumber} onClose={() => open(false)} />}
    </Stack>
  )
}
