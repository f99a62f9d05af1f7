import { Button, Group, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { TransferValues } from './transfer-values.ts'

/** The accounts that take it, each with its weight when there are several. */
export const TransferAccounts = ({ form }: { readonly form: UseFormReturnType<TransferValues> }) =>
  form.values.to.map((_, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- Those that take have no number before they are written, and their order does not change.
    <Group key={index} gap="sm" align="flex-end">
      <TextInput
        label="Account it goes to"
        {...form.getInputProps(`to.${index}.accountNumber`)}
        error={form.errors[`to.${index}.accountNumber`] ?? (index === 0 && form.errors.to)}
      />
      {(form.values.to.length > 1 || form.values.stays !== '') && (
        <TextInput
          label="Weight"
          inputMode="numeric"
          w="6rem"
          {...form.getInputProps(`to.${index}.weight`)}
        />
      )}
      {form.values.to.length > 1 && (
        <Button variant="default" size="xs" onClick={() => form.removeListItem('to', index)}>
          Take out
        </Button>
      )}
    </Group>
  ))
