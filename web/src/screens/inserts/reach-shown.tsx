import { Stack, Text } from '@mantine/core'
import { day } from '../../parts/day.tsx'
import { Facts } from '../../parts/facts.tsx'
import { money } from '../../parts/money.tsx'
import { count } from '../../parts/words.ts'
import { ounces } from '../mailpieces/mailpiece-words.ts'
import type { Reach } from './insert-queries.ts'

/** Whom a draft would reach, and what that costs. */
export function ReachShown({ reach }: { readonly reach: Reach }) {
  const { runs, rejected } = reach
  return (
    <Stack gap="xs">
      <Facts
        facts={{
          Pieces: reach.pieces.toLocaleString('en-US'),
          Accounts: reach.accounts.toLocaleString('en-US'),
          Parcels: reach.parcels > 0 && reach.parcels.toLocaleString('en-US'),
          'To owners, payers, premises':
            runs.length === 0 && `${reach.owners}, ${reach.payers}, ${reach.occupants}`,
          'Cannot be mailed': reach.unmailable > 0 && reach.unmailable.toLocaleString('en-US'),
          'Cost of the pieces': money(reach.costCents),
          Postage: money(reach.postageCents),
          'Adds to each': ounces(reach.weightMills),
          'In the mail by': reach.latestMailing && day(reach.latestMailing),
          'Lines of the list':
            reach.listed !== null && `${reach.listed} accounts, ${count(rejected.length, 'line')} left aside`,
        }}
      />
      {runs.map(({ runId, cycle, billOn, pieces }) => (
        <Text key={runId} size="sm">
          Cycle {cycle}, as on the bills of {day(billOn)}: {count(pieces, 'piece')}
        </Text>
      ))}
      {rejected.slice(0, 20).map(({ line, column, text, reason }) => (
        <Text key={line} size="sm" c="red">
          Line {line}, column {column}: “{text}”. {reason}
        </Text>
      ))}
    </Stack>
  )
}
