import { List, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { day } from '../../parts/day.tsx'
import { TextLink } from '../../parts/links.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { type MoveRow, movesOf } from './move-queries.ts'

const kinds: Readonly<Record<MoveRow['kind'], string>> = {
  stop: 'Stopped',
  start: 'Started',
  move: 'Moved',
  change: 'Changed',
  'new-owner': 'New owner',
}

/** What began, ended, moved and changed on an account, newest first. */
export function AccountMoves({ account }: { readonly account: Account }) {
  const query = useQuery(movesOf(account.accountNumber))
  return (
    <Loaded query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Text>Nothing began, ended or moved here since this is kept. Begin under “Start, stop, move”.</Text>
        ) : (
          <Stack gap="md">
            {rows.map((row) => (
              <Told key={row.moveId} row={row} here={account.accountNumber} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}

function Told({ row, here }: { readonly row: MoveRow; readonly here: string }) {
  const other = row.accountNumber === here ? row.toAccountNumber : row.accountNumber
  return (
    <div>
      <Text fw={600}>
        {kinds[row.kind]}, {day(row.effectiveOn)}
        {other && (
          <>
            {row.accountNumber === here ? ' to ' : ' from '}
            <TextLink to="/accounts/$accountNumber" params={{ accountNumber: other }} fz="inherit">
              {other}
            </TextLink>
          </>
        )}
      </Text>
      <List size="sm">
        {row.sentences.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Text size="xs" c="dimmed">
        {row.madeBy}, {day(row.madeOn)}
        {row.reason && ` · ${row.reason}`}
      </Text>
    </div>
  )
}
