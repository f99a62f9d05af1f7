import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Money, money } from '../../parts/money.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { titleOf, wordOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { DecideForm } from './decide-form.tsx'
import { MoveForm } from './move-form.tsx'
import { type Item, type Match, suspenseShown } from './suspense-queries.ts'
import { stateWords, whyWords } from './suspense-words.ts'
import { WrittenNumbers } from './written-numbers.tsx'

type Asking = { readonly form: 'move'; readonly to: string } | { readonly form: 'return' | 'keep' } | null

/** One item in suspense: what is known of it, the accounts it may be meant for, and what to do. */
export function SuspensePage() {
  const { itemId } = useParams({ from: '/office/suspense/$itemId' })
  const query = useQuery(suspenseShown(Number(itemId)))
  const [asking, ask] = useState<Asking>(null)
  const may = useMay()('payments.post')
  const item = query.data?.item
  return (
    <Stack gap="md">
      <PageHead
        title={`Suspense item S-${itemId}`}
        state={item ? `${stateWords[item.state]} · ${money(item.amountCents)} · ${whyWords[item.why]}` : ''}
        action={item && may && <Deeds item={item} ask={ask} />}
      />
      <Loaded query={query} rows={10}>
        {({ item: shown, matches }) => (
          <>
            <ItemFacts item={shown} />
            {shown.accountNumber !== null && <WrittenNumbers accountNumber={shown.accountNumber} />}
            {shown.state === 'open' && (
              <Matches matches={matches} onMove={may ? (to) => ask({ form: 'move', to }) : undefined} />
            )}
            {asking?.form === 'move' && <MoveForm item={shown} to={asking.to} onClose={() => ask(null)} />}
            {(asking?.form === 'return' || asking?.form === 'keep') && (
              <DecideForm item={shown} deed={asking.form} onClose={() => ask(null)} />
            )}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

function Deeds({ item, ask }: { readonly item: Item; readonly ask: (asking: Asking) => void }) {
  if (item.state !== 'open' && item.state !== 'return-asked') return null
  if (item.state === 'return-asked')
    return (
      <Button variant="default" onClick={() => ask({ form: 'keep' })}>
        Keep it after all …
      </Button>
    )
  return (
    <Group gap="xs">
      <Button variant="default" onClick={() => ask({ form: 'return' })}>
        Ask for its return …
      </Button>
      <Button onClick={() => ask({ form: 'move', to: '' })}>Move to an account …</Button>
    </Group>
  )
}

const ItemFacts = ({ item }: { readonly item: Item }) => (
  <Facts
    facts={{
      Amount: money(item.amountCents),
      Received: `${day(item.receivedOn)}, ${item.days} days`,
      Payer: item.payerName,
      'Number as written': item.written ?? 'none',
      'Paid by': item.checkNumber === null ? titleOf(item.tender) : `Check ${item.checkNumber}`,
      'Payer’s bank':
        item.payerRouting && `${item.payerRouting}, account ending in ${item.payerLast4 ?? '?'}`,
      Came: `${item.source === 'file-item' ? 'In a file of the bank' : 'In a cash batch'}, put here by ${item.putInBy}`,
      'Moved to': item.accountNumber && (
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber: item.accountNumber }} fz="inherit">
          {item.accountNumber}
        </TextLink>
      ),
      Decided: item.decidedOn && `${day(item.decidedOn)}, ${item.decidedBy}: ${item.reason}`,
    }}
  />
)

function Matches(props: {
  readonly matches: readonly Match[]
  readonly onMove: ((to: string) => void) | undefined
}) {
  const { matches, onMove } = props
  return (
    <Stack gap="xs">
      <Title order={2}>Accounts it may be meant for</Title>
      <DataTable
        label="Likely accounts"
        rows={matches}
        columns={matchColumns(onMove)}
        rowKey={({ account }) => account.accountNumber}
        empty="No account is like it. Ask the bank for the picture of the check, then move it to the right account."
        height="24rem"
      />
    </Stack>
  )
}

const matchColumns = (onMove: ((to: string) => void) | undefined): readonly Column<Match>[] => [
  {
    key: 'account',
    title: 'Account',
    cell: ({ account: { accountNumber, state } }) => (
      <>
        <TextLink to="/accounts/$accountNumber" params={{ accountNumber }} fz="inherit">
          {accountNumber}
        </TextLink>
        {state !== 'open' && ` ${wordOf(state)}`}
      </>
    ),
  },
  {
    key: 'why',
    title: 'Why',
    wrap: true,
    cell: ({ reasons }) =>
      reasons.map(({ code, sentence }) => (
        <Text key={code} size="sm">
          {sentence}
        </Text>
      )),
  },
  { key: 'payer', title: 'Payer', wrap: true, cell: ({ account }) => account.payerName },
  { key: 'address', title: 'Address', wrap: true, cell: ({ account }) => account.address },
  {
    key: 'owes',
    title: 'Owes',
    align: 'right',
    cell: ({ account }) => <Money cents={account.balanceCents} />,
  },
  ...(onMove
    ? [
        {
          key: 'move',
          title: 'Move',
          cell: ({ account: { accountNumber } }: Match) => (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`Move here … to ${accountNumber}`}
              onClick={() => onMove(accountNumber)}
            >
              Move here …
            </Button>
          ),
        },
      ]
    : []),
]
