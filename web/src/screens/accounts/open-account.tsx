import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import { Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { cityShown, rateChoices, useToday } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { CommandForm } from '../../parts/command-form.tsx'
import { ContactFields } from '../../parts/contact-fields.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { AddressFields } from './address-fields.tsx'
import { checkNewAccount, emptyAccount, newAccountBody } from './new-account.ts'

/** Opens an account at an address, under the next number of the city. */
export function OpenAccount() {
  const city = useQuery(cityShown)
  return (
    <Stack maw="56rem">
      <PageHead
        title="Open an account"
        state="It gets the city’s next account number. Its first bill comes with the next run of its cycle."
      />
      <Loaded query={city} rows={8}>
        {({ cycles, identity }) => <Form cycles={cycles} state={identity?.state ?? ''} />}
      </Loaded>
    </Stack>
  )
}

type Cycles = readonly { readonly code: string; readonly name: string }[]

function Form({ cycles, state }: { cycles: Cycles; state: string }) {
  const navigate = useNavigate()
  const classes = useQuery(rateChoices).data?.classes ?? []
  const form = useForm({
    initialValues: emptyAccount({
      today: useToday(),
      state,
      cycle: cycles.length === 1 ? cycles[0]!.code : '',
    }),
    validate: checkNewAccount,
  })
  const command = useCommand(
    (values: typeof form.values) => call(accounts.open, { body: newAccountBody(values) }),
    ({ accountNumber }) => navigate({ to: '/accounts/$accountNumber', params: { accountNumber } }),
  )
  const { payer, owner, ownerIsPayer } = form.values
  return (
    <CommandForm form={form} command={command} submit="Open account">
      <AddressFields form={form} />
      <Group gap="sm" align="flex-start">
        <ChoiceField label="Class" none="Choose …" choices={classes} {...form.getInputProps('class')} />
        <ChoiceField
          label="Cycle"
          none="Choose …"
          choices={cycles.map(({ code }) => code)}
          wordsOf={(code) => cycles.find((cycle) => cycle.code === code)?.name ?? code}
          {...form.getInputProps('cycle')}
        />
        <DayField label="First day" {...form.getInputProps('openedOn')} />
      </Group>
      <Fieldset legend="Who pays">
        <ContactFields
          value={payer}
          onChange={(values) => form.setFieldValue('payer', values)}
          errorOf={(field) => form.errors[`payer.${field}`]}
        />
      </Fieldset>
      <Checkbox
        label="The payer owns the premise"
        {...form.getInputProps('ownerIsPayer', { type: 'checkbox' })}
      />
      {!ownerIsPayer && (
        <Fieldset legend="Owner">
          <ContactFields
            value={owner}
            onChange={(values) => form.setFieldValue('owner', values)}
            errorOf={(field) => form.errors[`owner.${field}`]}
          />
        </Fieldset>
      )}
      <Group gap="lg">
        <Checkbox label="Large print" {...form.getInputProps('largePrint', { type: 'checkbox' })} />
        <Checkbox label="A copy to the owner" {...form.getInputProps('ownerCopy', { type: 'checkbox' })} />
      </Group>
      <TextInput label="Note" maxLength={2000} {...form.getInputProps('note')} />
    </CommandForm>
  )
}
