import { cases } from '@cartwright/api/cases'
import { call } from '@cartwright/api/client'
import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useToday } from '../../city-queries.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { useMay } from '../../session.tsx'
import { dueWords } from '../workplan/work-words.ts'
import styles from './cases.module.css'
import type { WholeCase } from './case-queries.ts'
import { FollowUpForm } from './forms/follow-up-form.tsx'

/** What was promised about a case, by day. */
export function FollowUps({ one }: { readonly one: WholeCase }) {
  const may = useMay()('cases.change')
  const today = useToday()
  const [adding, add] = useState(false)
  const set = useCommand(({ followUp, done }: { followUp: number; done: boolean }) =>
    call(cases.doneFollowUp, { params: { id: one.id, followUp }, body: { done } }),
  )
  return (
    <Stack gap="xs" component="section" aria-labelledby="follow-ups">
      <Title order={2} id="follow-ups">
        Follow-ups
      </Title>
      {one.followUps.length === 0 && <Text size="sm">Nothing was promised.</Text>}
      <ul className={styles.plain}>
        {one.followUps.map(({ id, what, dueOn, owner, doneOn, doneBy }) => (
          <li key={id}>
            <Checkbox
              checked={doneOn !== null}
              disabled={!may || set.isPending}
              label={what}
              description={[
                dueWords(dueOn, today, doneOn !== null),
                owner?.name ?? 'nobody yet',
                doneBy && `✓ ${doneBy}`,
              ]
                .filter(Boolean)
                .join(' · ')}
              onChange={({ currentTarget }) => set.mutate({ followUp: id, done: currentTarget.checked })}
            />
          </li>
        ))}
      </ul>
      <Refusal error={set.error} />
      {may && one.closedOn === null && (
        <Group data-no-print>
          <Button size="compact-sm" variant="default" onClick={() => add(true)}>
            New follow-up …
          </Button>
        </Group>
      )}
      {adding && <FollowUpForm one={one} onClose={() => add(false)} />}
    </Stack>
  )
}
