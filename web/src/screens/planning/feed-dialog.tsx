import { call } from '@cartwright/api/client'
import { planning } from '@cartwright/api/planning'
import { Alert, Button, Code, CopyButton, Group, Radio, Stack, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { ownFeed } from './planning-queries.ts'
import styles from './planning.module.css'

type Feed = { readonly scope: 'all' | 'mine'; readonly madeAt: string; readonly readAt: string | null }

/** An address that one's own calendar program can follow: made, renewed, ended. */
export function FeedDialog({ onClose }: { readonly onClose: () => void }) {
  const query = useQuery(ownFeed)
  return (
    <Window onClose={onClose} title="Follow in your calendar" size="lg">
      <Loaded query={query} rows={4}>
        {({ feed }) => <Known feed={feed} />}
      </Loaded>
    </Window>
  )
}

function Known({ feed }: { readonly feed: Feed | null }) {
  const zone = useTimeZone()
  const [scope, choose] = useState<Feed['scope']>(feed?.scope ?? 'all')
  const [address, show] = useState<string | null>(null)
  const open = useCommand(
    () => call(planning.openFeed, { body: { scope } }),
    ({ path }) => show(`${location.origin}${path}`),
  )
  const end = useCommand(
    () => call(planning.endFeed, {}),
    () => show(null),
  )
  return (
    <Stack>
      <Text>
        Outlook, Google Calendar and Apple Calendar can follow an address and stay up to date. It shows
        cycles, steps and days: no customer, no amount and no name. Whoever has the address can read it, so do
        not pass it on.
      </Text>
      <Radio.Group label="What it shows" value={scope} onChange={(value) => choose(value)}>
        <Stack gap="xs" mt={4}>
          <Radio value="all" label="Every step of every run" />
          <Radio value="mine" label="My own steps, with cut-offs and due days" />
        </Stack>
      </Radio.Group>
      {address && <Address address={address} />}
      {feed && !address && (
        <Text size="sm">
          You have an address since {instant(feed.madeAt, zone)},{' '}
          {feed.readAt ? `last read ${instant(feed.readAt, zone)}` : 'not read yet'}. It is kept nowhere, so
          it cannot be shown again: a new one ends it.
        </Text>
      )}
      <Refusal error={open.error ?? end.error} />
      <Group gap="xs" justify="flex-end">
        {feed && (
          <Button color="red" variant="outline" loading={end.isPending} onClick={() => end.mutate(undefined)}>
            End it: the address stops working
          </Button>
        )}
        <Button loading={open.isPending} onClick={() => open.mutate(undefined)} data-autofocus>
          {feed ? 'Make a new address' : 'Make an address'}
        </Button>
      </Group>
    </Stack>
  )
}

const Address = ({ address }: { readonly address: string }) => (
  <Alert title="✓ Copy it now: it is shown this once">
    <Stack gap="xs" align="flex-start">
      <Code className={styles.address} aria-label="Address of your calendar">
        {address}
      </Code>
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="default" onClick={copy}>
            {copied ? '✓ Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </Stack>
  </Alert>
)
