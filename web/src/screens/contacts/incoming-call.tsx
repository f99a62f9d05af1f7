import { call } from '@cartwright/api/client'
import { contacts } from '@cartwright/api/contacts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef } from 'react'
import { openOverlay } from '../../frame/overlay-state.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { newRequestKey } from '../../parts/request-key.ts'
import { openCallWindow } from './call-state.ts'
import { callerColumns } from './caller-columns.tsx'
import { type CallerAccount, callerFound } from './contact-queries.ts'
import { phoneText } from './contact-words.ts'

/**
 * Where the telephone system sends whoever picks up: `/call?from=+19095551234`. One account opens with the call begun, several are
 * listed, none offers to look for the caller.
 */
export function IncomingCall() {
  const { from } = useSearch({ from: '/office/call' })
  const query = useQuery({ ...callerFound(from), enabled: from !== '' })
  const phone = query.data?.phone ?? null
  return (
    <Stack gap="md">
      <PageHead title={phone ? `Call from ${phoneText(phone)}` : 'Call'} state={stateOf(query.data)} />
      {from === '' && <Text>No number came with the call.</Text>}
      {from !== '' && (
        <Loaded query={query}>{({ rows }) => <Found key={from} from={from} rows={rows} />}</Loaded>
      )}
      {from === '' && <Nobody begin={null} />}
    </Stack>
  )
}

function stateOf(data: { phone: string | null; rows: readonly CallerAccount[] } | undefined): string {
  if (!data) return ''
  if (data.phone === null) return 'The number is none of ours: it may be hidden or from abroad.'
  if (data.rows.length === 0) return 'Nobody is known by this number.'
  return data.rows.length === 1 ? 'One account.' : `${data.rows.length} accounts. Ask which one it is about.`
}

function Found({ from, rows }: { from: string; rows: readonly CallerAccount[] }) {
  const navigate = useNavigate()
  const may = useMay()('contacts.write')
  const begin = useCommand(
    (accountNumber: string | null) =>
      call(contacts.begin, { body: { key: newRequestKey(), accountNumber, phone: from } }),
    ({ accountNumber }) => {
      if (accountNumber)
        void navigate({ to: '/accounts/$accountNumber', params: { accountNumber }, replace: true })
    },
  )
  const open = (accountNumber: string): void => {
    if (may) begin.mutate(accountNumber)
    else void navigate({ to: '/accounts/$accountNumber', params: { accountNumber } })
  }
  const only = rows.length === 1 ? rows[0]!.accountNumber : null
  useOnce(only, open)
  return (
    <>
      <Refusal error={begin.error} />
      {begin.error && (
        <Group>
          <Button onClick={() => openCallWindow({ accountNumber: null, past: false })}>
            Log the call you are on
          </Button>
        </Group>
      )}
      {rows.length > 0 && (
        <DataTable
          label="Accounts of the caller"
          rows={rows}
          columns={callerColumns}
          rowKey={({ accountNumber }) => accountNumber}
          onOpen={({ accountNumber }) => open(accountNumber)}
          empty=""
        />
      )}
      {rows.length === 0 && <Nobody begin={may ? () => begin.mutate(null) : null} />}
    </>
  )
}

/** Opens the only account once, however often the screen is drawn. */
function useOnce(only: string | null, open: (accountNumber: string) => void): void {
  const opened = useRef(false)
  const openIt = useEffectEvent(open)
  useEffect(() => {
    if (only === null || opened.current) return
    opened.current = true
    openIt(only)
  }, [only])
}

/** The caller is not known by the number: they are looked for, and the number is noted on them afterwards. */
const Nobody = ({ begin }: { begin: (() => void) | null }) => (
  <Stack gap="xs" align="flex-start">
    <Text>
      Ask for the name or the address, and look for it. On the account, under People, note the number: the
      next call finds it.
    </Text>
    <Group gap="xs">
      <Button
        onClick={() => {
          begin?.()
          openOverlay('find')
        }}
      >
        Find the caller (/)
      </Button>
    </Group>
  </Stack>
)
