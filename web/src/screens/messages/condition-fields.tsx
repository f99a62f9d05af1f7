import { Button, Fieldset, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { rates } from '@cartwright/api/rates'
import type { SuccessOf } from '@cartwright/api/route'
import { TermFields } from './term-fields.tsx'
import type { MessageValues, TermValues } from './term-values.ts'

export type Choices = SuccessOf<typeof rates.choices>

type Fields = {
  readonly form: UseFormReturnType<MessageValues>
  readonly choices: Choices | undefined
}

/** Whom a message is for: everybody, or bills of which all or any of some terms hold. */
export function ConditionFields({ form, choices }: Fields) {
  const { terms, match } = form.values
  const set = (next: readonly TermValues[]) => form.setFieldValue('terms', next)
  const add = () =>
    set([
      ...terms,
      {
        key: Math.max(0, ...terms.map(({ key }) => key)) + 1,
        fact: 'class',
        not: false,
        among: [],
        over: '',
      },
    ])
  return (
    <Fieldset legend="Whom it is for">
      <Stack gap="sm">
        {terms.length === 0 && <Text size="sm">Everybody. Add a term to name some bills only.</Text>}
        {terms.length > 1 && (
          <SegmentedControl
            w="fit-content"
            size="xs"
            aria-label="How the terms are taken together"
            value={match}
            onChange={(next) => form.setFieldValue('match', next === 'any' ? 'any' : 'all')}
            data={[
              { value: 'all', label: 'All of these hold' },
              { value: 'any', label: 'Any of these holds' },
            ]}
          />
        )}
        {terms.map((term, at) => (
          <TermFields
            key={term.key}
            number={at + 1}
            term={term}
            choices={choices}
            onChange={(next) => set(terms.map((one) => (one.key === term.key ? next : one)))}
            onRemove={() => set(terms.filter((one) => one.key !== term.key))}
          />
        ))}
        {form.errors.terms && (
          <Text size="sm" c="red" role="alert">
            {form.errors.terms}
          </Text>
        )}
        <Group>
          <Button variant="default" size="xs" onClick={add} disabled={terms.length >= 12}>
            Add a term
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  )
}
