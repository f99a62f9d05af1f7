import { call } from '@cartwright/api/client'
import { workplan } from '@cartwright/api/workplan'
import { MultiSelect, Select, SimpleGrid } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { DayField } from '../../parts/day-field.tsx'
import { titleOf } from '../../parts/words.ts'
import { reasonsShown } from '../adjustments/adjustment-queries.ts'
import { caseTypes } from '../cases/case-queries.ts'
import { screenChoices } from './places.ts'
import { policyCodes } from './procedure-queries.ts'
import type { Written } from './written-procedure.ts'

/** Whose a procedure is, from when until when it holds, and where it applies. */
export function ProcedureDetails({ form }: { readonly form: UseFormReturnType<Written> }) {
  const people = useQuery({ queryKey: ['tasks', 'people'], queryFn: () => call(workplan.people, {}) })
  const reasons = (useQuery(reasonsShown).data?.rows ?? []).map(({ code, en }) => ({
    value: code,
    label: en,
  }))
  const types = (useQuery(caseTypes).data?.rows ?? []).map(({ code, label }) => ({ value: code, label }))
  const policies = useQuery(policyCodes).data ?? []
  const rules = policies.map((code) => ({ value: code, label: titleOf(code) }))
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label="Owner"
        description="Looks it over, and is asked when a rule it quotes changes."
        data={(people.data?.rows ?? []).map(({ userId, name, role }) => ({
          value: userId,
          label: `${name} (${role})`,
        }))}
        allowDeselect={false}
        searchable
        {...form.getInputProps('ownerUserId')}
      />
      <DayField label="Review by" {...form.getInputProps('reviewOn')} />
      <DayField label="Holds from" description="Leave it empty for today." {...form.getInputProps('from')} />
      <PlaceField form={form} name="screens" label="Screens it applies to" choices={screenChoices} />
      <PlaceField form={form} name="reasons" label="Reasons of credits and charges" choices={reasons} />
      <PlaceField form={form} name="caseTypes" label="Types of case" choices={types} />
      <PlaceField form={form} name="policies" label="Rules of the city" choices={rules} />
    </SimpleGrid>
  )
}

type PlaceFieldProps = {
  readonly form: UseFormReturnType<Written>
  readonly name: 'screens' | 'reasons' | 'caseTypes' | 'policies'
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** Several of what the city has; what a page named and the city no longer has stays to be taken out. */
function PlaceField({ form, name, label, choices }: PlaceFieldProps) {
  const known = new Set(choices.map(({ value }) => value))
  const gone = form.values[name].filter((value) => !known.has(value))
  return (
    <MultiSelect
      label={label}
      description="It is offered there."
      data={[...choices, ...gone.map((value) => ({ value, label: titleOf(value) }))]}
      searchable
      nothingFoundMessage="None of that name."
      {...form.getInputProps(name)}
      value={[...form.values[name]]}
    />
  )
}
