import { call } from '@cartwright/api/client'
import { letters } from '@cartwright/api/letters'
import { NativeSelect } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import type { AccountForm } from '../accounts/forms/account-form.ts'
import { templateList } from './letter-queries.ts'

/** Begins a letter about an account: to whom, and from which template. Its language is that of whom it is to. */
export function WriteLetter({ account, onClose }: AccountForm) {
  const navigate = useNavigate()
  const templates = useQuery(templateList)
  const key = useRequestKey()
  const form = useForm({ initialValues: { template: '', partyId: '' } })
  const command = useCommand(
    ({ template, partyId }: { template: string; partyId: string }) =>
      call(letters.write, {
        body: {
          key,
          accountNumber: account.accountNumber,
          template: template || null,
          partyId: partyId === '' ? null : Number(partyId),
        },
      }),
    ({ id }) => navigate({ to: '/letters/$letterId', params: { letterId: `${id}` } }),
  )
  const people = [...new Map(account.parties.map((party) => [party.partyId, party])).values()]
  return (
    <FormDialog
      title={`Write a letter about ${account.accountNumber}`}
      form={form}
      command={command}
      submit="Begin the letter"
      will="A draft is begun. Nothing is sent before you say so."
      onClose={onClose}
    >
      <NativeSelect
        label="To"
        data={[
          { value: '', label: 'whoever pays' },
          ...people.map(({ partyId, name, role }) => ({ value: `${partyId}`, label: `${name}, ${role}` })),
        ]}
        {...form.getInputProps('partyId')}
      />
      <NativeSelect
        label="Begin from"
        data={[
          { value: '', label: 'nothing: write freely' },
          ...(templates.data?.rows ?? [])
            .filter(({ version }) => version !== null)
            .map(({ code, name }) => ({ value: code, label: name })),
        ]}
        {...form.getInputProps('template')}
      />
    </FormDialog>
  )
}
