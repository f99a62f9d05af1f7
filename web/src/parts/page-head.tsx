import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

type Head = {
  readonly title: string
  /** Where things stand, in one sentence. Its room is kept while it is not known. */
  readonly state?: ReactNode
  /** The primary action, at the right. */
  readonly action?: ReactNode
}

/** The head of a screen: what it is, how it stands, what to do. Names the browser's tab as well. */
export function PageHead({ title, state, action }: Head) {
  useEffect(() => {
    document.title = `${title} · Cartwright`
  }, [title])
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <Stack gap={4} style={{ flex: '1 1 20rem', minWidth: 0 }}>
        <Title order={1} tabIndex={-1}>
          {title}
        </Title>
        {state !== undefined && (
          <Text component="div" mih="1.55em">
            {state}
          </Text>
        )}
      </Stack>
      {action}
    </Group>
  )
}
