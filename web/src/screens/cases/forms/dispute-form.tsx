import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { useForm } from '@mantine/form'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { money } from '../../../parts/money.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { seeChanged } from '../../workplan/work-queries.ts'
import type { WholeCase } from '../case-queries.ts'
import { DisputedLinesField } from './disputed-lines-field.tsx'
import { faultyLines, sentLines, type TypedLine, typedCents } from './typed-lines.ts'

type DisputeFormProps = { readonly one: WholeCase; readonly onClose: () => void }

/** Says which charges are in dispute, and how much of each. */
export function DisputeForm({ one, onClose }: DisputeFormProps) {
  const { id, version } = one
  const form = useForm<{ lines: readonly TypedLine[] }>({
    initialValues: { lines: one.disputedLines.filter(({ until }) => until === null).map(typed) },
    validate: { lines: faultyLines },
  })
  const { lines } = form.values
  const command = useCommand(
    (values: typeof form.values) =>
      seeChanged(call(cases.dispute, { params: { id }, body: { version, lines: sentLines(values.lines) } })),
    onClose,
  )
  return (
    <FormDialog
      title="What is in dispute"
      form={form}
      command={command}
      submit="Save"
      wide
      will={`From today on no penalty and no notice rests on ${money(typedCents(lines))}; all else stays due.`}
      onClose={onClose}
    >
      <DisputedLinesField
        accountNumber={one.accountNumber ?? ''}
        lines={lines}
        error={form.errors.lines}
        onChange={(next) => form.setFieldValue('lines', next)}
      />
    </FormDialog>
  )
}

const typed = ({
  billNumber,
  lineNo,
  what,
  lineCents,
  amountCents,
}: WholeCase['disputedLines'][number]): TypedLine => ({
  billNumber,
  lineNo,
  what,
  lineCents,
  amount: money(amountCents).slice(1),
})
