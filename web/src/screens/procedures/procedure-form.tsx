import type { Procedure } from '@cartwright/api/procedure-shapes'
import { call, Refused } from '@cartwright/api/client'
import { procedures } from '@cartwright/api/procedures'
import { workplan } from '@cartwright/api/workplan'
import { Alert, Button, MultiSelect, Select, SimpleGrid, TagsInput, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { DayField } from '../../parts/day-field.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { screenChoices } from './places.ts'
import { ProcedureBlocks } from './procedure-blocks.tsx'
import styles from './procedures.module.css'

/** What a person writes. */
export type Written = {
  readonly title: string
  readonly body: string
  readonly screens: readonly string[]
  readonly reasons: readonly string[]
  readonly caseTypes: readonly string[]
  readonly ownerUserId: string
  readonly reviewOn: string
  readonly note: string
}

type FormOf = {
  /** The version that is changed; null for a new procedure. */
  readonly before: Procedure | null
  readonly initial: Written
  readonly onDone: (procedureId: number) => void
}

/** The editor: Markdown at the left, the page as it will look at the right. Whoever was overtaken is shown the other version, and loses nothing. */
export function ProcedureForm({ before, initial, onDone }: FormOf) {
  const form = useForm<Written>({ initialValues: initial })
  const [base, rebase] = useState(before?.version ?? 0)
  const [other, meet] = useState<Procedure | null>(null)
  const command = useCommand(
    (values: Written) =>
      before === null
        ? call(procedures.write, { body: sent(values) })
        : call(procedures.change, {
            params: { id: before.procedureId },
            body: { ...sent(values), version: base },
          }).catch(async (error: unknown) => {
            if (error instanceof Refused && error.problem.code === 'CHANGED_MEANWHILE')
              meet(await call(procedures.show, { params: { id: before.procedureId }, query: {} }))
            throw error
          }),
    ({ procedureId }) => onDone(procedureId),
  )
  return (
    <>
      {other && other.version !== base && (
        <Overtaken
          other={other}
          onGoOn={() => {
            rebase(other.version)
            command.reset()
          }}
        />
      )}
      <CommandForm
        form={form}
        command={command}
        submit={before === null ? 'Put it in use' : `Put version ${base + 1} in use`}
        will={
          <Text size="sm">
            It holds from today. Everybody of the staff is asked on Today to read it{before !== null && ' again'}.
          </Text>
        }
      >
        <TextInput label="Title" maxLength={120} {...form.getInputProps('title')} />
        <Body form={form} />
        <Details form={form} />
        {before !== null && (
          <TextInput
            label="What changed"
            description="In a sentence, for those who have read the one before."
            {...form.getInputProps('note')}
          />
        )}
      </CommandForm>
    </>
  )
}

type Form = ReturnType<typeof useForm<Written>>

function Body({ form }: { readonly form: Form }) {
  const id = useId()
  const [asked] = useDebouncedValue(form.values.body, 400)
  const preview = useQuery({
    queryKey: ['procedures', 'preview', asked],
    queryFn: () => call(procedures.preview, { body: { body: asked } }),
    placeholderData: (shown) => shown,
  })
  return (
    <div className={styles.write}>
      <Textarea
        label="Text"
        description="Markdown: # heading, 1. step, - item, **bold**. [[policy:proration]] or [[rates:collection]] quotes the city’s rule as it is on the day of reading."
        autosize
        minRows={14}
        maxRows={30}
        {...form.getInputProps('body')}
      />
      <section aria-labelledby={id}>
        <Text size="sm" fw={600} id={id}>
          As it will look
        </Text>
        <Refusal error={preview.error} />
        {preview.data && preview.data.blocks.length > 0 ? (
          <ProcedureBlocks blocks={preview.data.blocks} />
        ) : (
          <Text size="sm" c="dimmed">
            Begin to write: the page appears here.
          </Text>
        )}
      </section>
    </div>
  )
}

function Details({ form }: { readonly form: Form }) {
  const people = useQuery({ queryKey: ['tasks', 'people'], queryFn: () => call(workplan.people, {}) })
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label="Owner"
        description="Looks it over, and is asked when a rule it quotes changes."
        data={(people.data?.rows ?? []).map(({ userId, name, role }) => ({
          value: userId,
          label: `${name} (${role})`,
        }))}
        allowDeselect={false}
        searchable
        {...form.getInputProps('ownerUserId')}
      />
      <DayField label="Review by" {...form.getInputProps('reviewOn')} />
      <MultiSelect
        label="Screens it applies to"
        description="It is offered there under Procedures."
        data={screenChoices}
        searchable
        {...form.getInputProps('screens')}
        value={[...form.values.screens]}
      />
      <TagsInput
        label="Reason codes it applies to"
        description="Such as missed-pickup. Enter after each."
        {...form.getInputProps('reasons')}
        value={[...form.values.reasons]}
      />
      <TagsInput
        label="Types of case it applies to"
        description="Such as billing-dispute. Enter after each."
        {...form.getInputProps('caseTypes')}
        value={[...form.values.caseTypes]}
      />
    </SimpleGrid>
  )
}

type OvertakenOf = { readonly other: Procedure; readonly onGoOn: () => void }

/** Somebody put another version in use meanwhile: it is shown, and what was typed stays in the form. */
const Overtaken = ({ other, onGoOn }: OvertakenOf) => (
  <Alert
    color="yellow"
    title={`⚠ ${other.versions[0]?.writtenBy ?? 'Somebody'} put version ${other.version} in use while you wrote`}
    role="alert"
  >
    <Text size="sm" mb="xs">
      What you typed is still below. Take over from their version what you want to keep, then go on.
    </Text>
    <Textarea
      label={`Text of version ${other.version}`}
      value={other.body}
      readOnly
      autosize
      minRows={6}
      maxRows={16}
      mb="xs"
    />
    <Button size="xs" variant="default" onClick={onGoOn}>
      I have seen it: mine comes after it
    </Button>
  </Alert>
)

const sent = ({ title, body, screens, reasons, caseTypes, ownerUserId, reviewOn, note }: Written) => ({
  title,
  body,
  places: [
    ...screens.map((key) => ({ kind: 'screen' as const, key })),
    ...reasons.map((key) => ({ kind: 'reason' as const, key })),
    ...caseTypes.map((key) => ({ kind: 'case-type' as const, key })),
  ],
  ownerUserId,
  reviewOn,
  note: note.trim() || null,
})
