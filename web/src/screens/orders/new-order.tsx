import { call } from '@cartwright/api/client'
import { orders } from '@cartwright/api/orders'
import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { rateChoices } from '../../city-queries.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { ServiceFields } from '../../parts/service-fields.tsx'
import { serviceWords } from '../../parts/service-words.ts'
import { useCommand } from '../../parts/use-command.ts'
import type { Account } from '../accounts/account-queries.ts'
import { bringsContainer, isAboutService, noOrder, orderBody, orderFaults } from './new-order-values.ts'
import { kindWords, orderKinds } from './order-words.ts'
import { QuoteShown } from './quote-shown.tsx'

type Form = UseFormReturnType<ReturnType<typeof noOrder>>

/** Orders something of the crew: what it will cost is shown before. */
export function NewOrder({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { accountNumber } = account
  const navigate = useNavigate()
  const requestId = useRequestKey()
  const form = useForm({ initialValues: noOrder(requestId), validate: orderFaults })
  const command = useCommand(
    (values: typeof form.values) => call(orders.add, { params: { accountNumber }, body: orderBody(values) }),
    ({ orderId }) => void navigate({ to: '/orders/$orderId', params: { orderId: String(orderId) } }),
  )
  return (
    <FormDialog
      title={`Order for ${accountNumber}`}
      wide
      form={form}
      command={command}
      submit="Order it"
      will={<QuoteShown accountNumber={accountNumber} values={form.values} />}
      onClose={onClose}
    >
      <ChoiceField
        label="What is to be done"
        choices={orderKinds}
        wordsOf={kindWords}
        data-autofocus
        {...form.getInputProps('kind')}
      />
      <AboutService form={form} account={account} />
      <Brought form={form} account={account} />
      {form.values.kind === 'missed-pickup' && <Missed form={form} />}
      <DayField
        label="Wanted on"
        description="As soon as possible when left empty"
        {...form.getInputProps('wantedOn')}
      />
      <TextInput label="Note to the driver" maxLength={300} {...form.getInputProps('driverNote')} />
    </FormDialog>
  )
}

function AboutService({ form, account }: { readonly form: Form; readonly account: Account }) {
  if (!isAboutService(form.values)) return null
  const services = account.services.filter(({ until }) => until === null)
  return (
    <NativeSelect
      label="Which service"
      data={[
        { value: '', label: 'Choose …' },
        ...services.map((service) => ({ value: String(service.serviceId), label: serviceWords(service) })),
      ]}
      {...form.getInputProps('serviceId')}
    />
  )
}

/** What comes, where something does; else how many of it. */
function Brought({ form, account }: { readonly form: Form; readonly account: Account }) {
  const choices = useQuery(rateChoices).data?.services ?? []
  const { values } = form
  if (!bringsContainer(values))
    return <TextInput label="How many" inputMode="numeric" w="8rem" {...form.getInputProps('quantity')} />
  return (
    <>
      <Text size="sm">What comes:</Text>
      <ServiceFields
        class={account.class}
        choices={choices}
        value={values}
        onChange={(service) => form.setValues(service)}
        errorOf={(field) => form.errors[field] ?? form.errors[`container.${field}`]}
      />
    </>
  )
}

const Missed = ({ form }: { readonly form: Form }) => (
  <>
    <DayField label="Day that was missed" required {...form.getInputProps('missedOn')} />
    <TextInput
      label="What happened, as the caller says"
      maxLength={300}
      {...form.getInputProps('missedReason')}
    />
    <ChoiceField
      label="What is done about it"
      choices={['reschedule', 'credit']}
      wordsOf={(remedy) => (remedy === 'credit' ? 'Credit the pickup' : 'Collect it on another day')}
      description="Each has a rule of its own for how late it may be told"
      {...form.getInputProps('remedy')}
    />
  </>
)
