import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import type { PartyOnAccount } from '../account-queries.ts'
import type { AccountForm } from './account-form.ts'

const ways = ['paper', 'email', 'both'] as const
const wayWords: Readonly<Record<string, string>> = {
  paper: 'On paper',
  email: 'By e-mail',
  both: 'Both: on paper and by e-mail',
}

/** How a payer wants all their bills, whichever account they are for. */
export function PayerDelivery({ account, party, onClose }: AccountForm & { party: PartyOnAccount }) {
  const { accountNumber } = account
  const { partyId, name } = party
  const form = useForm({ initialValues: { billBy: party.billBy ?? '' } })
  const command = useCommand(
    ({ billBy }: typeof form.values) =>
      call(accounts.changeDelivery, {
        params: { accountNumber, partyId },
        body: { billBy: ways.find((way) => way === billBy) ?? null },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`How ${name} gets bills`}
      form={form}
      command={command}
      submit="Save"
      will={`It holds for every account ${name} pays, from the next bill that is calculated on.`}
      onClose={onClose}
    >
      <ChoiceField
        label="All bills go"
        description={
          party.email ? `E-mail to ${party.email}` : 'There is no e-mail address; correct the contact first'
        }
        none="As each account says"
        choices={ways}
        wordsOf={(way) => wayWords[way] ?? way}
        data-autofocus
        {...form.getInputProps('billBy')}
      />
    </FormDialog>
  )
}
