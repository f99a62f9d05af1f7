import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { TextLink } from '../../parts/links.tsx'
import { money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { count } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { LoadForm } from './load-form.tsx'
import { postageAccounts, type Statement, statementList } from './postage-queries.ts'
import { StatementForm } from './statement-form.tsx'
import { StatementTable } from './statement-table.tsx'

/** The statements of the post office, held against what was booked for each mail job. */
export function StatementsPage() {
  const { view = 'all' } = useSearch({ from: '/office/postage/statements' })
  const navigate = useNavigate()
  const list = useQuery(statementList(view))
  const accounts = useQuery(postageAccounts)
  const open = (accounts.data?.rows ?? []).filter(({ closedOn }) => closedOn === null)
  const [asking, ask] = useState<'add' | 'load' | null>(null)
  const today = useToday()
  const may = useMay()('postage.change')
  return (
    <Stack gap="md">
      <PageHead
        title="Postage statements"
        state={list.data && sentence(list.data.rows)}
        action={
          may &&
          open.length > 0 && (
            <Group gap="xs">
              <Button variant="default" onClick={() => ask('load')}>
                Load a CSV …
              </Button>
              <Button onClick={() => ask('add')}>Enter a statement …</Button>
            </Group>
          )
        }
      />
      <TextLink to="/postage">All postage</TextLink>
      <SegmentedControl
        aria-label="Which"
        value={view}
        data={[
          { value: 'all', label: 'All' },
          { value: 'waiting', label: 'To reconcile' },
        ]}
        onChange={(next) =>
          void navigate({
            to: '/postage/statements',
            search: next === 'waiting' ? { view: 'waiting' } : {},
            replace: true,
          })
        }
        style={{ alignSelf: 'flex-start' }}
      />
      <Refusal error={list.error ?? accounts.error} />
      <StatementTable
        rows={list.data?.rows}
        empty={
          view === 'waiting'
            ? 'Every statement comes to what is booked for its mail job.'
            : 'There is no postage statement yet. Enter the one that PostalOne! gave back, or load a CSV.'
        }
      />
      {asking === 'add' && today !== '' && (
        <StatementForm accounts={open} today={today} onClose={() => ask(null)} />
      )}
      {asking === 'load' && <LoadForm accounts={open} onClose={() => ask(null)} />}
    </Stack>
  )
}

function sentence(rows: readonly Statement[]): string {
  const waiting = rows.filter(({ standing }) => standing === 'difference' || standing === 'no-use')
  if (waiting.length === 0) return 'Nothing to reconcile'
  const sum = waiting.reduce((all, { differenceCents }) => all + Math.abs(differenceCents), 0)
  return `${count(waiting.length, 'statement')} to reconcile, ${money(sum)}`
}
