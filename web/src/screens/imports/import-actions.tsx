import { call, urlOf } from '@cartwright/api/client'
import { imports } from '@cartwright/api/imports'
import { Button, Group, Stack, Text } from '@mantine/core'
import { Window } from '../../parts/window.tsx'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { useCommand } from '../../parts/use-command.ts'
import { count, countThat } from '../../parts/words.ts'
import { useMay } from '../../session.tsx'
import type { ImportShown } from './import-queries.ts'

/** Apply it, leave it, or take the reject list along. */
export function ImportActions({ file }: { readonly file: ImportShown }) {
  const may = useMay()('imports.change')
  const { id, state, totals } = file
  const [asking, ask] = useState<'apply' | 'discard' | null>(null)
  const close = () => ask(null)
  const apply = useCommand(() => call(imports.apply, { params: { id } }), close)
  const discard = useCommand(() => call(imports.discard, { params: { id } }), close)
  const asked = asking === 'discard' ? discard : apply
  const open = may && (state === 'checked' || file.failure !== null)
  return (
    <Group gap="xs">
      {totals.rejected + totals.duplicate > 0 && (
        <Button component="a" variant="default" href={urlOf(imports.rejects, { params: { id } })} download>
          Reject list
        </Button>
      )}
      {open && (
        <Button variant="default" onClick={() => ask('discard')}>
          Leave it …
        </Button>
      )}
      {open && totals.good > 0 && (
        <Button onClick={() => ask('apply')}>Apply {count(totals.good, 'row')} …</Button>
      )}
      {asking && (
        <Window onClose={close} title={asking === 'apply' ? 'Apply this file' : 'Leave this file'}>
          <Stack>
            <Text>
              {asking === 'apply'
                ? `${countThat(totals.good, 'good row', ['goes', 'go'])} into the books, all of them or none. ${count(totals.duplicate + totals.rejected, 'row')} stay out and are on the reject list.`
                : 'Nothing of it goes into the books. The same file can be brought again.'}
            </Text>
            <Refusal error={asked.error} />
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
              <Button
                loading={asked.isPending}
                onClick={() => asked.mutate(undefined)}
                data-autofocus
                {...(asking === 'discard' && { color: 'red' })}
              >
                {asking === 'apply' ? 'Apply' : 'Leave it'}
              </Button>
            </Group>
          </Stack>
        </Window>
      )}
    </Group>
  )
}
