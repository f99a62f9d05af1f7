import { MultiSelect, NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import type { GetInputPropsReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { rateChoices } from '../../city-queries.ts'
import { titleOf } from '../../parts/words.ts'

/** A percentage with which rates it changes and how they are rounded, as a form holds it. */
export type PercentValues = {
  percent: string
  classes: string[]
  schedules: string[]
  roundTo: string
  rounding: string
}
export const noPercent: PercentValues = {
  percent: '',
  classes: [],
  schedules: [],
  roundTo: '1',
  rounding: 'half-up',
}

type Fields = {
  readonly props: (field: keyof PercentValues) => GetInputPropsReturnType
  readonly schedules: readonly string[]
}

const steps = [
  { value: '1', label: 'the cent' },
  { value: '5', label: '5 cents' },
  { value: '10', label: '10 cents' },
  { value: '25', label: '25 cents' },
  { value: '50', label: '50 cents' },
  { value: '100', label: 'the dollar' },
]
const ways = [
  { value: 'half-up', label: 'nearest, halves up' },
  { value: 'half-even', label: 'nearest, halves to the even' },
  { value: 'up', label: 'always up' },
  { value: 'down', label: 'always down' },
]

/** By how many percent which rates change, and how each is rounded. */
export function PercentFields({ props, schedules }: Fields) {
  const choices = useQuery(rateChoices).data
  return (
    <>
      <TextInput
        label="Percent"
        description="Above zero raises, below zero cuts: 6, 2.75, −3"
        inputMode="decimal"
        autoComplete="off"
        rightSection="%"
        maw="12rem"
        {...props('percent')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <MultiSelect
          label="Classes"
          placeholder="All"
          data={(choices?.classes ?? []).map((value) => ({ value, label: titleOf(value) }))}
          {...props('classes')}
        />
        <MultiSelect
          label="Tables"
          placeholder="All"
          data={schedules.map((value) => ({ value, label: titleOf(value) }))}
          {...props('schedules')}
        />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect label="Round each rate to" data={steps} {...props('roundTo')} />
        <NativeSelect label="Rounding" data={ways} {...props('rounding')} />
      </SimpleGrid>
    </>
  )
}
