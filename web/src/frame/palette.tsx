import { Modal } from '@mantine/core'

export const Palette = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal opened onClose={onClose} title="Go to" />
)
