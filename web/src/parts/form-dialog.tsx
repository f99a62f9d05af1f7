import { Alert, Button, Group } from '@mantine/core'
import { Window } from './window.tsx'
import { useState } from 'react'
import { CommandForm, type CommandFormProps } from './command-form.tsx'

type FormDialogProps<Values> = CommandFormProps<Values> & {
  readonly title: string
  readonly wide?: boolean
  readonly onClose: () => void
}

/** A form in a window of its own. Escape closes it, and asks first only if something was typed. */
export function FormDialog<Values extends Record<string, unknown>>(props: FormDialogProps<Values>) {
  const { title, wide, onClose, ...rest } = props
  const { form } = rest
  const [asking, setAsking] = useState(false)
  const leave = () => (form.isDirty() && !asking ? setAsking(true) : onClose())
  return (
    <Window onClose={leave} title={title} size={wide ? 'xl' : 'md'}>
      {asking && (
        <Alert color="yellow" title="⚠ Leave without saving?" mb="md" role="alert">
          <Group gap="xs">
            <Button color="red" onClick={onClose} data-autofocus>
              Leave
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              Go on
            </Button>
          </Group>
        </Alert>
      )}
      <div ref={beginAtFirst}>
        <CommandForm {...rest} onCancel={leave} />
      </div>
    </Window>
  )
}

/** Who opens a form is about to write: it begins at its first field, unless another one is named. */
function beginAtFirst(fields: HTMLDivElement | null): void {
  if (!fields || fields.querySelector('[data-autofocus]')) return
  const first = fields.querySelector(':is(input, select, textarea):not(:disabled, [type=hidden])')
  first?.setAttribute('data-autofocus', '')
}
