import { call } from '@cartwright/api/client'
import { purchaseRequests } from '@cartwright/api/purchase-requests'
import { SimpleGrid, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useNavigate } from '@tanstack/react-router'
import { DayField } from '../../parts/day-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { lineFaults, LineFields, type LineValues, noLine } from './line-fields.tsx'
import { readPieces } from './measures.ts'
import type { WholeItem } from './stock-queries.ts'

type RequestFormProps = {
  /** The item it begins with. */
  readonly first?: WholeItem
  readonly onClose: () => void
}
type Values = { vendor: string; needBy: string; note: string; lines: LineValues[] }

/** Asks for a purchase; what is proposed of the item stands in the first line. */
export function RequestForm({ first, onClose }: RequestFormProps) {
  const navigate = useNavigate()
  const form = useForm<Values>({
    initialValues: {
      vendor: first?.item.vendor ?? '',
      needBy: '',
      note: '',
      lines: [first ? { ...noLine, item: first.item.code, quantity: String(first.orderProposed) } : noLine],
    },
    validate: { vendor: (value) => (value.trim() ? null : 'Write from whom to buy.'), lines: lineFaults },
  })
  const command = useCommand(
    ({ vendor, needBy, note, lines }: Values) =>
      call(purchaseRequests.make, {
        body: {
          vendor,
          needBy: needBy || null,
          note: note.trim() || null,
          lines: lines.map(({ item, quantity }) => ({ item, quantity: readPieces(quantity) ?? 0 })),
        },
      }),
    ({ requestId }) => {
      onClose()
      void navigate({ to: '/stock/requests/$requestId', params: { requestId: String(requestId) } })
    },
  )
  return (
    <FormDialog
      title="Ask for a purchase"
      form={form}
      command={command}
      submit="Ask for it"
      wide
      onClose={onClose}
      will={<Text size="sm">Another person approves it before anything is ordered.</Text>}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput label="Vendor" maxLength={80} {...form.getInputProps('vendor')} />
        <DayField label="Needed by" {...form.getInputProps('needBy')} />
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
