import { Modal } from '@mantine/core'

export const Find = ({ onClose }: { readonly onClose: () => void }) => (
  <Modal opened onClose={onClose} title="Find anyone" />
)
