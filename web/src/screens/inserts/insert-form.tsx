import { call } from '@cartwright/api/client'
import { inserts } from '@cartwright/api/inserts'
import { Button, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useRequestKey } from '../../parts/request-key.ts'
import { useCommand } from '../../parts/use-command.ts'
import { DayFields, PieceFields, WhomFields } from './insert-fields.tsx'
import type { Insert } from './insert-queries.ts'
import { begun, draftOf, insertFaults, type InsertValues } from './insert-values.ts'
import { kindWords, wayWords } from './insert-words.ts'
import { ReachShown } from './reach-shown.tsx'

type InsertFormProps = { readonly today: string; readonly onClose: () => void }

/** Proposes a notice or insert. It is counted first: whom it reaches, what it costs, until when it must be in the mail. */
export function InsertForm({ today, onClose }: InsertFormProps) {
  const key = useRequestKey()
  const navigate = useNavigate()
  const form = useForm<InsertValues>({ initialValues: begun(today), validate: insertFaults })
  const counting = useMutation({
    mutationFn: (values: InsertValues) => call(inserts.preview, { body: draftOf(values) }),
  })
  const command = useCommand(
    (values: InsertValues) => call(inserts.propose, { body: { ...draftOf(values), key } }),
    ({ insert }) => navigate({ to: '/inserts/$insertId', params: { insertId: String(insert.insertId) } }),
  )
  const { kind } = form.values
  const countFirst = () => {
    if (!form.validate().hasErrors) counting.mutate(form.values)
  }
  const chooseKind = (next: Insert['kind']) => {
    form.setFieldValue('kind', next)
    // The owners of record get no bill.
    if (next === 'prop-218') form.setFieldValue('way', 'own-mailing')
  }
  return (
    <FormDialog
      title="Propose a notice or insert"
      form={form}
      command={command}
      submit="Propose it"
      wide
      onClose={onClose}
      will={
        <Text size="sm">
          Another person approves it before anything is mailed. Of a mailing by itself, the list of addresses
          is kept as it is now.
        </Text>
      }
    >
      <TextInput label="Name" maxLength={80} {...form.getInputProps('name')} />
      <ChoiceField
        label="What it is"
        choices={Object.keys(kindWords)}
        wordsOf={(one) => kindWords[one as Insert['kind']]}
        {...form.getInputProps('kind')}
        onChange={(event) => chooseKind(event.currentTarget.value as Insert['kind'])}
      />
      <ChoiceField
        label="How it is mailed"
        choices={kind === 'prop-218' ? ['own-mailing'] : Object.keys(wayWords)}
        wordsOf={(one) => wayWords[one as Insert['way']]}
        {...form.getInputProps('way')}
      />
      <DayFields form={form} />
      <PieceFields form={form} />
      <WhomFields form={form} />
      <Button variant="default" w="fit-content" onClick={countFirst} loading={counting.isPending}>
        Count first
      </Button>
      <Refusal error={counting.error} />
      <div aria-live="polite">{counting.data && <ReachShown reach={counting.data} />}</div>
    </FormDialog>
  )
}
