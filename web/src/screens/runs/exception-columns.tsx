import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core'
import type { Column } from '../../parts/data-table.tsx'
import { Money, signedMoney } from '../../parts/money.tsx'
import { TextLink } from '../../parts/links.tsx'
import type { ExceptionCode, ExceptionCount, RegisterException, RegisterRow } from './run-types.ts'
import { severityWords } from './run-words.ts'
import type { Decision } from './use-decide.ts'
import type { useChosen } from './use-chosen.ts'

type Given = {
  readonly shown: ExceptionCode | 'held'
  readonly group: ExceptionCount | undefined
  readonly decidable: boolean
  readonly busy: boolean
  readonly chosen: ReturnType<typeof useChosen>
  readonly ask: (decision: Decision) => void
  readonly onOpen: (account: string) => void
}

/** The columns of a list of exceptions: whose it is, what the bill is, why it was pointed out, what to do. */
export function exceptionColumns(given: Given): Column<RegisterRow>[] {
  const { shown, decidable, chosen, onOpen } = given
  const choose: Column<RegisterRow> = {
    key: 'choose',
    title: '✓',
    cell: ({ accountNumber }) => (
      <Checkbox
        size="sm"
        aria-label={`Choose ${accountNumber}`}
        checked={chosen.has(accountNumber)}
        onChange={() => chosen.toggle(accountNumber)}
      />
    ),
  }
  const columns: Column<RegisterRow>[] = [
    {
      key: 'account',
      title: 'Account',
      cell: ({ accountNumber }) => (
        <Anchor component="button" type="button" ff="monospace" inherit onClick={() => onOpen(accountNumber)}>
          {accountNumber}
        </Anchor>
      ),
    },
    { key: 'who', title: 'Who', wrap: true, cell: (row) => <Who row={row} /> },
    { key: 'bill', title: 'Bill', align: 'right', cell: (row) => <BillAndChange row={row} /> },
    { key: 'why', title: 'Why', wrap: true, cell: (row) => <Why row={row} shown={shown} /> },
  ]
  if (!decidable) return columns
  return [choose, ...columns, { key: 'do', title: 'Decide', cell: (row) => <Decide row={row} {...given} /> }]
}

const Who = ({ row }: { row: RegisterRow }) => (
  <>
    {row.payerName}
    <Text size="xs" c="dimmed">
      {row.serviceAddress}
    </Text>
  </>
)

const BillAndChange = ({ row }: { row: RegisterRow }) => (
  <>
    <Money cents={row.chargesCents} />
    <Text size="xs" c="dimmed">
      {row.lastChargesCents === null ? 'no last bill' : signedMoney(row.chargesCents - row.lastChargesCents)}
    </Text>
  </>
)

/** The exceptions of the row that are asked about: those of the group, or all of a held account. */
const asked = (row: RegisterRow, shown: Given['shown']): readonly RegisterException[] =>
  shown === 'held' ? row.exceptions : row.exceptions.filter(({ code }) => code === shown)

const Why = ({ row, shown }: { row: RegisterRow; shown: Given['shown'] }) =>
  asked(row, shown).map((one) => (
    <div key={one.code}>
      {one.sentence}
      {one.decision && (
        <Text size="xs" c="dimmed">
          ✓ {one.decision}
          {one.decidedBy && ` by ${one.decidedBy}`}
          {one.note && `: ${one.note}`}
        </Text>
      )}
      {!one.decision && one.severity === 'stop' && (
        <Text size="xs" c="dimmed">
          ✗ {severityWords.stop}
        </Text>
      )}
    </div>
  ))

function Decide({ row, shown, group, ask, busy }: Given & { row: RegisterRow }) {
  const accounts = [row.accountNumber]
  const open = asked(row, shown).some(({ decision, severity }) => decision === null && severity !== 'note')
  const button = { size: 'compact-sm', variant: 'default', disabled: busy } as const
  return (
    <Group gap={6} wrap="nowrap">
      {shown !== 'held' && open && group?.severity !== 'stop' && (
        <Button
          {...button}
          aria-label={`Accept ${row.accountNumber}`}
          onClick={() => ask({ kind: 'accept', accounts, ...(group && { code: group.code }) })}
        >
          Accept
        </Button>
      )}
      <Button
        {...button}
        aria-label={`${row.held ? 'Take back' : 'Hold'} ${row.accountNumber}`}
        onClick={() => ask({ kind: row.held ? 'unhold' : 'hold', accounts })}
      >
        {row.held ? 'Take back' : 'Hold'}
      </Button>
      <TextLink
        size="sm"
        to="/accounts/$accountNumber"
        params={{ accountNumber: row.accountNumber }}
        aria-label={`Fix ${row.accountNumber} on its account page`}
      >
        Fix
      </TextLink>
    </Group>
  )
}
