import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { type UseFormReturnType, useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { DayField } from '../../../parts/day-field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { useRequestKey } from '../../../parts/request-key.ts'
import { useCommand } from '../../../parts/use-command.ts'
import { count } from '../../../parts/words.ts'
import { useSession } from '../../../session.tsx'
import { OwnerField } from '../../workplan/forms/owner-field.tsx'
import { type CaseType, caseTypes, type WholeCase } from '../case-queries.ts'
import { Guidance } from '../guidance.tsx'
import type { CaseLinkOf } from '../link-words.ts'
import { DisputedLinesField } from './disputed-lines-field.tsx'
import { faultyLines, sentLines, type TypedLine } from './typed-lines.ts'

type OpenCaseProps = {
  /** The account it is about; from the queue it is typed. */
  readonly accountNumber?: string
  /** What is known already, such as from a call. */
  readonly begin?: Partial<Opening>
  readonly links?: readonly CaseLinkOf[]
  readonly onOpened?: (one: WholeCase) => void
  readonly onClose: () => void
}

/** Opens a case while the caller talks: its type brings the day, the checklist, and what to say when the call gets difficult. */
export function OpenCase(props: OpenCaseProps) {
  const { accountNumber, begin, onClose } = props
  const types = useQuery(caseTypes).data?.rows ?? []
  const form = useForm<Opening>({
    initialValues: {
      type: '',
      title: '',
      accountNumber: accountNumber ?? '',
      owner: useSession()?.person?.userId ?? '',
      dueOn: '',
      body: '',
      lines: [],
      ...begin,
    },
    validate: {
      type: (code) => (code ? null : 'Choose a type.'),
      title: (title) => (title.trim() ? null : 'Write what it is about.'),
      lines: faultyLines,
    },
  })
  const type = types.find(({ code }) => code === form.values.type)
  const command = useOpening(props, type)
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
      <Named form={form} types={types} type={type} isFixed={accountNumber !== undefined} />
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
          accountNumber={form.values.accountNumber.trim()}
          lines={form.values.lines}
          error={form.errors.lines}
          onChange={(lines) => form.setFieldValue('lines', lines)}
        />
      )}
    </FormDialog>
  )
}

export type Opening = {
  type: string
  title: string
  accountNumber: string
  owner: string
  dueOn: string
  body: string
  lines: readonly TypedLine[]
}

function useOpening({ links = [], onOpened, onClose }: OpenCaseProps, type: CaseType | undefined) {
  // Sent again after a lost answer, it is the same case.
  const key = useRequestKey()
  return useCommand(
    ({ lines, dueOn, owner, body, accountNumber, ...rest }: Opening) =>
      call(cases.open, {
        body: {
          ...rest,
          owner: owner || null,
          dueOn: dueOn || null,
          body: body.trim() || null,
          accountNumber: accountNumber.trim() || null,
          disputedLines: type?.isDispute ? sentLines(lines) : [],
          links: [...links],
          key,
        },
      }),
    (opened) => {
      onClose()
      onOpened?.(opened)
    },
  )
}

type NamedProps = {
  readonly form: UseFormReturnType<Opening>
  readonly types: readonly CaseType[]
  readonly type: CaseType | undefined
  /** Whether the account is known and not typed. */
  readonly isFixed: boolean
}

/** Its type, its account, whose it is, and its day. */
const Named = ({ form, types, type, isFixed }: NamedProps) => (
  <Group gap="md" align="flex-start">
    <NativeSelect
      label="Type"
      required
      data-autofocus
      data={[{ value: '', label: 'Choose …' }, ...types.map(({ code, label }) => ({ value: code, label }))]}
      {...form.getInputProps('type')}
    />
    {!isFixed && (
      <TextInput
        label="Account"
        description="Leave it empty when the caller has none."
        {...form.getInputProps('accountNumber')}
      />
    )}
    <OwnerField label="Owner" {...form.getInputProps('owner')} />
    <DayField
      label="Due"
      description={type?.daysToDue ? `Empty: ${count(type.daysToDue, 'business day')} from today` : undefined}
      {...form.getInputProps('dueOn')}
    />
  </Group>
)

const WillWords = ({ type: { checklist, isDispute } }: { type: CaseType }) => (
  <Text size="sm">
    {checklist.length > 0
      ? `It begins with a checklist of ${count(checklist.length, 'step')}.`
      : 'It has no checklist.'}
    {isDispute &&
      ' No penalty and no notice rests on what is in dispute until it is decided; the rest stays due.'}
  </Text>
)
