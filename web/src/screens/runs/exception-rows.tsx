import { Button, Checkbox, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { DataTable } from '../../parts/data-table.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useMay } from '../../session.tsx'
import { useDecisions } from './decisions.tsx'
import { exceptionColumns } from './exception-columns.tsx'
import { registerPages } from './run-queries.ts'
import { useRunPlace } from './run-search.ts'
import type { ExceptionCode, ExceptionCount, RegisterFilter, RegisterRow, RunDetail } from './run-types.ts'
import { exceptionWords } from './run-words.ts'
import type { Decision } from './use-decide.ts'
import { useChosen } from './use-chosen.ts'

type Shown = {
  readonly run: RunDetail
  readonly shown: ExceptionCode | 'held'
  readonly group: ExceptionCount | undefined
}

/** The accounts of one reason, and the decisions on one, on chosen ones, or on all that are left. */
export function ExceptionRows({ run, shown, group }: Shown) {
  const may = useMay()
  const { go } = useRunPlace()
  const decidable = (run.state === 'calculated' || run.state === 'in_review') && may('runs.prepare')
  const [onlyLeft, setOnlyLeft] = useState((group?.undecided ?? 0) > 0)
  const filter: RegisterFilter =
    shown === 'held' ? { held: 'true' } : { exception: shown, ...(onlyLeft && { undecided: 'true' }) }
  const list = useInfiniteQuery(registerPages(run.id, filter))
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const chosen = useChosen(rows)
  const decisions = useDecisions(run.id, chosen.clear)
  const shared = { run, shown, group, filter, decidable, ask: decisions.ask, busy: decisions.busy }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowUnder(event, rows)
    if (!row || !decidable) return
    const decision = decisionOfKey(event.key, row, shared)
    if (event.key !== ' ' && !decision) return
    event.preventDefault()
    if (decision) decisions.ask(decision)
    else chosen.toggle(row.accountNumber)
  }
  const open = (account: string) => go({ account }, { replace: true })
  return (
    <Stack gap="xs">
      <Heading shown={shown} group={group} onlyLeft={onlyLeft} onOnlyLeft={setOnlyLeft} />
      {decidable && <Toolbar {...shared} rows={rows} chosen={chosen} />}
      {decisions.told}
      <Refusal error={list.error} />
      <div onKeyDown={onKeyDown} role="presentation">
        <DataTable
          label={shown === 'held' ? 'Held accounts' : `Accounts: ${exceptionWords[shown]}`}
          rows={rows}
          columns={exceptionColumns({ ...shared, chosen, onOpen: open })}
          rowKey={(row) => row.accountNumber}
          onOpen={(row) => open(row.accountNumber)}
          onEnd={() => list.hasNextPage && void list.fetchNextPage()}
          empty={onlyLeft ? 'Every one of these is decided.' : 'No account is left here.'}
          height="max(20rem, 60dvh)"
        />
      </div>
      {decidable && (
        <Text size="xs" c="dimmed">
          On a row: arrow keys move, Enter opens, Space chooses{shown !== 'held' && ', A accepts, H holds'}.
        </Text>
      )}
      {decisions.asked}
    </Stack>
  )
}

type Head = Omit<Shown, 'run'> & {
  readonly onlyLeft: boolean
  readonly onOnlyLeft: (onlyLeft: boolean) => void
}

const Heading = ({ shown, group, onlyLeft, onOnlyLeft }: Head) => (
  <Group justify="space-between" gap="xs">
    <Title order={2} size="h4">
      {shown === 'held' ? 'Held out of this run' : exceptionWords[shown]}
    </Title>
    {group && group.severity !== 'note' && (
      <SegmentedControl
        size="xs"
        aria-label="Which accounts"
        value={onlyLeft ? 'left' : 'all'}
        onChange={(value) => onOnlyLeft(value === 'left')}
        data={[
          { value: 'left', label: `Left (${group.undecided.toLocaleString('en-US')})` },
          { value: 'all', label: `All (${group.accounts.toLocaleString('en-US')})` },
        ]}
      />
    )}
  </Group>
)

type Shared = Shown & {
  readonly filter: RegisterFilter
  readonly ask: (decision: Decision) => void
  readonly busy: boolean
}

type Bar = Shared & {
  readonly rows: readonly RegisterRow[] | undefined
  readonly chosen: ReturnType<typeof useChosen>
}

function Toolbar({ shown, group, filter, ask, busy, rows, chosen }: Bar) {
  const { accounts } = chosen
  const many = accounts.length.toLocaleString('en-US')
  const none = accounts.length === 0 || busy
  const acceptable = group && group.severity !== 'stop'
  const acceptChosen: Decision = { kind: 'accept', accounts, ...(group && { code: group.code }) }
  return (
    <Group gap="xs" mih={30}>
      <Checkbox
        size="sm"
        label={accounts.length > 0 ? `${many} chosen` : 'Choose all shown'}
        checked={accounts.length > 0 && accounts.length === rows?.length}
        indeterminate={accounts.length > 0 && accounts.length !== rows?.length}
        onChange={chosen.toggleAll}
      />
      {acceptable && (
        <Button size="compact-sm" variant="default" disabled={none} onClick={() => ask(acceptChosen)}>
          Accept chosen
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        disabled={none}
        onClick={() => ask({ kind: shown === 'held' ? 'unhold' : 'hold', accounts })}
      >
        {shown === 'held' ? 'Take chosen back' : 'Hold chosen'}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={none}
        onClick={() => ask({ kind: 'recalculate', accounts })}
      >
        Recalculate chosen
      </Button>
      {acceptable && group.undecided > 0 && (
        <Button
          size="compact-sm"
          disabled={busy}
          onClick={() =>
            ask({
              kind: 'accept-all',
              code: group.code,
              filter: { ...filter, undecided: 'true' },
              many: group.undecided,
            })
          }
        >
          Accept all {group.undecided.toLocaleString('en-US')} left
        </Button>
      )}
    </Group>
  )
}

/** The row that a key was pressed on, when it was the row itself and nothing within it. */
function rowUnder(event: KeyboardEvent, rows: readonly RegisterRow[] | undefined): RegisterRow | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  return event.target instanceof HTMLTableRowElement ? rows?.[Number(event.target.dataset.index)] : undefined
}

function decisionOfKey(key: string, row: RegisterRow, { shown, group }: Shown): Decision | null {
  const accounts = [row.accountNumber]
  if (shown === 'held') return null
  if (key === 'a' && group && group.severity !== 'stop') return { kind: 'accept', code: group.code, accounts }
  return key === 'h' ? { kind: 'hold', accounts } : null
}
