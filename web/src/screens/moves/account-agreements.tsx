import { agreements } from '@cartwright/api/agreements'
import { call } from '@cartwright/api/client'
import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { ContactFields } from '../../parts/contact-fields.tsx'
import { contactBody, contactFaults, type ContactValues, noContact } from '../../parts/contact-values.ts'
import { DayField } from '../../parts/day-field.tsx'
import { day, period } from '../../parts/day.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import type { Account } from '../accounts/account-queries.ts'
import { type Agreement, agreementsOf } from './deposit-queries.ts'
import { dayFault } from '../../parts/form-faults.ts'

/** Owners who agreed that service at the address goes back to them between tenants. */
export function AccountAgreements({ account }: { readonly account: Account }) {
  const query = useQuery(agreementsOf(account.accountNumber))
  const may = useMay()('accounts.change')
  const [adding, add] = useState(false)
  const [ending, end] = useState<Agreement | null>(null)
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h4">
          Owner’s agreement
        </Title>
        {may && (
          <Button variant="default" size="xs" onClick={() => add(true)}>
            Keep an agreement …
          </Button>
        )}
      </Group>
      <Loaded query={query} rows={1}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Text size="sm">
              No owner agreed to take service back here. Where one did, service goes back to them by itself
              when a tenant stops.
            </Text>
          ) : (
            <Stack gap="xs">
              {rows.map((row) => (
                <Group key={row.agreementId} gap="sm">
                  <Text size="sm">
                    {row.ownerName}, {period(row.from, row.until)} · {row.paper}
                  </Text>
                  {may && row.until === null && (
                    <Button size="compact-xs" variant="default" onClick={() => end(row)}>
                      End …
                    </Button>
                  )}
                </Group>
              ))}
            </Stack>
          )
        }
      </Loaded>
      {adding && <AddAgreement account={account} onClose={() => add(false)} />}
      {ending && <EndAgreement account={account} agreement={ending} onClose={() => end(null)} />}
    </Stack>
  )
}

type FormProps = { readonly account: Account; readonly onClose: () => void }
type Values = { who: string; owner: ContactValues; from: string; paper: string }

function AddAgreement({ account, onClose }: FormProps) {
  const { accountNumber } = account
  const owners = account.parties.filter(({ role }) => role === 'owner')
  const form = useForm<Values>({
    initialValues: {
      who: owners[0] ? String(owners[0].partyId) : '',
      owner: noContact,
      from: useToday(),
      paper: '',
    },
    validate: ({ who, owner, from, paper }) => ({
      ...(!who && contactFaults(owner, 'owner')),
      ...dayFault('from', from),
      ...(!paper.trim() && { paper: 'Write where the signed paper is, such as binder 4, page 12.' }),
    }),
  })
  const command = useCommand(
    ({ who, owner, from, paper }: Values) =>
      call(agreements.add, {
        params: { accountNumber },
        body: { owner: who ? { partyId: Number(who) } : contactBody(owner), from, paper },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`Agreement of the owner of ${account.address}`}
      wide
      form={form}
      command={command}
      submit="Keep the agreement"
      will="From that day on, when a tenant stops, an account of the owner begins by itself with the containers as they stand."
      onClose={onClose}
    >
      <NativeSelect
        label="Owner"
        data={[
          ...owners.map(({ partyId, name }) => ({ value: String(partyId), label: name })),
          { value: '', label: 'Somebody new' },
        ]}
        {...form.getInputProps('who')}
      />
      {form.values.who === '' && (
        <ContactFields
          value={form.values.owner}
          onChange={(values) => form.setFieldValue('owner', values)}
          errorOf={(field) => form.errors[`owner.${field}`]}
        />
      )}
      <DayField label="From" {...form.getInputProps('from')} />
      <TextInput label="Where the signed paper is" maxLength={200} {...form.getInputProps('paper')} />
    </FormDialog>
  )
}

function EndAgreement({ account, agreement, onClose }: FormProps & { readonly agreement: Agreement }) {
  const { accountNumber } = account
  const form = useForm({
    initialValues: { until: useToday() },
    validate: ({ until }) => ({
      ...dayFault('until', until),
      ...(until !== '' && until <= agreement.from && { until: `Write a day after ${day(agreement.from)}.` }),
    }),
  })
  const command = useCommand(
    (body: typeof form.values) =>
      call(agreements.end, { params: { accountNumber, agreementId: agreement.agreementId }, body }),
    onClose,
  )
  return (
    <FormDialog
      title={`End the agreement of ${agreement.ownerName}`}
      form={form}
      command={command}
      submit="End the agreement"
      will="A tenant who stops from that day on leaves nobody behind: the containers are fetched."
      onClose={onClose}
    >
      <DayField label="First day it no longer holds" data-autofocus {...form.getInputProps('until')} />
    </FormDialog>
  )
}
