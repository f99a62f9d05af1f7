import { cases } from '@cartwright/api/cases'
import { call, Refused } from '@cartwright/api/client'
import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { OwnerField } from '../../workplan/forms/owner-field.tsx'
import { workPeople } from '../../workplan/work-queries.ts'
import { caseTypes, type WholeCase } from '../case-queries.ts'
import { type Conflict, mergeTyped } from './merge-typed.ts'

type CaseFormProps = { readonly one: WholeCase; readonly onClose: () => void }

const typedCase = ({ type, title, body, owner, dueOn }: WholeCase) => ({
  type,
  title,
  body: body ?? '',
  owner: owner?.userId ?? '',
  dueOn: dueOn ?? '',
})
type Typed = ReturnType<typeof typedCase>

const labels: Record<keyof Typed, string> = {
  type: 'Type',
  title: 'What it is about',
  body: 'More about it',
  owner: 'Owner',
  dueOn: 'Due',
}

/** What somebody else did to the case while the form was open. */
type Meanwhile = {
  readonly by: string
  readonly conflicts: readonly Conflict[]
  readonly taken: readonly string[]
}

/** Changes a case. When somebody else changed it meanwhile, what they wrote is shown, what was typed here is kept, and saved again. */
export function CaseForm({ one, onClose }: CaseFormProps) {
  const { form, command, meanwhile } = useChange(one, onClose)
  const types = useQuery(caseTypes).data?.rows ?? []
  return (
    <FormDialog
      title={`Change case ${one.id}`}
      form={form}
      command={command}
      submit={meanwhile ? 'Save all the same' : 'Save'}
      wide
      onClose={onClose}
    >
      {meanwhile && (
        <TellMeanwhile
          told={meanwhile}
          onTake={(field, value) => form.setFieldValue(field as keyof Typed, value)}
        />
      )}
      <Group gap="md" align="flex-start">
        <NativeSelect
          label="Type"
          data={types.map(({ code, label }) => ({ value: code, label }))}
          {...form.getInputProps('type')}
        />
        <OwnerField label="Owner" {...form.getInputProps('owner')} />
        <DayField label="Due" {...form.getInputProps('dueOn')} />
      </Group>
      <TextInput
        label="What it is about"
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Textarea
        label="More about it"
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4000}
        {...form.getInputProps('body')}
      />
    </FormDialog>
  )
}

/** The form with its command. Refused because of a change meanwhile, it goes on from what the other one saved. */
function useChange(one: WholeCase, onClose: () => void) {
  const [base, rebase] = useState({ version: one.version, values: typedCase(one) })
  const [meanwhile, tell] = useState<Meanwhile | null>(null)
  const form = useForm<Typed>({
    initialValues: base.values,
    validate: { title: (title) => (title.trim() ? null : 'Write what it is about.') },
  })
  const goOn = async (values: Typed, by: string) => {
    const now = await call(cases.show, { params: { id: one.id } })
    const { values: merged, ...told } = mergeTyped(base.values, values, typedCase(now))
    rebase({ version: now.version, values: typedCase(now) })
    form.setValues(merged)
    tell({ by, ...told })
  }
  const command = useCommand(async (values: Typed) => {
    try {
      return await call(cases.change, {
        params: { id: one.id },
        body: {
          ...values,
          version: base.version,
          body: values.body || null,
          owner: values.owner || null,
          dueOn: values.dueOn || null,
        },
      })
    } catch (error) {
      if (error instanceof Refused && error.problem.code === 'CHANGED_MEANWHILE')
        await goOn(values, error.problem.details.by)
      throw error
    }
  }, onClose)
  return { form, command, meanwhile }
}

const named = (fields: readonly string[]): string =>
  fields.map((field) => labels[field as keyof Typed].toLowerCase()).join(', ')

type TellProps = { readonly told: Meanwhile; readonly onTake: (field: string, value: string) => void }

function TellMeanwhile({ told: { by, conflicts, taken }, onTake }: TellProps) {
  const people = useQuery(workPeople).data?.rows ?? []
  const shown = (field: string, value: string): string =>
    field === 'owner' ? (people.find(({ userId }) => userId === value)?.name ?? 'nobody') : value || 'nothing'
  return (
    <Alert color="yellow" title={`⚠ ${by} changed this case while you wrote`} role="note">
      <Stack gap="xs">
        <Text size="sm">
          What you typed is still here and is not saved yet.
          {taken.length > 0 && ` What ${by} changed and you did not is in the form now: ${named(taken)}.`}
        </Text>
        {conflicts.map(({ field, theirs }) => (
          <Group key={field} gap="xs">
            <Text size="sm">
              {labels[field as keyof Typed]}: {by} wrote “{shown(field, theirs)}”.
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => onTake(field, theirs)}>
              Take theirs
            </Button>
          </Group>
        ))}
      </Stack>
    </Alert>
  )
}
