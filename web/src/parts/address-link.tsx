import { Anchor, type AnchorProps } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'

type Props = AnchorProps & {
  /** An address within the application that the server named: `/suspense?view=open`. */
  readonly to: string
  readonly label?: string
  readonly children: ReactNode
}

/** A link to a screen by an address that only the server knows. */
export function AddressLink({ to, label, children, ...looks }: Props) {
  const router = useRouter()
  return (
    <Anchor
      {...looks}
      href={to}
      {...(label !== undefined && { 'aria-label': label })}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        router.history.push(to)
      }}
    >
      {children}
    </Anchor>
  )
}
