import { call } from '@cartwright/api/client'
import { stock } from '@cartwright/api/stock'
import { SimpleGrid, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { LineFields, type LineValues, noLine, placedFaults } from './line-fields.tsx'
import { readPieces } from './measures.ts'
import type { Request } from './stock-queries.ts'

type ReceiveFormProps = {
  readonly today: string
  /** The purchase request it came for. */
  readonly request?: Request
  readonly onClose: () => void
}
type Values = { vendor: string; packingSlip: string; receivedOn: string; note: string; lines: LineValues[] }

const will =
  'Each line becomes a lot of the version that holds on that day. Count what came before you write it down: the packing slip is what the vendor says.'

/** Receives what came by its packing slip. */
export function ReceiveForm({ today, request, onClose }: ReceiveFormProps) {
  const form = useForm<Values>({
    initialValues: {
      vendor: request?.vendor ?? '',
      packingSlip: '',
      receivedOn: today,
      note: '',
      lines: linesOf(request),
    },
    validate: {
      vendor: (value) => (value.trim() ? null : 'Write from whom it came.'),
      receivedOn: (value) => (value ? null : 'Write the day on which it came.'),
      lines: placedFaults,
    },
  })
  const command = useCommand(
    (values: Values) => call(stock.receive, { body: bodyOf(values, request) }),
    onClose,
  )
  return (
    <FormDialog
      title={request ? `Receive for PR-${request.requestId}` : 'Receive stock'}
      form={form}
      command={command}
      submit="Receive it"
      wide
      onClose={onClose}
      will={<Text size="sm">{will}</Text>}
    >
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        <TextInput label="Vendor" maxLength={80} {...form.getInputProps('vendor')} />
        <TextInput
          label="Packing slip"
          description="Its number; none when the books are begun"
          maxLength={40}
          {...form.getInputProps('packingSlip')}
        />
        <DayField label="Received on" required {...form.getInputProps('receivedOn')} />
      </SimpleGrid>
      <LineFields
        lines={form.values.lines}
        input={(path) => form.getInputProps(path)}
        add={(line) => form.insertListItem('lines', line)}
        remove={(at) => form.removeListItem('lines', at)}
        placed
        {...(request && { only: request.lines.map(({ item }) => item) })}
      />
      <TextInput label="Note" maxLength={500} {...form.getInputProps('note')} />
    </FormDialog>
  )
}

const bodyOf = ({ packingSlip, note, lines, ...rest }: Values, request: Request | undefined) => ({
  ...rest,
  requestId: request?.requestId ?? null,
  packingSlip: packingSlip.trim() || null,
  note: note.trim() || null,
  lines: lines.map(({ quantity, ...line }) => ({ ...line, quantity: readPieces(quantity) ?? 0 })),
})

/** A line for each item of which something is still to come. */
function linesOf(request: Request | undefined): LineValues[] {
  const open = request?.lines.filter(({ quantity, received }) => received < quantity) ?? []
  return open.length === 0
    ? [noLine]
    : open.map(({ item, quantity, received }) => ({ ...noLine, item, quantity: String(quantity - received) }))
}
