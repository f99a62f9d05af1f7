import { CaseLinkKind } from '@cartwright/api/case-shapes'
import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { ChoiceField } from '../../../parts/choice-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { type CaseLinkOf, linkHints, linkWords } from '../link-words.ts'
import type { WholeCase } from '../case-queries.ts'

type LinkFormProps = { readonly one: WholeCase; readonly onClose: () => void }

/** Links a case to what it is about. */
export function LinkForm({ one: { id }, onClose }: LinkFormProps) {
  const form = useForm<CaseLinkOf>({ initialValues: { kind: 'account', key: '' } })
  const command = useCommand(
    (values: typeof form.values) => call(cases.link, { params: { id }, body: values }),
    onClose,
  )
  return (
    <FormDialog title="Link the case" form={form} command={command} submit="Link" onClose={onClose}>
      <ChoiceField
        label="To"
        choices={CaseLinkKind.options}
        wordsOf={(kind) => linkWords[kind as CaseLinkOf['kind']]}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label="Number"
        description={linkHints[form.values.kind]}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('key')}
      />
    </FormDialog>
  )
}
