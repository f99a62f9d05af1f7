import { TextInput, type TextInputProps } from '@mantine/core'

/** Why something is changed. */
export const ReasonField = (props: TextInputProps) => (
  <TextInput label="Why" description="Kept in the record" maxLength={500} {...props} />
)
