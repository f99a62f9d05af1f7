import { TextInput, type TextInputProps } from '@mantine/core'

/** An amount as people type it: `47.70` or `1,234.50`. The screen reads it with `readMoney`. */
export const MoneyField = (props: TextInputProps) => (
  <TextInput inputMode="decimal" leftSection="$" maw="12rem" autoComplete="off" {...props} />
)
