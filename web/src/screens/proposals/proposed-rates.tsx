import { Group, Stack, Switch, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { EditRate } from './edit-rate.tsx'
import { type Proposal, proposedRates, type ProposedRate } from './proposal-queries.ts'
import { rateChangeColumns } from './rate-change-columns.tsx'

/** The proposed rates beside those in force. One that may be set by hand opens. */
export function ProposedRates({ proposal }: { readonly proposal: Proposal }) {
  const may = useMay()('proposals.change')
  const { data, error } = useQuery(proposedRates(proposal.id, proposal.shown))
  const [onlyChanged, choose] = useState(true)
  const [group, narrow] = useState('')
  const [editing, edit] = useState<ProposedRate | null>(null)
  const canEdit = may && proposal.shown === proposal.newest.number
  const columns = useMemo(() => rateChangeColumns(canEdit ? edit : null), [canEdit])
  const rows = data?.rows.filter(
    (row) => (!onlyChanged || row.isChanged) && (group === '' || row.class === group),
  )
  return (
    <Stack gap="xs">
      <Group gap="md" align="flex-end">
        <ChoiceField
          label="Class"
          none="All classes"
          choices={[...new Set(data?.rows.map((row) => row.class))].filter((one) => one !== '*').toSorted()}
          value={group}
          onChange={({ currentTarget }) => narrow(currentTarget.value)}
        />
        <Switch
          label="Only rates that change"
          checked={onlyChanged}
          onChange={({ currentTarget }) => choose(currentTarget.checked)}
          mb={8}
        />
        <Text size="sm" mb={8} aria-live="polite">
          {rows && data
            ? `${rows.length.toLocaleString('en-US')} of ${data.rows.length.toLocaleString('en-US')} rates`
            : ''}
        </Text>
      </Group>
      <Refusal error={error} />
      {!error && (
        <DataTable
          label="Proposed rates"
          rows={rows}
          columns={columns}
          rowKey={({ table, row }) => `${table} ${row}`}
          height="26rem"
          {...(canEdit && { onOpen: (row: ProposedRate) => row.canEdit && edit(row) })}
          empty="No rate changes. Show all rates, and open one to set it by hand."
        />
      )}
      {editing && <EditRate proposal={proposal} rate={editing} onClose={() => edit(null)} />}
    </Stack>
  )
}
