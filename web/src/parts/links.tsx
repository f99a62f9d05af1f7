import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps | keyof ButtonProps> & {
  readonly ref?: Ref<HTMLAnchorElement>
}

/** A link to a screen, within text. */
export const TextLink = createLink((props: AnchorProps & Native) => <Anchor {...props} />)

/** A link to a screen that looks like the deed it begins. */
export const ButtonLink = createLink((props: ButtonProps & Native) => <Button component="a" {...props} />)
