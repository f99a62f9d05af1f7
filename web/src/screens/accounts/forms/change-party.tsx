import { PartyRole } from '@cartwright/api/account-shapes'
import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import { NativeSelect } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useToday } from '../../../city-queries.ts'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { ContactFields } from '../../../parts/contact-fields.tsx'
import { contactBody, contactFaults, type ContactValues, noContact } from '../../../parts/contact-values.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { day } from '../../../parts/day.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import type { Account } from '../account-queries.ts'
import type { AccountForm } from './account-form.ts'

type Values = {
  role: (typeof PartyRole.options)[number]
  from: string
  /** A known party; empty for somebody new. */
  who: string
  party: ContactValues
  reason: string
}

/** Changes who is owner, payer, occupant or agent, from a day. */
export function ChangeParty({ account, onClose }: AccountForm) {
  const form = useForm<Values>({
    initialValues: {
      role: 'payer',
      from: useToday(),
      who: '',
      party: noContact,
      reason: '',
    },
    validate: (values) => (values.who ? {} : contactFaults(values.party, 'party')),
  })
  const command = useCommand(
    (values: Values) =>
      call(accounts.changeParty, { params: { accountNumber: account.accountNumber }, body: bodyOf(values) }),
    onClose,
  )
  const { role, from, who, party } = form.values
  return (
    <FormDialog
      title="Change who is responsible"
      form={form}
      command={command}
      submit="Change"
      will={
        from &&
        `From ${day(from)} on, the ${role} is the one named here; who was it before stays in the books.`
      }
      wide
      onClose={onClose}
    >
      <ChoiceField label="Role" choices={PartyRole.options} {...form.getInputProps('role')} />
      <DayField label="From" {...form.getInputProps('from')} />
      <NativeSelect
        label="Who"
        data={[{ value: '', label: 'Somebody new' }, ...known(account)]}
        {...form.getInputProps('who')}
      />
      {!who && (
        <ContactFields
          value={party}
          onChange={(values) => form.setFieldValue('party', values)}
          errorOf={(field) => form.errors[`party.${field}`]}
        />
      )}
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

const bodyOf = ({ role, from, who, party, reason }: Values) => ({
  role,
  from,
  party: who ? { partyId: Number(who) } : contactBody(party),
  ...(reason.trim() && { reason }),
})

/** Everybody who is or was something to the account, each once. */
const known = ({ parties }: Account) =>
  [...new Map(parties.map(({ partyId, name }) => [partyId, name]))].map(([partyId, name]) => ({
    value: String(partyId),
    label: name,
  }))
