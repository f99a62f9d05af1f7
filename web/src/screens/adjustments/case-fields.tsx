import { Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { titleOf, wordOf } from '../../parts/words.ts'
import type { Account } from '../accounts/account-queries.ts'
import type { CaseValues } from './case-values.ts'

type CaseFieldsProps = {
  readonly form: UseFormReturnType<CaseValues>
  readonly services: Account['services']
}

const causes = {
  customer: 'The customer',
  wear: 'Wear',
  collector: 'The collector',
  unknown: 'Not known',
} as const

/** The facts that a case is worked out from. */
export function CaseFields({ form, services }: CaseFieldsProps) {
  switch (form.values.standardCase) {
    case 'missed-pickup':
      return <MissedPickup form={form} services={services} />
    case 'vacancy':
      return (
        <Group align="flex-start" gap="md">
          <DayField label="Applied on" {...form.getInputProps('appliedOn')} />
          <DayField label="First vacant day" {...form.getInputProps('day')} />
          <DayField
            label="Lived in again on"
            description="The first day"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.getInputProps('until')}
          />
        </Group>
      )
    case 'contamination':
      return (
        <Group align="flex-start" gap="md">
          <DayField label="Found on" {...form.getInputProps('day')} />
          <ChoiceField
            label="Stream"
            none="Choose"
            choices={['recycling', 'organics', 'refuse']}
            {...form.getInputProps('stream')}
          />
        </Group>
      )
    case 'damaged-cart':
      return (
        <Group align="flex-start" gap="md">
          <DayField label="Found on" {...form.getInputProps('day')} />
          <ChoiceField
            label="Size"
            none="Choose"
            choices={[...new Set(services.map(({ size }) => size))]}
            {...form.getInputProps('size')}
          />
          <ChoiceField
            label="Damaged by"
            choices={Object.keys(causes)}
            wordsOf={(cause) => causes[cause as keyof typeof causes]}
            {...form.getInputProps('cause')}
          />
          <DayField label="In use since" {...form.getInputProps('inUseSince')} />
        </Group>
      )
    case 'courtesy':
    default:
      return <MoneyField label="Amount" {...form.getInputProps('amount')} />
  }
}

const MissedPickup = ({ form, services }: CaseFieldsProps) => (
  <>
    <Group align="flex-start" gap="md">
      <NativeSelect
        label="Service"
        data={services.map(({ serviceId, size, container, stream }) => ({
          value: String(serviceId),
          label: `${size} ${wordOf(container)}, ${titleOf(stream)}`,
        }))}
        {...form.getInputProps('serviceId')}
      />
      <DayField label="Missed on" {...form.getInputProps('day')} />
      <TextInput
        type="datetime-local"
        label="Reported at"
        maw="14rem"
        {...form.getInputProps('reportedAt')}
      />
      <ChoiceField
        label="Wanted"
        choices={['credit', 'reschedule']}
        wordsOf={(wanted) => (wanted === 'credit' ? 'A credit' : 'To be collected again')}
        {...form.getInputProps('wanted')}
      />
    </Group>
    <Checkbox
      label="Only one stream of the set of carts was missed"
      {...form.getInputProps('oneOfSet', { type: 'checkbox' })}
    />
  </>
)
