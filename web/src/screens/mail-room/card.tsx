import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { TextLink } from '../../parts/links.tsx'
import { Refusal } from '../../parts/refusal.tsx'

type CardProps = {
  readonly to: '/postage' | '/stock' | '/mail-jobs' | '/returned-mail' | '/addresses' | '/postal'
  readonly title: string
  /** What is to be known first, in one sentence; not yet there: it is being read. */
  readonly sentence: string | undefined
  readonly error: unknown
  readonly children?: ReactNode
}

/** One part of the mail room: its name leads to the room, and one sentence says how it stands. */
export function Card({ to, title, sentence, error, children }: CardProps) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Stack gap="xs">
        <Title order={2} size="h4">
          <TextLink to={to} fz="inherit">
            {title}
          </TextLink>
        </Title>
        <Refusal error={error} />
        {error ? null : <Text fw={600}>{sentence ?? 'Reading…'}</Text>}
        {children}
      </Stack>
    </Paper>
  )
}
