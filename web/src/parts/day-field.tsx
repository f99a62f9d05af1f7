import { TextInput, type TextInputProps } from '@mantine/core'

/** A day, typed or chosen from the calendar of the browser. Its value is `2026-11-23`. */
export const DayField = (props: Omit<TextInputProps, 'type'>) => (
  <TextInput type="date" maw="12rem" {...props} />
)
