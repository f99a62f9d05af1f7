import { call } from '@cartwright/api/client'
import { whatIfs } from '@cartwright/api/what-ifs'
import { Button, Group, Stack, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import type { WhatIf } from './proposal-queries.ts'

/** Takes a what-if away, after asking. */
export function RemoveWhatIf({ whatIf }: { readonly whatIf: WhatIf }) {
  const navigate = useNavigate()
  const [asking, ask] = useState(false)
  const remove = useCommand(
    async () => {
      // The page goes first: what is taken away is not asked for again.
      await call(whatIfs.remove, { params: { id: whatIf.id } })
      await navigate({ to: '/what-if/$proposalId', params: { proposalId: String(whatIf.proposalId) } })
    },
    () => ask(false),
  )
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        Take it away …
      </Button>
      {asking && (
        <Window onClose={() => ask(false)} title="Take this what-if away">
          <Stack>
            <Text>
              All that was calculated goes. The proposal stays, and it can be calculated again. The record
              keeps that it was asked for.
            </Text>
            <Refusal error={remove.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={() => ask(false)} data-autofocus>
                Cancel
              </Button>
              <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
                Take it away
              </Button>
            </Group>
          </Stack>
        </Window>
      )}
    </>
  )
}
