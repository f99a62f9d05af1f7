import { call } from '@cartwright/api/client'
import { setupChanges } from '@cartwright/api/setup-changes'
import { Alert, Button, List, Radio, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTimeZone } from '../../city-queries.ts'
import { instant } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { ClashingParts } from './clashing-parts.tsx'
import { Effects } from './effect-list.tsx'
import { changedMeanwhile, type Judged, type Meanwhile as Changed } from './setup-queries.ts'

type Whose = 'mine' | 'theirs'

/** What others adopted since a change was begun, and the way to put the change on top of it. */
export function Meanwhile({ change }: { readonly change: Judged }) {
  const query = useQuery(changedMeanwhile(change.id, change.edition))
  return (
    <Alert color="yellow" title="⚠ The set-up was changed since this change was begun" w="100%">
      <Loaded query={query} rows={2}>
        {(changed) => (
          <Stack gap="sm">
            <Adopted versions={changed.versions} />
            <Effects effects={changed.effects} />
            {change.state === 'draft' ? (
              <PutOnTop change={change} clashes={changed.clashes} />
            ) : (
              <Text size="sm">
                Send it back to whoever proposed it: as a draft it is put on top of what holds now.
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Alert>
  )
}

function Adopted({ versions }: Pick<Changed, 'versions'>) {
  const zone = useTimeZone()
  return (
    <List size="sm">
      {versions.map(({ id, adoptedAt, adoptedBy, reason }) => (
        <List.Item key={id}>
          {adoptedBy}, {instant(adoptedAt, zone)}
          {reason && `: ${reason}`}
        </List.Item>
      ))}
    </List>
  )
}

type PutOnTopProps = { readonly change: Judged } & Pick<Changed, 'clashes'>

function PutOnTop({ change: { id, edition }, clashes }: PutOnTopProps) {
  const mayChange = useMay()('city.change')
  const [kept, keep] = useState<Readonly<Record<string, Whose>>>({})
  const chosen = clashes.flatMap(({ path }) => (kept[path] ? [{ path, whose: kept[path] }] : []))
  const command = useCommand(() =>
    call(setupChanges.renew, { params: { changeId: id }, body: { edition, keep: chosen } }),
  )
  if (!mayChange) return null
  return (
    <Stack gap="sm" align="flex-start">
      {clashes.length === 0 && (
        <Text size="sm">Nothing of it is in the lines that you changed: both come together.</Text>
      )}
      {clashes.map(({ path, parts }) => (
        <Stack key={path} gap={4} w="100%">
          <Title order={3}>{path}: both changed the same lines</Title>
          <ClashingParts parts={parts} />
          <Radio.Group
            label={`In these lines of ${path} stays`}
            value={kept[path] ?? null}
            onChange={(whose) => keep({ ...kept, [path]: whose })}
          >
            <Stack gap={4} mt={4}>
              <Radio value="theirs" label="what they wrote" />
              <Radio value="mine" label="what I wrote; theirs is undone when this is adopted" />
            </Stack>
          </Radio.Group>
        </Stack>
      ))}
      <Refusal error={command.error} />
      <Button
        size="xs"
        loading={command.isPending}
        disabled={chosen.length < clashes.length}
        onClick={() => command.mutate(undefined)}
      >
        Put my change on top of it
      </Button>
    </Stack>
  )
}
