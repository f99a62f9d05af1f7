import { call } from '@cartwright/api/client'
import { services } from '@cartwright/api/services'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { rateChoices, useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { day } from '../../../parts/day.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { noService, serviceBody, settled } from '../../../parts/service-choices.ts'
import { ServiceFields } from '../../../parts/service-fields.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import type { AccountForm } from './account-form.ts'

/** Starts a service from a day. */
export function StartService({ account, onClose }: AccountForm) {
  const { accountNumber } = account
  const choices = useQuery(rateChoices).data?.services ?? []
  const form = useForm({
    initialValues: { ...settled(choices, account.class, noService), from: useToday(), note: '' },
  })
  const command = useCommand(
    ({ from, note, ...service }: typeof form.values) =>
      call(services.start, {
        params: { accountNumber },
        body: { ...serviceBody(service), from, note: note.trim() || null },
      }),
    onClose,
  )
  const { from, note: _, ...service } = form.values
  return (
    <FormDialog
      title="Start a service"
      form={form}
      command={command}
      submit="Start service"
      will={from && `It is billed from ${day(from)}, by the city’s rule for parts of a period.`}
      wide
      onClose={onClose}
    >
      <ServiceFields
        class={account.class}
        choices={choices}
        value={service}
        onChange={(values) => form.setValues(values)}
        errorOf={(field) => form.errors[field]}
      />
      <DayField label="First day of service" {...form.getInputProps('from')} />
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
