import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useCommand } from '../../../parts/use-command.ts'
import { count } from '../../../parts/words.ts'
import { useSession } from '../../../session.tsx'
import { OwnerField } from '../../workplan/forms/owner-field.tsx'
import { type CaseType, caseTypes, type WholeCase } from '../case-queries.ts'
import { Guidance } from '../guidance.tsx'
import { DisputedLinesField } from './disputed-lines-field.tsx'
import { faultyLines, sentLines, type TypedLine } from './typed-lines.ts'

type OpenCaseProps = {
  /** The account it is about; from the queue it is typed. */
  readonly accountNumber?: string
  readonly onOpened?: (one: WholeCase) => void
  readonly onClose: () => void
}

/** Opens a case while the caller talks: its type brings the day, the checklist, and what to say when the call gets difficult. */
export function OpenCase({ accountNumber, onOpened, onClose }: OpenCaseProps) {
  const types = useQuery(caseTypes).data?.rows ?? []
  const me = useSession()?.person?.userId ?? ''
  // Sent again after a lost answer, it is the same case.
  const [key] = useState(() => crypto.randomUUID())
  const form = useForm({
    initialValues: {
      type: '',
      title: '',
      accountNumber: accountNumber ?? '',
      owner: me,
      dueOn: '',
      body: '',
      lines: [] as readonly TypedLine[],
    },
    validate: {
      type: (type) => (type ? null : 'Choose a type.'),
      title: (title) => (title.trim() ? null : 'Write what it is about.'),
      lines: faultyLines,
    },
  })
  const { values } = form
  const type = types.find(({ code }) => code === values.type)
  const command = useCommand(
    ({ lines, dueOn, owner, body, accountNumber: number, ...rest }: typeof form.values) =>
      call(cases.open, {
        body: {
          ...rest,
          owner: owner || null,
          dueOn: dueOn || null,
          body: body.trim() || null,
          accountNumber: number.trim() || null,
          disputedLines: type?.isDispute ? sentLines(lines) : [],
          key,
        },
      }),
    (opened) => {
      onClose()
      onOpened?.(opened)
    },
  )
  return (
    <FormDialog
      title={accountNumber ? `Open a case on ${accountNumber}` : 'New case'}
      form={form}
      command={command}
      submit="Open case"
      wide
      will={type && <WillWords type={type} />}
      onClose={onClose}
    >
      <Group gap="md" align="flex-start">
        <NativeSelect
          label="Type"
          required
          data-autofocus
          data={[
            { value: '', label: 'Choose …' },
            ...types.map(({ code, label }) => ({ value: code, label })),
          ]}
          {...form.getInputProps('type')}
        />
        {!accountNumber && (
          <TextInput
            label="Account"
            description="Leave it empty when the caller has none."
            {...form.getInputProps('accountNumber')}
          />
        )}
        <OwnerField label="Owner" {...form.getInputProps('owner')} />
        <DayField
          label="Due"
          description={
            type?.daysToDue ? `Empty: ${count(type.daysToDue, 'business day')} from today` : undefined
          }
          {...form.getInputProps('dueOn')}
        />
      </Group>
      <TextInput label="What it is about" required maxLength={200} {...form.getInputProps('title')} />
      <Textarea
        label="What the caller says"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        {...form.getInputProps('body')}
      />
      {type?.guidance && <Guidance guidance={type.guidance} />}
      {type?.isDispute && (
        <DisputedLinesField
          accountNumber={values.accountNumber.trim()}
          lines={values.lines}
          error={form.errors.lines}
          onChange={(lines) => form.setFieldValue('lines', lines)}
        />
      )}
    </FormDialog>
  )
}

const WillWords = ({ type: { checklist, isDispute } }: { type: CaseType }) => (
  <Text size="sm">
    {checklist.length > 0
      ? `It begins with a checklist of ${count(checklist.length, 'step')}.`
      : 'It has no checklist.'}
    {isDispute &&
      ' No penalty and no notice rests on what is in dispute until it is decided; the rest stays due.'}
  </Text>
)
