import { call } from '@cartwright/api/client'
import { deposits } from '@cartwright/api/deposits'
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { day } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { AccountAgreements } from './account-agreements.tsx'
import { type Deposit, depositsOf } from './deposit-queries.ts'
import { type DepositDeed, depositDeeds, DepositStep } from './deposit-step.tsx'

/** What a customer put down, what the city asks for, and the owners who take service back. */
export function AccountDeposits({ account }: { readonly account: Account }) {
  const query = useQuery(depositsOf(account.accountNumber))
  const may = useMay()('payments.post')
  const [taking, take] = useState(false)
  return (
    <Stack gap="lg">
      <Loaded query={query}>
        {({ rows, required }) => (
          <Stack gap="sm">
            <Group justify="space-between">
              <Title order={2} size="h4">
                Deposits
              </Title>
              {may && account.state !== 'closed' && (
                <Button variant="default" size="xs" onClick={() => take(true)}>
                  Take a deposit …
                </Button>
              )}
            </Group>
            <Text size="sm">
              {required
                ? `The city asks for ${money(required.requiredCents)} (${required.citation}): ${required.basis}`
                : 'The city asks for no deposit of this account.'}
            </Text>
            {rows.map((deposit) => (
              <Told key={deposit.depositId} account={account} deposit={deposit} may={may} />
            ))}
            {taking && (
              <TakeDeposit
                account={account}
                cents={required?.requiredCents ?? null}
                onClose={() => take(false)}
              />
            )}
          </Stack>
        )}
      </Loaded>
      <AccountAgreements account={account} />
    </Stack>
  )
}

const states: Readonly<Record<Deposit['state'], string>> = {
  held: '● held, owed to the customer',
  'refund-asked': '◐ its refund waits for a second person',
  applied: '✓ paid what was owed',
  refunded: '✓ paid back',
}
const steps: Readonly<Record<string, string>> = {
  interest: 'Interest',
  moved: 'Went along to the new account',
  applied: 'Paid what was owed',
  refunded: 'Paid back',
}

type ToldProps = { readonly account: Account; readonly deposit: Deposit; readonly may: boolean }

function Told({ account, deposit, may }: ToldProps) {
  const mayRefund = useMay()('deposits.refund')
  const [deed, take] = useState<DepositDeed | null>(null)
  const { state } = deposit
  const offered: readonly DepositDeed[] = [
    ...(may && state === 'held' ? (['apply', 'askRefund'] as const) : []),
    ...(mayRefund && state === 'refund-asked' ? (['refund'] as const) : []),
  ]
  return (
    <div>
      <Text>
        <strong>{money(deposit.amountCents)}</strong> by {deposit.partyName}, receipt {deposit.receipt},{' '}
        {day(deposit.takenOn)} · {states[state]}
        {state === 'refund-asked' && deposit.askedBy && `, asked by ${deposit.askedBy}`}
        {deposit.interestCents > 0 && ` · interest ${money(deposit.interestCents)}`}
      </Text>
      {deposit.steps.map(({ what, amountCents, onDay, note, by }) => (
        <Text key={`${what} ${onDay} ${note ?? ''}`} size="xs" c="dimmed">
          {steps[what] ?? what}: {money(amountCents)}, {day(onDay)}, {by}
          {note && ` · ${note}`}
        </Text>
      ))}
      <Group gap={6}>
        {offered.map((one) => (
          <Button key={one} size="compact-xs" variant="default" onClick={() => take(one)}>
            {depositDeeds[one].button}
          </Button>
        ))}
      </Group>
      {deed && <DepositStep account={account} deposit={deposit} deed={deed} onClose={() => take(null)} />}
    </div>
  )
}

const isAmount = (text: string): boolean => {
  const cents = readMoney(text)
  return cents !== null && cents > 0 && cents <= 100_000_000
}

type TakeProps = { readonly account: Account; readonly cents: number | null; readonly onClose: () => void }

function TakeDeposit({ account, cents, onClose }: TakeProps) {
  const { accountNumber } = account
  const form = useForm({
    initialValues: {
      amountCents: cents === null ? '' : (cents / 100).toFixed(2),
      tender: 'check',
      receipt: '',
    },
    validate: ({ amountCents, receipt }) => ({
      ...(!isAmount(amountCents) && {
        amountCents: 'Write an amount above zero and up to $1,000,000.00, such as 51.59.',
      }),
      ...(!receipt.trim() && { receipt: 'Write the number of the receipt.' }),
    }),
  })
  const command = useCommand(
    ({ amountCents, tender, receipt }: typeof form.values) =>
      call(deposits.take, {
        params: { accountNumber },
        body: {
          amountCents: readMoney(amountCents) ?? Number.NaN,
          tender: tender as 'cash' | 'check' | 'card' | 'ach',
          receipt,
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Take a deposit for ${accountNumber}`}
      form={form}
      command={command}
      submit="Take the deposit"
      will="It is held and owed to the customer. It pays nothing of what the account owes until the account ends."
      onClose={onClose}
    >
      <TextInput label="Amount" inputMode="decimal" data-autofocus {...form.getInputProps('amountCents')} />
      <ChoiceField
        label="Paid by"
        choices={['check', 'cash', 'card', 'ach']}
        {...form.getInputProps('tender')}
      />
      <TextInput label="Receipt number" maxLength={60} {...form.getInputProps('receipt')} />
    </FormDialog>
  )
}
