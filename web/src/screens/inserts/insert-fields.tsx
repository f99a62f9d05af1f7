import {
  Button,
  Checkbox,
  FileInput,
  Fieldset,
  Group,
  MultiSelect,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { cityShown, rateChoices } from '../../city-queries.ts'
import { DayField } from '../../parts/day-field.tsx'
import { titleOf } from '../../parts/words.ts'
import styles from '../mailpieces/mailpieces.module.css'
import { TermFields } from '../messages/term-fields.tsx'
import type { InsertValues } from './insert-values.ts'

type Form = { readonly form: UseFormReturnType<InsertValues> }

/** When it is mailed, and the day it is counted to. */
export function DayFields({ form }: Form) {
  const { kind, way } = form.values
  return (
    <>
      <Group align="flex-start" gap="md">
        <DayField
          label={way === 'with-bills' ? 'Bills from' : 'Mailed from'}
          required
          {...form.getInputProps('from')}
        />
        {way === 'with-bills' && (
          <DayField
            label="Bills until"
            description="The first day no longer"
            required
            {...form.getInputProps('until')}
          />
        )}
        {kind !== 'leaflet' && (
          <DayField
            label={kind === 'prop-218' ? 'Hearing' : 'New rate from'}
            description={
              kind === 'prop-218'
                ? '45 days after the mailing or later'
                : '30 days after the mailing or later'
            }
            required
            {...form.getInputProps('countsTo')}
          />
        )}
      </Group>
      {kind !== 'leaflet' && (
        <TextInput label="By which rule or resolution" maxLength={200} {...form.getInputProps('citation')} />
      )}
    </>
  )
}

/** What one is, weighs and costs. */
export const PieceFields = ({ form }: Form) => (
  <Fieldset legend="One of them">
    <div className={styles.measures}>
      <TextInput label="Code" description="For the inserter" maxLength={1} {...form.getInputProps('code')} />
      <TextInput label="Stock item" maxLength={40} {...form.getInputProps('itemCode')} />
      <TextInput label="Weight (oz)" inputMode="decimal" {...form.getInputProps('weight')} />
      <TextInput
        label="Thickness (in)"
        description="Folded"
        inputMode="decimal"
        {...form.getInputProps('thickness')}
      />
      <TextInput label="Length (in)" inputMode="decimal" {...form.getInputProps('length')} />
      <TextInput label="Height (in)" inputMode="decimal" {...form.getInputProps('height')} />
      <TextInput label="Cost of one ($)" inputMode="decimal" {...form.getInputProps('cost')} />
      <TextInput
        label="Postage of one ($)"
        description={form.values.way === 'with-bills' ? 'What it adds' : 'Of the mailing'}
        inputMode="decimal"
        {...form.getInputProps('postage')}
      />
    </div>
  </Fieldset>
)

/** Whom it is for. */
export function WhomFields({ form }: Form) {
  const choices = useQuery(rateChoices)
  const city = useQuery(cityShown)
  const cycles = city.data?.cycles ?? []
  const readList = async (file: File | null) => form.setFieldValue('csv', file ? await file.text() : '')
  return (
    <Fieldset legend="Whom it is for">
      <Stack gap="sm">
        <MultiSelect
          label="Classes"
          placeholder={form.values.classes.length > 0 ? undefined : 'Every class'}
          data={(choices.data?.classes ?? []).map((value) => ({ value, label: titleOf(value) }))}
          {...form.getInputProps('classes')}
        />
        <MultiSelect
          label="Cycles"
          placeholder={form.values.cycles.length > 0 ? undefined : 'Every cycle'}
          data={cycles.map(({ code, name }) => ({ value: code, label: name }))}
          {...form.getInputProps('cycles')}
        />
        {form.values.way === 'with-bills' && <Terms form={form} />}
        <FileInput
          label="List of accounts (CSV)"
          description="The first column has the account numbers. Without a list, all that fit."
          placeholder="Choose a file"
          accept=".csv,.txt,text/csv,text/plain"
          clearable
          onChange={(file) => void readList(file)}
        />
        <Textarea
          label="Or the account numbers, one a line"
          autosize
          minRows={2}
          maxRows={6}
          {...form.getInputProps('csv')}
        />
        <Checkbox
          label="Leave out lines that name no account"
          {...form.getInputProps('leaveOutUnknown', { type: 'checkbox' })}
        />
      </Stack>
    </Fieldset>
  )
}

function Terms({ form }: Form) {
  const choices = useQuery(rateChoices)
  const { terms } = form.values
  const set = (next: InsertValues['terms']) => form.setFieldValue('terms', next)
  const add = () =>
    set([
      ...terms,
      {
        key: Math.max(0, ...terms.map(({ key }) => key)) + 1,
        fact: 'language',
        not: false,
        among: [],
        over: '',
      },
    ])
  return (
    <>
      {terms.map((term, at) => (
        <TermFields
          key={term.key}
          number={at + 1}
          term={term}
          choices={choices.data}
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
    </>
  )
}
