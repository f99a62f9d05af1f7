import { call } from '@cartwright/api/client'
import { postage } from '@cartwright/api/postage'
import { Button, Group, Title } from '@mantine/core'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { day } from '../../parts/day.tsx'
import { Money } from '../../parts/money.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import type { Correction } from './postage-queries.ts'

/** Corrections that wait for a second person, and what became of the others. Left out where there is none. */
export function CorrectionTable({ corrections }: { readonly corrections: readonly Correction[] }) {
  const may = useMay()('postage.change')
  const command = useCommand((sent: { correctionId: number; verdict: 'approve' | 'decline' }) =>
    call(postage.decide, { params: { correctionId: sent.correctionId }, body: { verdict: sent.verdict } }),
  )
  if (corrections.length === 0) return null
  return (
    <section aria-labelledby="corrections">
      <Title order={2} id="corrections" mb="xs">
        Corrections
      </Title>
      <Refusal error={command.error} />
      <DataTable
        label="Corrections of postage"
        rows={corrections}
        columns={may ? [...columns, doing(command.mutate)] : columns}
        rowKey={({ correctionId }) => correctionId}
        empty="Nothing was corrected."
        height="18rem"
      />
    </section>
  )
}

type Decide = (sent: { correctionId: number; verdict: 'approve' | 'decline' }) => void

const doing = (decide: Decide): Column<Correction> => ({
  key: 'do',
  title: 'Do',
  cell: (correction) => (
    <Deeds
      correction={correction}
      decide={(verdict) => decide({ correctionId: correction.correctionId, verdict })}
    />
  ),
})

type DeedsProps = {
  readonly correction: Correction
  readonly decide: (verdict: 'approve' | 'decline') => void
}

function Deeds({ correction: { state, mine, what }, decide }: DeedsProps) {
  if (state !== 'asked') return null
  return (
    <Group gap={4} wrap="nowrap">
      {!mine && (
        <Button size="compact-sm" aria-label={`Approve: ${what}`} onClick={() => decide('approve')}>
          Approve
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${mine ? 'Take back' : 'Decline'}: ${what}`}
        onClick={() => decide('decline')}
      >
        {mine ? 'Take back' : 'Decline'}
      </Button>
    </Group>
  )
}

const stateWords: Record<Correction['state'], string> = {
  asked: '! Waits for a second person',
  posted: '✓ Posted',
  declined: '– Declined',
}

const columns: readonly Column<Correction>[] = [
  { key: 'what', title: 'What', wrap: true, cell: ({ what }) => what },
  { key: 'account', title: 'Account', wrap: true, cell: ({ account }) => account },
  {
    key: 'change',
    title: 'Change',
    align: 'right',
    sortBy: ({ changeCents }) => changeCents,
    cell: ({ changeCents }) => <Money cents={changeCents} />,
  },
  { key: 'reason', title: 'Why', wrap: true, cell: ({ reason }) => reason },
  {
    key: 'asked',
    title: 'Asked',
    wrap: true,
    sortBy: ({ askedOn }) => askedOn,
    cell: ({ askedOn, askedBy }) => `${day(askedOn)}, ${askedBy}`,
  },
  {
    key: 'state',
    title: 'State',
    wrap: true,
    sortBy: ({ state }) => state,
    cell: ({ state, decidedBy }) =>
      decidedBy === null ? stateWords[state] : `${stateWords[state]}, ${decidedBy}`,
  },
]
