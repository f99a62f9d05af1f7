import { Button, Group, Stack } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react'
import { fieldErrors } from './field-errors.ts'
import { Refusal } from './refusal.tsx'

type Command<Values> = {
  readonly mutate: (values: Values) => void
  readonly isPending: boolean
  readonly error: unknown
}

export type CommandFormProps<Values> = {
  readonly form: UseFormReturnType<Values>
  readonly command: Command<Values>
  /** What the button says: the deed itself, such as `Record payment`. */
  readonly submit: string
  readonly danger?: boolean
  /** What will happen to the books. */
  readonly will?: ReactNode
  readonly onCancel?: () => void
  readonly children: ReactNode
}

/** A form that does one thing: Enter saves, what is refused is said beside its field, and the focus goes there. */
export function CommandForm<Values extends Record<string, unknown>>(props: CommandFormProps<Values>) {
  const { form, command, submit, danger, will, onCancel, children } = props
  const element = useRef<HTMLFormElement>(null)
  const show = useEffectEvent((error: unknown) => {
    form.setErrors(fieldErrors(error))
    if (error) requestAnimationFrame(() => lookAtFault(element.current))
  })
  useEffect(() => show(command.error), [command.error])
  return (
    <form
      ref={element}
      noValidate
      onSubmit={form.onSubmit(
        (values) => command.mutate(values),
        (_errors, _values, event) => lookSoon(event?.currentTarget),
      )}
    >
      <Stack gap="md">
        {children}
        {will && <div aria-live="polite">{will}</div>}
        <Refusal error={command.error} />
        <Group justify="flex-end" gap="xs">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              Cancel
            </Button>
          )}
          <Button type="submit" loading={command.isPending} {...(danger && { color: 'red' })}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Once the faults are on the screen. */
const lookSoon = (form: EventTarget | undefined): void => {
  if (form instanceof HTMLFormElement) requestAnimationFrame(() => lookAtFault(form))
}

/** Goes to the first field that is wrong, or else to what was said. */
function lookAtFault(form: HTMLFormElement | null): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  if (field) field.focus()
  else form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'nearest' })
}
