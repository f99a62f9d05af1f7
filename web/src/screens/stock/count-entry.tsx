import { call } from '@cartwright/api/client'
import { stockCounts } from '@cartwright/api/stock-counts'
import { Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { readPieces } from './measures.ts'
import type { CountLine, WholeCount } from './stock-queries.ts'
import { lineWords } from './stock-words.ts'

type CountEntryProps = {
  readonly whole: WholeCount
  readonly onClose: () => void
}
type Values = { countedAt: string; lines: { lineId: number; quantity: string }[] }

/** Enters what was counted, line after line with Tab. What is left empty is not entered; what has to be counted again stands first. */
export function CountEntry({ whole: { count, lines }, onClose }: CountEntryProps) {
  const inOrder = lines.toSorted(
    (a, b) => Number(a.standing === 'settled') - Number(b.standing === 'settled'),
  )
  const form = useForm<Values>({
    initialValues: { countedAt: '', lines: inOrder.map(({ lineId }) => ({ lineId, quantity: '' })) },
    validate: {
      lines: {
        quantity: (value) =>
          value.trim() !== '' && readPieces(value) === null ? 'Write a whole number, such as 1,250.' : null,
      },
    },
  })
  const command = useCommand(
    (values: Values) =>
      call(stockCounts.enter, {
        params: { countId: count.countId },
        body: {
          countedAt: values.countedAt || null,
          lines: values.lines.flatMap(({ lineId, quantity }) => {
            const read = readPieces(quantity)
            return read === null ? [] : [{ lineId, quantity: read }]
          }),
        },
      }),
    onClose,
  )
  return (
    <FormDialog
      title={`What was counted, SC-${count.countId}`}
      form={form}
      command={command}
      submit="Enter it"
      wide
      onClose={onClose}
      will={
        <Text size="sm">
          Each line is held against what the books had at that time: what came or went before or after is no
          difference.
        </Text>
      }
    >
      <TextInput
        type="datetime-local"
        label="Counted at"
        description="From the sheet. Empty: just now"
        maw="16rem"
        {...form.getInputProps('countedAt')}
      />
      {inOrder.map((line, at) => (
        <LineField key={line.lineId} line={line} input={form.getInputProps(`lines.${at}.quantity`)} />
      ))}
    </FormDialog>
  )
}

type LineFieldProps = { readonly line: CountLine; readonly input: object }

const LineField = ({ line: { item, name, lotId, location, standing }, input }: LineFieldProps) => (
  <TextInput
    label={`${item} at ${location}, lot L-${lotId}`}
    description={`${name}${standing === 'to-count' ? '' : ` ${lineWords[standing]}`}`}
    inputMode="numeric"
    maw="26rem"
    {...input}
  />
)
