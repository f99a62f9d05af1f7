import { accounts } from '@cartwright/api/accounts'
import { call } from '@cartwright/api/client'
import { NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { rateChoices, useToday } from '../../../city-queries.ts'
import { DayField } from '../../../parts/day-field.tsx'
import { filled } from '../../../parts/filled.ts'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { titleOf } from '../../../parts/words.ts'
import type { AccountForm } from './account-form.ts'

/** Gives an account a discount from a day, with the paper that proves it. */
export function AddDiscount({ account, onClose }: AccountForm) {
  const { accountNumber } = account
  const discounts = useQuery(rateChoices).data?.discounts ?? []
  const form = useForm({ initialValues: { code: '', from: useToday(), until: '', evidence: '' } })
  const command = useCommand(
    ({ until, ...rest }: typeof form.values) =>
      call(accounts.addDiscount, { params: { accountNumber }, body: { ...rest, until: until || null } }),
    onClose,
  )
  return (
    <FormDialog
      title="Give a discount"
      form={form}
      command={command}
      submit="Give discount"
      onClose={onClose}
    >
      <NativeSelect
        label="Discount"
        data={[
          { value: '', label: 'Choose …' },
          ...discounts.map(({ code, text }) => ({
            value: code,
            label: `${titleOf(code)}: ${filled(text.en, {})}`,
          })),
        ]}
        data-autofocus
        {...form.getInputProps('code')}
      />
      <DayField label="From" {...form.getInputProps('from')} />
      <DayField
        label="First day without it"
        description="Leave empty while no end is known."
        {...form.getInputProps('until')}
      />
      <TextInput
        label="Evidence"
        description="Which paper proves it, and where it is kept."
        maxLength={500}
        {...form.getInputProps('evidence')}
      />
    </FormDialog>
  )
}
