import { call } from '@cartwright/api/client'
import { services } from '@cartwright/api/services'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { rateChoices, useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { day } from '../../../parts/day.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { serviceBody } from '../../../parts/service-choices.ts'
import { ServiceFields } from '../../../parts/service-fields.tsx'
import { serviceWords } from '../../../parts/service-words.ts'
import { ReasonField } from '../../../parts/reason-field.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import type { Service } from '../account-queries.ts'
import type { AccountForm } from './account-form.ts'

/** Changes a service from a day: this one ends, and another begins. */
export function ChangeService({ account, service, onClose }: AccountForm & { readonly service: Service }) {
  const { serviceId, stream, container, size, location } = service
  const choices = useQuery(rateChoices).data?.services ?? []
  const form = useForm({
    initialValues: {
      stream,
      container,
      size,
      location,
      quantity: String(service.quantity),
      pickupsPerWeek: String(service.pickupsPerWeek ?? ''),
      units: String(service.units),
      from: useToday(),
      reason: '',
    },
  })
  const command = useCommand(({ from, reason, ...values }: typeof form.values) => {
    const { stream: _, ...body } = serviceBody(values)
    return call(services.change, {
      params: { serviceId },
      body: { ...body, from, ...(reason.trim() && { reason }) },
    })
  }, onClose)
  const { from, reason: _, ...values } = form.values
  return (
    <FormDialog
      title="Change a service"
      form={form}
      command={command}
      submit="Change service"
      will={from && `“${serviceWords(service)}” ends; the new one is billed from ${day(from)}.`}
      wide
      onClose={onClose}
    >
      <ServiceFields
        class={account.class}
        choices={choices}
        value={values}
        onChange={(changed) => form.setValues(changed)}
        errorOf={(field) => form.errors[field]}
        streamFixed
      />
      <DayField label="First day of the new service" {...form.getInputProps('from')} />
      <ReasonField {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
