import { billExplanations } from '@cartwright/api/bill-explanations'
import { call } from '@cartwright/api/client'
import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { accountShown } from '../accounts/account-queries.ts'

type Writing = {
  readonly number: string
  readonly accountNumber: string
  /** The bill it is compared with, when the letter tells why it changed. */
  readonly other?: string | undefined
  readonly onClose: () => void
}

/** Drafts an explanation as a letter that is kept on the account, and goes on to it. */
export function WriteExplanation({ number, accountNumber, other, onClose }: Writing) {
  const navigate = useNavigate()
  const account = useQuery(accountShown(accountNumber))
  const requestKey = useRequestKey()
  const form = useForm({ initialValues: { partyId: '', language: '' } })
  const command = useCommand(
    ({ partyId, language }: typeof form.values) =>
      call(billExplanations.write, {
        params: { number },
        body: {
          partyId: partyId === '' ? null : Number(partyId),
          language: language === 'en' || language === 'es' ? language : null,
          with: other ?? null,
          requestKey,
        },
      }),
    ({ letterId }) => navigate({ to: '/letters/$letterId', params: { letterId: String(letterId) } }),
  )
  const people = [...new Map((account.data?.parties ?? []).map((party) => [party.partyId, party])).values()]
  return (
    <FormDialog
      title={`Explain bill ${number} in a letter`}
      form={form}
      command={command}
      submit="Draft the letter"
      will="A draft is made and kept on the account. You look at it, change it if need be, and print or e-mail it."
      onClose={onClose}
    >
      <Refusal error={account.error} />
      <Select
        label="To"
        data={[
          { value: '', label: 'Whoever pays' },
          ...people.map(({ partyId, name, role }) => ({ value: String(partyId), label: `${name}, ${role}` })),
        ]}
        allowDeselect={false}
        {...form.getInputProps('partyId')}
      />
      <Select
        label="Language"
        data={[
          { value: '', label: 'The one they have chosen' },
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('language')}
      />
    </FormDialog>
  )
}
