import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { period } from '../../parts/day.tsx'
import { titleOf } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import { AskUnhide } from '../desk/ask-unhide.tsx'
import { AccountLink } from './account-columns.tsx'
import type { Account, PartyOnAccount } from './account-queries.ts'
import type { AccountForm } from './forms/account-form.ts'
import { CheckAddress } from './forms/check-address.tsx'
import { ChangeContact } from './forms/change-contact.tsx'
import { EndDialog } from './forms/end-dialog.tsx'
import { PayerDelivery } from './forms/payer-delivery.tsx'

type Doing = {
  readonly deed: 'correct' | 'check' | 'end' | 'delivery' | 'unhide'
  readonly party: PartyOnAccount
}

/** Everybody who is or was something to the account, and their other accounts. */
export function AccountPeople({ account }: { readonly account: Account }) {
  const mayDo = useMay()
  const [may, sees] = [mayDo('accounts.change'), mayDo('confidential.read')]
  const today = useToday()
  const [doing, begin] = useState<Doing | null>(null)
  const columns = useMemo(() => peopleColumns({ may, sees, today }, begin), [may, sees, today])
  const done = () => begin(null)
  return (
    <Stack gap="lg">
      <DataTable
        label="People of the account, newest first"
        rows={account.parties}
        columns={columns}
        rowKey={({ partyId, role, from }) => `${role} ${partyId} ${from}`}
        empty="Nobody is named. Name a payer under More."
        height="24rem"
      />
      <OtherAccounts account={account} />
      {doing?.deed === 'correct' && <ChangeContact account={account} party={doing.party} onClose={done} />}
      {doing?.deed === 'check' && <CheckAddress account={account} party={doing.party} onClose={done} />}
      {doing?.deed === 'unhide' && <AskUnhide account={account} party={doing.party} onClose={done} />}
      {doing?.deed === 'delivery' && <PayerDelivery account={account} party={doing.party} onClose={done} />}
      {doing?.deed === 'end' && <EndParty account={account} party={doing.party} onClose={done} />}
    </Stack>
  )
}

function OtherAccounts({ account }: { account: Account }) {
  if (account.otherAccounts.length === 0)
    return <Text size="sm">No other account at this premise or of these people.</Text>
  return (
    <Stack gap="xs">
      <Title order={2}>Other accounts</Title>
      <DataTable
        label="Other accounts"
        rows={account.otherAccounts}
        columns={otherColumns}
        rowKey={({ accountNumber }) => accountNumber}
        empty=""
        height="20rem"
      />
    </Stack>
  )
}

function EndParty({ account, party, onClose }: AccountForm & { party: PartyOnAccount }) {
  const { partyId, role, name } = party
  if (role === 'payer') return null
  return (
    <EndDialog
      title={`End ${name} as ${role}`}
      submit="End it"
      label="First day without it"
      will={(day) => `${name} is no longer ${role} from ${day} on.`}
      run={(body) =>
        call(accounts.endParty, {
          params: { accountNumber: account.accountNumber },
          body: { ...body, role, partyId },
        })
      }
      onClose={onClose}
    />
  )
}

const tenDigits = (phone: string): string => phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')

type Looking = { readonly may: boolean; readonly sees: boolean; readonly today: string }

const peopleColumns = (
  { may, sees, today }: Looking,
  begin: (doing: Doing) => void,
): readonly Column<PartyOnAccount>[] => [
  { key: 'role', title: 'Role', sortBy: ({ role }) => role, cell: ({ role }) => titleOf(role) },
  {
    key: 'name',
    title: 'Name',
    sortBy: ({ name }) => name,
    cell: ({ name, language }) => `${name}${language === 'es' ? ' (Spanish)' : ''}`,
  },
  { key: 'phone', title: 'Telephone', cell: ({ phone }) => phone && tenDigits(phone) },
  { key: 'email', title: 'E-mail', cell: ({ email }) => email },
  { key: 'mail', title: 'Mail to', cell: (party) => mailOf(party) },
  {
    key: 'period',
    title: 'When',
    sortBy: ({ from }) => from,
    cell: ({ from, until }) => period(from, until),
  },
  {
    key: 'deeds',
    title: may ? 'Change it' : '',
    cell: (party) =>
      may &&
      (party.until === null || party.until > today) && (
        <Group gap={6} wrap="nowrap">
          <Button size="compact-xs" variant="default" onClick={() => begin({ deed: 'correct', party })}>
            Correct …
          </Button>
          {!party.confidentialAddress && (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Check address: ${party.name}`}
              onClick={() => begin({ deed: 'check', party })}
            >
              Check address …
            </Button>
          )}
          {sees && party.addressHidden && (
            <Button size="compact-xs" variant="default" onClick={() => begin({ deed: 'unhide', party })}>
              See the address …
            </Button>
          )}
          {party.role === 'payer' && (
            <Button size="compact-xs" variant="default" onClick={() => begin({ deed: 'delivery', party })}>
              Delivery …
            </Button>
          )}
          {party.role !== 'payer' && (
            <Button size="compact-xs" variant="default" onClick={() => begin({ deed: 'end', party })}>
              End …
            </Button>
          )}
        </Group>
      ),
  },
]

function mailOf({ mail, addressHidden }: PartyOnAccount): string {
  if (addressHidden) return 'Safe at Home: hidden'
  if (!mail) return 'the premise'
  return [mail.line1, mail.line2, `${mail.place} ${mail.state} ${mail.zip}`].filter(Boolean).join(', ')
}

const otherColumns: readonly Column<Account['otherAccounts'][number]>[] = [
  {
    key: 'number',
    title: 'Account',
    cell: ({ accountNumber }) => <AccountLink accountNumber={accountNumber} />,
  },
  {
    key: 'because',
    title: 'Because',
    cell: ({ because }) => (because === 'same-premise' ? 'same premise' : 'same person'),
  },
  { key: 'payer', title: 'Payer', cell: ({ payerName }) => payerName },
  { key: 'address', title: 'Address', cell: ({ address }) => address },
  { key: 'class', title: 'Class', cell: (row) => titleOf(row.class) },
  { key: 'state', title: 'State', cell: ({ state }) => titleOf(state) },
]
