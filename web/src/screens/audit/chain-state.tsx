import { audit } from '@cartwright/api/audit'
import { call } from '@cartwright/api/client'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'

const names = { command: 'the record', entry: 'the ledger' } as const

/** How far the record and the ledger are sealed, with the last hash of each to write down elsewhere. */
export function ChainState() {
  const { data } = useQuery({ queryKey: ['audit', 'chain'], queryFn: () => call(audit.chain, {}) })
  const zone = useTimeZone()
  return (
    <>
      {(data?.chains ?? []).map(({ book, rows, sealedRows, lastSealedAt, lastHash }) => (
        <Text key={book} size="sm">
          {rows === sealedRows ? '✓' : '○'} {sealedRows.toLocaleString('en-US')} of{' '}
          {rows.toLocaleString('en-US')} rows of {names[book]} are sealed
          {lastSealedAt && `, last on ${instant(lastSealedAt, zone)}`}
          {lastHash && (
            <>
              {' '}
              · last hash{' '}
              <Text span ff="monospace" fz="inherit" title={lastHash}>
                {lastHash.slice(0, 16)}…
              </Text>
            </>
          )}
        </Text>
      ))}
    </>
  )
}
