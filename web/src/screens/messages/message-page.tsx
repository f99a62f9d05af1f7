import { call } from '@cartwright/api/client'
import { messages } from '@cartwright/api/messages'
import { Fieldset, Grid, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { rateChoices, useToday } from '../../city-queries.ts'
import { CommandForm } from '../../parts/command-form.tsx'
import { instant, plusDays } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { MessageFields } from './message-fields.tsx'
import { type Message, messageShown } from './message-queries.ts'
import { MessageReach } from './message-reach.tsx'
import { OnABill } from './on-a-bill.tsx'
import { bodyOf, conditionOf, type MessageValues, valuesOf, whatSavingDoes } from './term-values.ts'

/** A message that is being written. */
export function NewMessage() {
  const today = useToday()
  return (
    <Stack gap="md">
      <PageHead title="Write a message" state="What bills say beside their charges, on their days." />
      {today !== '' && <Editor message={null} today={today} />}
    </Stack>
  )
}

/** A message: whom it reaches, how it looks on a bill, and what it says. */
export function MessagePage() {
  const { messageId } = useParams({ strict: false })
  const today = useToday()
  const query = useQuery(messageShown(Number(messageId)))
  const shown = query.data
  return (
    <Stack gap="md">
      <PageHead
        title={shown?.name ?? `Message ${messageId}`}
        state={shown && `${shown.told} · last changed by ${shown.changedBy}, ${instant(shown.changedAt)}`}
      />
      <Loaded query={today === '' ? { data: undefined, error: query.error } : query} rows={10}>
        {(message) => <Editor key={message.changedAt} message={message} today={today} />}
      </Loaded>
    </Stack>
  )
}

function Editor({ message, today }: { message: Message | null; today: string }) {
  const navigate = useNavigate()
  const may = useMay()('messages.change')
  const form = useForm<MessageValues>({
    initialValues: valuesOf(message, today, message?.until ? plusDays(message.until, -1) : ''),
    validate: { terms: (_, values) => (conditionOf(values) ? null : 'Fill every term in, or take it away.') },
  })
  const { values } = form
  const body = bodyOf(values, values.lastOn ? plusDays(values.lastOn, 1) : null)
  const command = useCommand(
    () =>
      message ? call(messages.change, { params: { id: message.id }, body }) : call(messages.add, { body }),
    () => void navigate({ to: '/messages' }),
  )
  const choices = useQuery(rateChoices)
  const fields = (
    <Stack gap="md">
      <MessageFields form={form} />
      <ConditionFields form={form} choices={choices.data} />
    </Stack>
  )
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 7 }}>
        {may ? (
          <CommandForm
            form={form}
            command={command}
            submit={message ? 'Save the message' : 'Add the message'}
            will={whatSavingDoes}
            onCancel={() => void navigate({ to: '/messages' })}
          >
            {fields}
          </CommandForm>
        ) : (
          <Fieldset variant="unstyled" disabled>
            {fields}
          </Fieldset>
        )}
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <MessageReach condition={conditionOf(values)} />
          <OnABill body={body} id={message?.id ?? null} />
        </Stack>
      </Grid.Col>
    </Grid>
  )
}
