import { Fieldset, Group, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { NewAccount } from './new-account.ts'

/** Where the account is. A known address is found again; a new one is added. */
export const AddressFields = ({ form }: { readonly form: UseFormReturnType<NewAccount> }) => (
  <Fieldset legend="Where">
    <TextInput
      label="Address"
      description="Number, street and unit: 212 Oak St Apt B"
      mb="sm"
      {...form.getInputProps('address.line')}
    />
    <Group gap="sm" align="flex-start">
      <TextInput label="Place" {...form.getInputProps('address.place')} />
      <TextInput label="State" w="6rem" maxLength={2} {...form.getInputProps('address.state')} />
      <TextInput label="ZIP code" w="8rem" {...form.getInputProps('address.zip')} />
      <TextInput label="APN" w="10rem" {...form.getInputProps('address.apn')} />
      <TextInput
        label="Dwelling units"
        inputMode="numeric"
        w="8rem"
        {...form.getInputProps('address.dwellingUnits')}
      />
    </Group>
  </Fieldset>
)
