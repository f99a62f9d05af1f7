import { useNavigate } from '@tanstack/react-router'
import { useTimeZone } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { instant } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { periodsWords, stateWords } from './impact-words.ts'
import type { WhatIf } from './proposal-queries.ts'

type Shown = {
  readonly rows: readonly WhatIf[] | undefined
  /** Whether the proposal is named: where what-ifs of several are listed. */
  readonly named?: boolean
}

/** What was calculated, the newest first; each opens its impact. */
export function WhatIfTable({ rows, named = false }: Shown) {
  const navigate = useNavigate()
  const zone = useTimeZone()
  return (
    <DataTable
      label="What-ifs, newest first"
      rows={rows}
      columns={columnsIn(zone, named)}
      rowKey={({ id }) => id}
      onOpen={({ id }) =>
        void navigate({ to: '/what-if/impact/$whatIfId', params: { whatIfId: String(id) } })
      }
      height="18rem"
      empty="Nothing is calculated by it yet. Choose a period and calculate it, with the button above."
    />
  )
}

const columnsIn = (zone: string | undefined, named: boolean): Column<WhatIf>[] => [
  {
    key: 'days',
    title: 'Period',
    wrap: true,
    cell: (whatIf) => (
      <TextLink to="/what-if/impact/$whatIfId" params={{ whatIfId: String(whatIf.id) }} fz="inherit">
        {periodsWords(whatIf)}
      </TextLink>
    ),
  },
  ...(named
    ? [
        {
          key: 'of',
          title: 'Of',
          cell: ({ proposal }: WhatIf) => proposal,
          sortBy: ({ proposal }: WhatIf) => proposal,
        },
      ]
    : []),
  { key: 'version', title: 'Version', align: 'right', cell: ({ number }) => number },
  { key: 'state', title: 'State', cell: stateWords },
  {
    key: 'counts',
    title: 'Proposed rates count',
    cell: ({ asIfInForce }) => (asIfInForce ? 'from the first day' : 'on their own days'),
  },
  { key: 'by', title: 'Asked for by', cell: ({ askedBy }) => askedBy },
  {
    key: 'at',
    title: 'When',
    sortBy: ({ askedAt }) => askedAt,
    cell: ({ askedAt }) => instant(askedAt, zone),
  },
]
