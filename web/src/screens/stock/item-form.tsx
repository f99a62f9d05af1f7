import { call } from '@cartwright/api/client'
import { stock } from '@cartwright/api/stock'
import { StockKind, StockUse } from '@cartwright/api/stock-shapes'
import { Checkbox, SimpleGrid, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { MoneyField } from '../../parts/money-field.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { itemBody, itemFaults, type ItemValues, itemValues } from './item-values.ts'
import type { Item } from './stock-queries.ts'
import { kindWords, needWords } from './stock-words.ts'

type ItemFormProps = { readonly item: Item | null; readonly today: string; readonly onClose: () => void }
type Fields = { readonly form: UseFormReturnType<ItemValues> }

/** Adds an item with its first version, or changes what is said of one. */
export function ItemForm({ item, today, onClose }: ItemFormProps) {
  const navigate = useNavigate()
  const form = useForm<ItemValues>({
    initialValues: itemValues(item, today),
    validate: {
      ...itemFaults,
      ...(item === null && {
        code: (value: string) => (value.trim() ? null : 'Write a short code, such as BILL-24.'),
        version: (value: string) =>
          value.trim() ? null : 'Write the name of the version, such as Rev. 7/2026.',
      }),
    },
  })
  const command = useCommand(
    (values: ItemValues) =>
      item === null
        ? call(stock.add, {
            body: {
              ...itemBody(values),
              code: values.code,
              version: values.version,
              versionFrom: values.versionFrom || null,
            },
          })
        : call(stock.change, { params: { code: item.code }, body: itemBody(values) }),
    ({ code }) => {
      onClose()
      if (item === null) void navigate({ to: '/stock/items/$code', params: { code } })
    },
  )
  return (
    <FormDialog
      title={item === null ? 'Add an item' : `Change ${item.code}`}
      form={form}
      command={command}
      submit={item === null ? 'Add it' : 'Change it'}
      wide
      onClose={onClose}
    >
      {item === null && <FirstVersion form={form} />}
      <What form={form} />
      <Measures form={form} />
      <Ordering form={form} />
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

const FirstVersion = ({ form }: Fields) => (
  <SimpleGrid cols={{ base: 1, sm: 3 }}>
    <TextInput
      label="Code"
      description="Short, such as BILL-24"
      maxLength={20}
      {...form.getInputProps('code')}
    />
    <TextInput
      label="Version"
      description="As it stands on the form"
      maxLength={40}
      {...form.getInputProps('version')}
    />
    <DayField label="May be used from" {...form.getInputProps('versionFrom')} />
  </SimpleGrid>
)

const What = ({ form }: Fields) => (
  <SimpleGrid cols={{ base: 1, sm: 2 }}>
    <TextInput label="Name" maxLength={80} {...form.getInputProps('name')} />
    <ChoiceField
      label="Kind"
      choices={StockKind.options}
      wordsOf={(kind) => kindWords[kind as Item['kind']]}
      {...form.getInputProps('kind')}
    />
    <ChoiceField
      label="What a bill needs of it"
      choices={StockUse.options}
      wordsOf={(use) => needWords[use as Item['usedFor']]}
      {...form.getInputProps('usedFor')}
    />
    {form.values.usedFor === 'sheet' && (
      <Checkbox
        mt="xl"
        label="Printed on both sides"
        {...form.getInputProps('bothSides', { type: 'checkbox' })}
      />
    )}
  </SimpleGrid>
)

const Measures = ({ form }: Fields) => (
  <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
    <TextInput label="Weight of one, oz" inputMode="decimal" {...form.getInputProps('weightMills')} />
    <TextInput label="Thickness, in" inputMode="decimal" {...form.getInputProps('thicknessMils')} />
    <TextInput label="Long side, in" inputMode="decimal" {...form.getInputProps('lengthMils')} />
    <TextInput label="Short side, in" inputMode="decimal" {...form.getInputProps('heightMils')} />
    <TextInput label="Pieces a pack" inputMode="numeric" {...form.getInputProps('piecesPerPack')} />
    <TextInput label="Packs a carton" inputMode="numeric" {...form.getInputProps('packsPerCarton')} />
    <TextInput label="Full carton, lb" inputMode="decimal" {...form.getInputProps('cartonWeightMills')} />
  </SimpleGrid>
)

const Ordering = ({ form }: Fields) => (
  <SimpleGrid cols={{ base: 1, sm: 2, md: 4 }}>
    <TextInput label="Vendor" maxLength={80} {...form.getInputProps('vendor')} />
    <MoneyField label="A thousand cost" {...form.getInputProps('thousandCents')} />
    <TextInput label="Lead time, days" inputMode="numeric" {...form.getInputProps('leadDays')} />
    <TextInput label="Safety stock" inputMode="numeric" {...form.getInputProps('safetyQuantity')} />
    <TextInput label="Usually ordered" inputMode="numeric" {...form.getInputProps('orderQuantity')} />
  </SimpleGrid>
)
