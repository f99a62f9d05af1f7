import { call, urlOf } from '@cartwright/api/client'
import { stock } from '@cartwright/api/stock'
import { Anchor, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { lineFaults, LineFields, type LineValues, noLine } from './line-fields.tsx'
import { readPieces } from './measures.ts'
import { stockLocations } from './stock-queries.ts'

type TransferFormProps = { readonly today: string; readonly onClose: () => void }
type Values = { from: string; to: string; on: string; note: string; lines: LineValues[] }

const chosen = (value: string) => (value ? null : 'Choose a location.')

/** Brings stock from one location to another, and offers the packing list. */
export function TransferForm({ today, onClose }: TransferFormProps) {
  const places = useQuery(stockLocations).data?.rows.filter(({ closedOn }) => closedOn === null) ?? []
  const [done, setDone] = useState<number | null>(null)
  const form = useForm<Values>({
    initialValues: { from: '', to: '', on: today, note: '', lines: [noLine] },
    validate: { from: chosen, to: chosen, lines: lineFaults },
  })
  const command = useCommand(
    ({ from, to, on, note, lines }: Values) =>
      call(stock.transfer, {
        body: {
          from,
          to,
          on,
          note: note.trim() || null,
          lines: lines.map(({ item, quantity }) => ({ item, quantity: readPieces(quantity) ?? 0 })),
        },
      }),
    ({ transferId }) => {
      setDone(transferId)
      form.setInitialValues({ ...form.values, lines: [noLine] })
      form.reset()
    },
  )
  const field = { choices: places.map(({ code }) => code), none: 'Choose a location' }
  return (
    <FormDialog
      title="Move stock to another location"
      form={form}
      command={command}
      submit="Move it"
      wide
      onClose={onClose}
      will={
        done !== null && (
          <Text size="sm">
            ✓ It was moved.{' '}
            <Anchor href={urlOf(stock.packingList, { params: { transferId: done } })} target="_blank" inherit>
              Packing list T-{done}
            </Anchor>{' '}
            in cartons of 25 lb at most.
          </Text>
        )
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <ChoiceField label="From" {...field} {...form.getInputProps('from')} />
        <ChoiceField label="To" {...field} {...form.getInputProps('to')} />
        <DayField label="Moved on" required {...form.getInputProps('on')} />
      </SimpleGrid>
      <LineFields
        lines={form.values.lines}
        input={(path) => form.getInputProps(path)}
        add={(line) => form.insertListItem('lines', line)}
        remove={(at) => form.removeListItem('lines', at)}
      />
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}
