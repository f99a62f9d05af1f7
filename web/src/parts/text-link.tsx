import { Anchor, type AnchorProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

type Plain = AnchorProps & Omit<ComponentProps<'a'>, keyof AnchorProps>

/** A link to another screen, checked against the screens there are. */
export const TextLink = createLink((props: Plain) => <Anchor {...props} />)
