import { Modal, type ModalProps } from '@mantine/core'
import { useReturnFocus } from './use-return-focus.ts'

/** A window over the page, there as long as it is drawn. Once it is gone, the focus is back where it came from. */
export function Window(props: Omit<ModalProps, 'opened'>) {
  useReturnFocus()
  return <Modal opened {...props} />
}
