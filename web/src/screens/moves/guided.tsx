import { Alert, Fieldset, Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { CommandForm } from '../../parts/command-form.tsx'
import { fieldErrors } from '../../parts/field-errors.ts'
import { TextLink } from '../../parts/links.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { MovedShown } from './moved-shown.tsx'
import { type Moved, preview } from './move-queries.ts'

type Step = { readonly title: string; readonly fields: ReactNode }

type GuidedProps<Values, Asked extends object> = {
  readonly title: string
  readonly state: string
  readonly form: UseFormReturnType<Values>
  readonly steps: readonly Step[]
  /** What is asked, as it is typed so far; null while something needed is missing. */
  readonly askedOf: (values: Values) => Asked | null
  readonly look: (asked: Asked) => Promise<Moved>
  readonly run: (asked: Asked) => Promise<Moved>
  /** What is still needed, while it is. */
  readonly needed: string
  readonly submit: string
  readonly danger?: boolean
}

/** Something done in a few steps on one page; the last is to look at what will be billed. Enter saves, and what was done is told in place. */
export function Guided<Values extends Record<string, unknown>, Asked extends object>(
  props: GuidedProps<Values, Asked>,
) {
  const { title, state, form, steps, askedOf, look, run, needed, submit, danger } = props
  const [done, setDone] = useState<Moved | null>(null)
  const command = useCommand((values: Values) => {
    const asked = askedOf(values)
    return asked ? run(asked) : Promise.reject(new Error(needed))
  }, setDone)
  if (done)
    return (
      <Stack maw={900}>
        <PageHead title={title} state="" />
        <Done moved={done} />
      </Stack>
    )
  return (
    <Stack maw={900}>
      <PageHead title={title} state={state} />
      <CommandForm form={form} command={command} submit={submit} {...(danger && { danger })}>
        {steps.map(({ title: name, fields }, at) => (
          <Fieldset key={name} legend={`${at + 1}. ${name}`}>
            <Stack gap="sm">{fields}</Stack>
          </Fieldset>
        ))}
        <Fieldset legend={`${steps.length + 1}. Look at what will happen`}>
          <Outcome
            asked={askedOf(form.values)}
            what={title}
            look={look}
            needed={needed}
            onRefused={(error) => form.setErrors(fieldErrors(error))}
          />
        </Fieldset>
      </CommandForm>
    </Stack>
  )
}

type OutcomeProps<Asked> = {
  readonly asked: Asked | null
  readonly what: string
  readonly look: (asked: Asked) => Promise<Moved>
  readonly needed: string
  /** What is refused of one field is said beside it as well. */
  readonly onRefused: (error: unknown) => void
}

function Outcome<Asked extends object>({ asked, what, look, needed, onRefused }: OutcomeProps<Asked>) {
  const [settled] = useDebouncedValue(asked === null ? null : JSON.stringify(asked), 400)
  const wanted = settled === null ? null : (JSON.parse(settled) as Asked)
  const { data, error } = useQuery(
    preview({ what, asked: wanted ?? {}, ask: () => look(wanted!) }, wanted !== null),
  )
  const refused = useEffectEvent(onRefused)
  useEffect(() => {
    if (error) refused(error)
  }, [error])
  if (asked === null || wanted === null) return <Text size="sm">{needed}</Text>
  if (error) return <Refusal error={error} />
  return data ? (
    <div aria-live="polite">
      <MovedShown moved={data} />
    </div>
  ) : (
    <Text size="sm">Asking what will be billed …</Text>
  )
}

const Done = ({ moved }: { readonly moved: Moved }) => (
  <>
    <Alert color="green" title="✓ It is done" aria-live="polite">
      <TextLink to="/accounts/$accountNumber" params={{ accountNumber: moved.accountNumber }} fz="inherit">
        Account {moved.accountNumber}
      </TextLink>
      {moved.toAccountNumber && (
        <>
          {' and '}
          <TextLink
            to="/accounts/$accountNumber"
            params={{ accountNumber: moved.toAccountNumber }}
            fz="inherit"
          >
            account {moved.toAccountNumber}
          </TextLink>
        </>
      )}
    </Alert>
    <MovedShown moved={moved} />
  </>
)
