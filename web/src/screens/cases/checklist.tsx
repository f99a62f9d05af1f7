import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Button, Checkbox, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { shortDay } from '../../parts/day.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import styles from './cases.module.css'
import type { WholeCase } from './case-queries.ts'

/** What is to be done for a case, to tick off. */
export function Checklist({ one }: { readonly one: WholeCase }) {
  const open = useMay()('cases.change') && one.closedOn === null
  const tick = useCommand(({ step, done }: { step: number; done: boolean }) =>
    call(cases.tick, { params: { id: one.id, step }, body: { done } }),
  )
  return (
    <Stack gap="xs" component="section" aria-labelledby="checklist">
      <Title order={2} id="checklist">
        Checklist{one.steps > 0 && `, ${one.stepsDone} of ${one.steps} done`}
      </Title>
      {one.steps === 0 && <Text size="sm">This type of case has no checklist.</Text>}
      <ol className={styles.plain}>
        {one.stepList.map((step) => (
          <li key={step.id}>
            <Checkbox
              checked={step.doneOn !== null}
              disabled={!open || tick.isPending}
              onChange={({ currentTarget }) => tick.mutate({ step: step.id, done: currentTarget.checked })}
              label={step.title}
              description={step.doneOn && `✓ ${step.doneBy}, ${shortDay(step.doneOn)}`}
            />
          </li>
        ))}
      </ol>
      <Refusal error={tick.error} />
      {open && <NewStep id={one.id} />}
    </Stack>
  )
}

function NewStep({ id }: { readonly id: number }) {
  const form = useForm({ initialValues: { title: '' } })
  const add = useCommand(
    (body: { title: string }) => call(cases.addStep, { params: { id }, body }),
    () => form.reset(),
  )
  return (
    <form
      onSubmit={form.onSubmit((body) => {
        if (body.title.trim()) add.mutate(body)
      })}
      data-no-print
    >
      <Group gap="xs" align="flex-end">
        <TextInput label="Another step" maxLength={200} w="20rem" {...form.getInputProps('title')} />
        <Button type="submit" variant="default" loading={add.isPending}>
          Add
        </Button>
      </Group>
      <Refusal error={add.error} />
    </form>
  )
}
