import type { Procedure } from '@cartwright/api/procedure-shapes'
import { call, Refused } from '@cartwright/api/client'
import { procedures } from '@cartwright/api/procedures'
import { Alert, Button, Text, Textarea, TextInput } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { day } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { ProcedureBlocks } from './procedure-blocks.tsx'
import { ProcedureDetails } from './procedure-details.tsx'
import styles from './procedures.module.css'
import { sent, type Written } from './written-procedure.ts'

type FormOf = {
  /** The version that is changed; null for a new procedure. */
  readonly before: Procedure | null
  readonly initial: Written
  readonly onDone: (procedureId: number) => void
}

/** The editor: Markdown at the left, the page as it will look at the right. Whoever was overtaken is shown the other version, and loses nothing. */
export function ProcedureForm({ before, initial, onDone }: FormOf) {
  const form = useForm<Written>({ initialValues: initial })
  const [base, rebase] = useState(before?.newest ?? 0)
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
              meet(await newestOf(before.procedureId))
            throw error
          }),
    ({ procedureId }) => onDone(procedureId),
  )
  return (
    <>
      {other && other.newest !== base && (
        <Overtaken
          other={other}
          onGoOn={() => {
            rebase(other.newest)
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
            {form.values.from === ''
              ? 'It holds from today.'
              : `It holds from ${day(form.values.from)} on; until then ${before === null ? 'there is none' : 'the one before holds'}.`}{' '}
            Everybody of the staff is asked on Today to read it{before !== null && ' again'}.
          </Text>
        }
      >
        <TextInput label="Title" maxLength={120} {...form.getInputProps('title')} />
        <Body form={form} />
        <ProcedureDetails form={form} />
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

/** A procedure in its newest version, whether its day has come or not. */
async function newestOf(id: number): Promise<Procedure> {
  const holds = await call(procedures.show, { params: { id }, query: {} })
  return holds.newest === holds.version
    ? holds
    : call(procedures.show, { params: { id }, query: { version: holds.newest } })
}

type Form = UseFormReturnType<Written>

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

type OvertakenOf = { readonly other: Procedure; readonly onGoOn: () => void }

/** Somebody put another version in use meanwhile: it is shown, and what was typed stays in the form. */
const Overtaken = ({ other, onGoOn }: OvertakenOf) => (
  <Alert
    color="yellow"
    title={`⚠ ${other.versions[0]?.writtenBy ?? 'Somebody'} put version ${other.newest} in use while you wrote`}
    role="alert"
  >
    <Text size="sm" mb="xs">
      What you typed is still below. Take over from their version what you want to keep, then go on.
    </Text>
    <Textarea
      label={`Text of version ${other.newest}`}
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
