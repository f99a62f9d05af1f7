import { Button, Text, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import { useMay } from '../../session.tsx'
import { verdictsOf } from './claim-forms.tsx'
import type { Claim, WholeBatch } from './unclaimed-queries.ts'
import { claimWords } from './unclaimed-words.ts'

type ClaimTableProps = { readonly whole: WholeBatch; readonly decide: (claim: Claim) => void }

/** What is claimed of a batch, and what was said of it. */
export function ClaimTable({ whole: { claims }, decide }: ClaimTableProps) {
  const may = useMay()('refunds.approve')
  return (
    <section aria-labelledby="claims">
      <Title order={2} id="claims" mb="xs">
        Claims
      </Title>
      <DataTable
        label="Claims"
        rows={claims}
        columns={may ? [...columns, doing(decide)] : columns}
        rowKey={({ claimId }) => claimId}
        empty="Nobody has claimed any of it. When somebody does, enter it at its item above."
        height="20rem"
      />
    </section>
  )
}

const doing = (decide: ClaimTableProps['decide']): Column<Claim> => ({
  key: 'do',
  title: 'Do',
  cell: (claim) =>
    verdictsOf(claim).length > 0 && (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Decide the claim of ${claim.claimant}`}
        onClick={() => decide(claim)}
      >
        Decide …
      </Button>
    ),
})

const columns: readonly Column<Claim>[] = [
  { key: 'item', title: 'Item', sortBy: ({ itemId }) => itemId, cell: ({ itemId }) => `U-${itemId}` },
  {
    key: 'claimant',
    title: 'Claimant',
    wrap: true,
    sortBy: ({ claimant }) => claimant,
    cell: ({ claimant, address }) => (
      <>
        <Text size="sm">{claimant}</Text>
        <Text size="xs">{address}</Text>
      </>
    ),
  },
  {
    key: 'amount',
    title: 'Amount',
    align: 'right',
    sortBy: ({ amountCents }) => amountCents,
    cell: ({ amountCents }) => <Money cents={amountCents} />,
  },
  { key: 'grounds', title: 'Grounds', wrap: true, cell: ({ grounds }) => grounds },
  { key: 'filed', title: 'Filed', sortBy: ({ filedOn }) => filedOn, cell: ({ filedOn }) => day(filedOn) },
  {
    key: 'state',
    title: 'State',
    wrap: true,
    sortBy: ({ state }) => state,
    cell: ({ state, decidedBy, decidedOn, reason, heldUntil }) => (
      <>
        <Text size="sm">{claimWords[state]}</Text>
        {decidedOn !== null && (
          <Text size="xs">
            {day(decidedOn)}, {decidedBy}: {reason}
          </Text>
        )}
        {state === 'rejected' && heldUntil !== null && <Text size="xs">Held through {day(heldUntil)}</Text>}
      </>
    ),
  },
]
