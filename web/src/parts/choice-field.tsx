import { NativeSelect, type NativeSelectProps } from '@mantine/core'
import { titleOf } from './words.ts'

type ChoiceFieldProps = Omit<NativeSelectProps, 'data'> & {
  readonly choices: readonly string[]
  /** What stands before a choice is made; without it the first is chosen. */
  readonly none?: string
  readonly wordsOf?: (choice: string) => string
}

/** One of a few words of the data, shown as people read them. */
export const ChoiceField = ({ choices, none, wordsOf = titleOf, ...rest }: ChoiceFieldProps) => (
  <NativeSelect
    {...rest}
    data={[
      ...(none === undefined ? [] : [{ value: '', label: none }]),
      ...choices.map((value) => ({ value, label: wordsOf(value) })),
    ]}
  />
)
