import { accounts } from '@cartwright/api/accounts'
import { addresses } from '@cartwright/api/addresses'
import { call, Refused } from '@cartwright/api/client'
import type { SuccessOf } from '@cartwright/api/route'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { contactBody, contactOf } from '../../../parts/contact-values.ts'
import { Facts } from '../../../parts/facts.tsx'
import { Refusal } from '../../../parts/refusal.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { Window } from '../../../parts/window.tsx'
import { IdentityDialog } from '../../desk/identity-dialog.tsx'
import type { PartyOnAccount } from '../account-queries.ts'
import type { AccountForm } from './account-form.ts'

type Suggestion = SuccessOf<typeof addresses.check>
type Address = Suggestion['asked']

/** Asks the post office about where mail goes. What it says is shown; only a person applies it. */
export function CheckAddress({ account, party, onClose }: AccountForm & { readonly party: PartyOnAccount }) {
  const params = { accountNumber: account.accountNumber, partyId: party.partyId }
  const check = useMutation({ mutationFn: () => call(addresses.check, { params }) })
  const ask = useEffectEvent(() => check.mutate())
  useEffect(() => ask(), [])
  return (
    <Window onClose={onClose} title={`The address of ${party.name}`} size="lg">
      <Stack gap="md" aria-busy={check.isPending}>
        <div aria-live="polite">
          {check.isPending && <Text>The post office is asked …</Text>}
          <Refusal error={check.error} />
          {check.data && <Told told={check.data} />}
        </div>
        {check.data?.suggested && !check.data.same ? (
          <Apply account={account} party={party} suggested={check.data.suggested} onClose={onClose} />
        ) : (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
          </Group>
        )}
      </Stack>
    </Window>
  )
}

const written = ({ line1, line2, place, state, zip }: Address): string =>
  [line1, line2, `${place} ${state} ${zip}`].filter(Boolean).join(', ')

function Told({ told }: { readonly told: Suggestion }) {
  return (
    <Stack gap="sm">
      {told.practice && (
        <Alert color="yellow" title="Practice">
          This is the post office of practice: what it says is invented.
        </Alert>
      )}
      <Text fw={600}>{told.sentence}</Text>
      <Facts
        facts={{
          Ours: written(told.asked),
          'The post office’s': told.suggested && written(told.suggested),
          'It says': told.words.join('. '),
          'Left in this hour': `${told.left} look-ups`,
        }}
      />
    </Stack>
  )
}

type ApplyProps = AccountForm & { readonly party: PartyOnAccount; readonly suggested: Address }

function Apply({ account, party, suggested, onClose }: ApplyProps) {
  const [asking, ask] = useState(false)
  const command = useCommand(
    () =>
      call(accounts.changeContact, {
        params: { accountNumber: account.accountNumber, partyId: party.partyId },
        body: {
          ...contactBody(contactOf(party)),
          mail: suggested,
          reason: 'As the post office’s look-up writes it',
        },
      }),
    onClose,
  )
  const unproved = command.error instanceof Refused && command.error.problem.code === 'IDENTITY_CHECK_NEEDED'
  return (
    <Stack gap="xs">
      <Text size="sm">
        Applied, mail of {party.name} goes to the address of the post office, on every account they are on.
      </Text>
      <Refusal error={command.error} />
      <Group justify="flex-end" gap="xs">
        {unproved && (
          <Button variant="default" onClick={() => ask(true)}>
            Ask who is calling …
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          Leave it as it is
        </Button>
        <Button loading={command.isPending} onClick={() => command.mutate(undefined)}>
          Apply it
        </Button>
      </Group>
      {asking && <IdentityDialog account={account} onClose={() => ask(false)} />}
    </Stack>
  )
}
