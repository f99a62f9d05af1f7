import { call } from '@cartwright/api/client'
import { counter } from '@cartwright/api/counter'
import { denominations } from '@cartwright/api/counter-shapes'
import { SimpleGrid, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { CommandForm } from '../../parts/command-form.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { money, readMoney } from '../../parts/money.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { countFaults, type CountValues, noCount, readCount } from './count-values.ts'

/** A blind count: pieces by denomination, the checks, and the total of the terminal. */
export function CountDrawer({ drawerId }: { readonly drawerId: number }) {
  const form = useForm({ initialValues: noCount, validate: countFaults })
  const pieces = denominations.map((cents, at) => ({
    cents,
    pieces: readCount(form.values.pieces[at] ?? '') ?? 0,
  }))
  const cash = pieces.reduce((all, one) => all + one.cents * one.pieces, 0)
  const command = useCommand((values: CountValues) =>
    call(counter.count, {
      params: { drawerId },
      body: {
        pieces: pieces.filter((one) => one.pieces > 0),
        checksCount: readCount(values.checksCount) ?? 0,
        checksCents: readMoney(values.checks) ?? 0,
        cardsCents: readMoney(values.cards) ?? 0,
      },
    }),
  )
  return (
    <CommandForm
      form={form}
      command={command}
      submit="This is what I counted"
      will={<Text fw={600}>Cash counted: {money(cash)}</Text>}
    >
      <SimpleGrid cols={{ base: 2, xs: 3, sm: 6 }}>
        {denominations.map((cents, at) => (
          <TextInput
            key={cents}
            label={cents >= 100 ? `$${cents / 100}` : `${cents}¢`}
            inputMode="numeric"
            autoComplete="off"
            {...form.getInputProps(`pieces.${at}`)}
          />
        ))}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput
          label="How many checks"
          inputMode="numeric"
          autoComplete="off"
          {...form.getInputProps('checksCount')}
        />
        <MoneyField label="Checks in all" {...form.getInputProps('checks')} />
        <MoneyField label="Total of the card terminal" {...form.getInputProps('cards')} />
      </SimpleGrid>
    </CommandForm>
  )
}
